import type { SearchKind } from '@/lib/domain/search-kind'
import type { Status } from '@/lib/domain/status'

/** What the page of a search shows; its address says the same. */
export interface SearchView {
  readonly q: string
  /** One kind, or all. */
  readonly kind: SearchKind | null
  readonly status: Status | null
  /** What fits best first, rather than the newest. */
  readonly ranked: boolean
  readonly article: { readonly id: string; readonly headline: string } | null
}

/** The address of a view. */
export function searchAddress({ q, kind, status, ranked, article }: SearchView): `/search${string}` {
  const parts = new URLSearchParams()
  if (q.trim()) parts.set('q', q.trim())
  if (kind) parts.set('kind', kind)
  if (status) parts.set('status', status)
  if (article) parts.set('article', article.id)
  if (ranked) parts.set('sort', 'relevance')
  return parts.size > 0 ? `/search?${parts}` : '/search'
}
