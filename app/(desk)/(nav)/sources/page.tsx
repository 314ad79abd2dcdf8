import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '@/lib/domain/permission'
import { SOURCE_KINDS } from '@/lib/domain/source'
import { requireActor } from '@/lib/server/session'
import { SourceLibrary } from './_components/source-library'

export const metadata: Metadata = { title: 'Sources' }

type Props = { readonly searchParams: Promise<{ q?: string | string[]; kind?: string | string[] }> }

export default async function SourcesPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!may(actor, 'article.read')) notFound()
  const { q, kind } = await searchParams
  return (
    <main id="main" className="folio">
      <SourceLibrary
        edits={may(actor, 'source.edit')}
        query={typeof q === 'string' ? q : ''}
        kind={SOURCE_KINDS.find(known => known === kind) ?? null}
      />
    </main>
  )
}
