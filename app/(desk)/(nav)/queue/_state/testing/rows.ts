import type { ClaimRow, ClaimsAnswer } from '@/lib/contracts/claim'
import type { ClaimCounts } from '../view'

const MADE = '2026-03-01T09:00:00.000Z'

/** A row of the queue: a verified claim waiting for review, unless told otherwise. */
export function row(id: string, over: Partial<ClaimRow> = {}): ClaimRow {
  return {
    id,
    articleId: 'article-1',
    headline: 'The gate that closed once',
    deadline: '2026-03-01T18:00:00.000Z',
    later: null,
    number: 1,
    quote: `quote of ${id}`,
    status: 'verified',
    review: 'pending',
    stale: false,
    orphaned: false,
    findingBy: { id: 'bram', name: 'Bram Oduya' },
    findingAt: MADE,
    assignee: null,
    priority: 'normal',
    flags: [],
    firstApprovedBy: null,
    note: '',
    waitingSince: MADE,
    createdAt: MADE,
    updatedAt: MADE,
    citationCount: 1,
    thinlySourced: false,
    ...over,
  }
}

/** Counts over these rows, as the server would give them. */
export function countsOf(rows: readonly ClaimRow[]): ClaimCounts {
  const counts: ClaimCounts = {
    total: rows.length,
    byStatus: {
      unchecked: 0,
      in_progress: 0,
      verified: 0,
      needs_change: 0,
      disputed: 0,
      cannot_verify: 0,
      opinion: 0,
    },
    byReview: { not_submitted: 0, pending: 0, approved: 0, returned: 0 },
    mine: { waiting: 0, later: 0 },
    byPriority: { low: 0, normal: 0, high: 0 },
    byFlag: { legal: 0, sensitive: 0 },
    stale: 0,
    orphaned: 0,
    unsourced: 0,
    thin: 0,
    byArticle: [],
  }
  for (const one of rows) {
    counts.byStatus[one.status]++
    counts.byReview[one.review]++
    if (one.review === 'pending') counts.mine.waiting++
    if (one.stale) counts.stale++
    if (one.orphaned) counts.orphaned++
  }
  return counts
}

/** A page of `GET /api/claims`; `all` are the rows counted, the page's own unless told otherwise. */
export function page(
  claims: readonly ClaimRow[],
  next: string | null = null,
  all: readonly ClaimRow[] = claims,
): ClaimsAnswer {
  return { claims: [...claims], next, counts: countsOf(all), holds: [] }
}
