import type { Metadata } from 'next'
import Link from 'next/link'
import { EmptyState } from '@/app/_components/empty-state'
import { may } from '@/lib/domain/permission'
import { requireActor } from '@/lib/server/session'
import { NewArticle } from './_components/new-article'

export const metadata: Metadata = { title: 'New article' }

export default async function NewArticlePage() {
  const actor = await requireActor('/articles/new')
  return (
    <main id="main" className="folio">
      {may(actor, 'article.create') ? (
        <NewArticle />
      ) : (
        <div className="folio-in narrow">
          <EmptyState
            title="Editors start articles"
            actions={
              <Link className="btn" href="/">
                To the articles
              </Link>
            }
          >
            Your roles do not include editor. Ask an editor to paste the draft, or an admin for the role.
          </EmptyState>
        </div>
      )}
    </main>
  )
}
