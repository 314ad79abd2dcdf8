import type { ClaimRow } from '@/lib/contracts/claim'
import type { Decision } from '@/lib/domain/review'
import type { ReviewState } from '@/lib/domain/review-state'

/** A decision that moves a claim on; `withdraw` is its undoing and not one of them. */
export type Verdict = Exclude<Decision, 'withdraw'>

/** The review state that each leads to, as far as the reader is concerned. */
export const OUTCOME: Record<Verdict, ReviewState> = { approve: 'approved', return: 'returned' }

/** What somebody decided here, on which finding: a page that still shows that finding as waiting is out of date. */
export interface DecidedHere {
  readonly verdict: Verdict
  /** When the finding decided on was made: it tells that finding from a later one. */
  readonly findingAt: string | null
  /** Who had approved first when it was decided, for claims that need two. */
  readonly first?: string | null
}

/** Whether what the server said of a claim is later than the decision made here. */
export function isCurrent(
  claim: Pick<ClaimRow, 'id' | 'review' | 'findingAt' | 'firstApprovedBy'>,
  known: ReadonlyMap<string, DecidedHere>,
): boolean {
  const own = known.get(claim.id)
  if (own === undefined || claim.review !== 'pending' || claim.findingAt !== own.findingAt) return true
  return (claim.firstApprovedBy?.id ?? null) !== (own.first ?? null)
}

/** Rows as they are after the decisions made here, some of which the page may have been read too early to know. */
export function upToDate(rows: readonly ClaimRow[], known: ReadonlyMap<string, DecidedHere>): ClaimRow[] {
  return rows.map(row => {
    const own = known.get(row.id)
    return own === undefined || isCurrent(row, known) ? row : { ...row, review: OUTCOME[own.verdict] }
  })
}
