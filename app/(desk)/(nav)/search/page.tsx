import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '@/lib/domain/permission'
import { SEARCH_KINDS } from '@/lib/domain/search-kind'
import { STATUSES } from '@/lib/domain/status'
import { articleHeadline } from '@/lib/server/articles'
import { requireActor } from '@/lib/server/session'
import { SearchScreen } from './_components/search-screen'

export const metadata: Metadata = { title: 'Search' }

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

export default async function SearchPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!may(actor, 'article.read')) notFound()
  const { q, kind, status, sort, article } = await searchParams
  const headline = typeof article === 'string' ? await articleHeadline(actor, article) : null
  return (
    <main id="main" className="folio">
      <SearchScreen
        start={{
          q: typeof q === 'string' ? q : '',
          kind: SEARCH_KINDS.find(one => one === kind) ?? null,
          status: STATUSES.find(one => one === status) ?? null,
          ranked: sort === 'relevance',
          article: typeof article === 'string' && headline !== null ? { id: article, headline } : null,
        }}
      />
    </main>
  )
}
