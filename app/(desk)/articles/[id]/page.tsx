import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { preload } from 'react-dom'
import { endpointUrl } from '@/lib/contracts/call'
import { ROUTES } from '@/lib/contracts/route'
import { may } from '@/lib/domain/permission'
import { articleHeadline } from '@/lib/server/articles'
import { firstSight } from '@/lib/server/first-sight'
import { requireActor } from '@/lib/server/session'
import { FirstSight } from './_components/first-sight'
import { Workspace } from './_components/workspace'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ claim?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const actor = await requireActor(`/articles/${id}`)
  return { title: (await articleHeadline(actor, id)) || 'Untitled' }
}

export default async function ArticlePage({ params, searchParams }: Props) {
  const { id } = await params
  const { claim } = await searchParams
  const actor = await requireActor(`/articles/${id}`)
  const sight = may(actor, 'article.read') ? await firstSight(actor, id) : null
  if (sight === null) notFound()
  // Fetched while the browser still reads the code that asks for it.
  for (const { path } of [ROUTES.getArticle, ROUTES.listPeople, ROUTES.getSettings]) {
    preload(endpointUrl(path, { id }), { as: 'fetch', crossOrigin: 'anonymous' })
  }
  const claimId = typeof claim === 'string' ? claim : null
  return (
    <Workspace articleId={id} actor={actor} claimId={claimId}>
      <FirstSight sight={sight} />
    </Workspace>
  )
}
