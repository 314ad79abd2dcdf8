import type { Resolution } from './resolution'
import type { ReviewState } from './review-state'
import { isAnswerable, isFinding, type Status } from './status'

/** Why a claim holds the article back, in the order in which they are listed. */
export const BLOCKER_KINDS = ['unchecked', 'stale', 'pending', 'returned', 'unresolved'] as const
export type BlockerKind = (typeof BLOCKER_KINDS)[number]

/** The heading of each group of blockers. */
export const BLOCKER_LABEL: Record<BlockerKind, string> = {
  unchecked: 'Not checked yet',
  stale: 'Wording changed',
  pending: 'Waiting for review',
  returned: 'Returned',
  unresolved: 'Needs an answer',
}

export interface Blocker {
  readonly kind: BlockerKind
  readonly claimId: string
}

/** What clearance asks of a claim. */
export interface ClearanceFacts {
  readonly id: string
  readonly status: Status
  readonly review: ReviewState
  readonly stale: boolean
  readonly orphaned: boolean
  readonly resolution: Resolution | null
}

/** The reasons for which this claim holds the article back; none for a claim whose text has gone. */
export function blockersOf(claim: ClearanceFacts): BlockerKind[] {
  if (claim.orphaned) return []
  const kinds: BlockerKind[] = []
  if (!isFinding(claim.status)) kinds.push('unchecked')
  if (claim.stale) kinds.push('stale')
  else if (awaitsReview(claim)) kinds.push('pending')
  if (claim.review === 'returned') kinds.push('returned')
  if (isAnswerable(claim.status) && claim.resolution === null) kinds.push('unresolved')
  return kinds
}

/* A finding that nobody was asked to review must not pass for an approved one, whatever led to it. */
function awaitsReview(claim: ClearanceFacts): boolean {
  return claim.review === 'pending' || (claim.review === 'not_submitted' && isFinding(claim.status))
}

/** Everything that holds the article back, by kind and then in the order given; a claim may stand in two groups. */
export function blockers(claims: readonly ClearanceFacts[]): Blocker[] {
  const found = claims.flatMap(claim => blockersOf(claim).map(kind => ({ kind, claimId: claim.id })))
  return BLOCKER_KINDS.flatMap(kind => found.filter(blocker => blocker.kind === kind))
}

/** Settled: approved and, where the finding asks for an answer, answered; nothing left to do on it. */
export function isSettled(claim: ClearanceFacts): boolean {
  return !claim.orphaned && blockersOf(claim).length === 0
}
