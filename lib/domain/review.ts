import type { ClaimState } from './claim-state'
import { ok, type Result, refuse } from './result'
import type { ReviewState } from './review-state'

/** What a reviewer may decide; `withdraw` takes one's own last decision back. */
export const DECISIONS = ['approve', 'return', 'withdraw'] as const
export type Decision = (typeof DECISIONS)[number]

export const REVIEW_REFUSALS = [
  'orphaned',
  'stale',
  'not_pending',
  'own_finding',
  'unsourced',
  'reason_needed',
  'not_your_decision',
] as const
export type ReviewRefusal = (typeof REVIEW_REFUSALS)[number]

/** Why the button is forbidden, in the words of the interface: "Cannot be approved yet: …." */
export const REVIEW_REFUSAL_TEXT: Record<ReviewRefusal, string> = {
  orphaned: 'its text has gone',
  stale: 'the wording changed after the finding',
  not_pending: 'it is not waiting for review',
  own_finding: 'it is your own finding',
  unsourced: 'it has no source and no reason',
  reason_needed: 'a return needs a reason',
  not_your_decision: 'the decision is not yours to take back',
}

/** Where each decision leads from each review state; a state without an entry refuses it. */
export const REVIEW_TRANSITIONS: Record<Decision, Partial<Record<ReviewState, ReviewState>>> = {
  approve: { pending: 'approved' },
  return: { pending: 'returned' },
  withdraw: { approved: 'pending', returned: 'pending' },
}

export interface ReviewContext {
  readonly by: string
  readonly at: string
  readonly citationCount: number
  /** The newsroom's switch; off by default, and its change is recorded. */
  readonly ownFindingsAllowed: boolean
}

/** Whether a claim is called verified with neither a source nor a written reason. */
export function isUnsourced(claim: Pick<ClaimState, 'status' | 'note'>, citationCount: number): boolean {
  return claim.status === 'verified' && citationCount === 0 && claim.note.trim() === ''
}

/** Whether an approval is forbidden, and by which rule: the same answer for the button and the server. */
export function approvalRefusal(claim: ClaimState, context: Omit<ReviewContext, 'at'>): ReviewRefusal | null {
  if (claim.orphaned) return 'orphaned'
  if (claim.stale) return 'stale'
  if (REVIEW_TRANSITIONS.approve[claim.review] === undefined) return 'not_pending'
  if (claim.findingBy === context.by && !context.ownFindingsAllowed) return 'own_finding'
  return isUnsourced(claim, context.citationCount) ? 'unsourced' : null
}

/** Decides on a claim; the refusal names the first rule that forbids it. */
export function decide(
  claim: ClaimState,
  decision: Decision,
  reason: string | null,
  context: ReviewContext,
): Result<ClaimState, ReviewRefusal> {
  const next = REVIEW_TRANSITIONS[decision][claim.review]
  const written = reason?.trim() || null
  if (decision === 'approve') {
    const refusal = approvalRefusal(claim, context)
    if (refusal) return refuse(refusal)
  }
  if (next === undefined) return refuse('not_pending')
  if (decision === 'return' && written === null) return refuse('reason_needed')
  if (decision === 'withdraw') {
    if (claim.reviewedBy !== context.by) return refuse('not_your_decision')
    return ok({ ...claim, review: next, reviewedBy: null, reviewedAt: null, reviewReason: null })
  }
  return ok({ ...claim, review: next, reviewedBy: context.by, reviewedAt: context.at, reviewReason: written })
}
