import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { EmptyState } from '@/app/_components/empty-state'
import { may } from '@/lib/domain/permission'
import { listArticles } from '@/lib/server/articles'
import { desk } from '@/lib/server/desk'
import { requireActor } from '@/lib/server/session'
import { Desk } from './_components/desk'
import { TrashList } from './_components/trash-list'

type Props = { readonly searchParams: Promise<{ trashed?: string | string[] }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: (await searchParams).trashed === 'true' ? 'Trash' : 'Articles' }
}

export default async function DeskPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!may(actor, 'article.read')) {
    if (may(actor, 'people.manage')) redirect('/people')
    return (
      <main id="main" className="folio">
        <div className="folio-in narrow">
          <EmptyState title="You have no role yet">
            An admin gives roles under People. Ask one, then load this page again.
          </EmptyState>
        </div>
      </main>
    )
  }
  const trashed = (await searchParams).trashed === 'true'
  if (trashed && !may(actor, 'article.manage')) redirect('/')
  if (trashed) {
    const answer = await listArticles(actor, { trashed })
    if (!answer.ok) throw new Error(answer.error.message)
    return (
      <main id="main" className="folio">
        <div className="folio-in">
          <TrashList actor={actor} loaded={answer.value.articles} />
        </div>
      </main>
    )
  }
  const board = await desk(actor)
  if (!board.ok) throw new Error(board.error.message)
  return <Desk actor={actor} loaded={board.value} />
}
