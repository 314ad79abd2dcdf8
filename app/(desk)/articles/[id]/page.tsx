import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '@/lib/domain/permission'
import { articleHeadline } from '@/lib/server/articles'
import { requireActor } from '@/lib/server/session'
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
  if (!may(actor, 'article.read') || (await articleHeadline(actor, id)) === null) notFound()
  return <Workspace articleId={id} actor={actor} claimId={typeof claim === 'string' ? claim : null} />
}
