import type { ClaimState } from './claim-state'
import { ok, type Result, refuse } from './result'
import { REVIEW_STATES } from './review-state'

/** What a reviewer may decide; `withdraw` takes one's own last decision back. */
export const DECISIONS = ['approve', 'return', 'withdraw'] as const
export type Decision = (typeof DECISIONS)[number]

export const REVIEW_REFUSALS = [
  'orphaned',
  'stale',
  'not_pending',
  'own_finding',
  'needs_another',
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
  needs_another: 'you have approved it, and a second person has to',
  unsourced: 'it has no source and no reason',
  reason_needed: 'a return needs a reason',
  not_your_decision: 'the decision is not yours to take back',
}

/** Where a review stands: its state, and of one that is still pending whether a first reviewer has approved. */
export const REVIEW_STANDINGS = [...REVIEW_STATES, 'approved_once'] as const
export type ReviewStanding = (typeof REVIEW_STANDINGS)[number]

export function reviewStanding(claim: Pick<ClaimState, 'review' | 'firstApprovedBy'>): ReviewStanding {
  return claim.review === 'pending' && claim.firstApprovedBy !== null ? 'approved_once' : claim.review
}

type Transitions = Record<Decision, Partial<Record<ReviewStanding, ReviewStanding>>>

/**
 * Where each decision leads from each standing, by how many have to approve; a standing without an entry refuses it.
 * Taking a decision back leaves the first approval of somebody else as it was, so that it leads to `approved_once`.
 */
export const REVIEW_TRANSITIONS: Record<'one' | 'two', Transitions> = {
  one: {
    approve: { pending: 'approved', approved_once: 'approved' },
    return: { pending: 'returned', approved_once: 'returned' },
    withdraw: { approved: 'pending', returned: 'pending', approved_once: 'pending' },
  },
  two: {
    approve: { pending: 'approved_once', approved_once: 'approved' },
    return: { pending: 'returned', approved_once: 'returned' },
    withdraw: { approved: 'pending', returned: 'pending', approved_once: 'pending' },
  },
}

/** How many have to approve a claim: a second person where the newsroom asks for one and the claim is flagged. */
export function approvalsNeeded(claim: Pick<ClaimState, 'flags'>, secondReviewer: boolean): 'one' | 'two' {
  return secondReviewer && claim.flags.length > 0 ? 'two' : 'one'
}

export interface ReviewContext {
  readonly by: string
  readonly at: string
  readonly citationCount: number
  /** The newsroom's switch; off by default, and its change is recorded. */
  readonly ownFindingsAllowed: boolean
  /** The newsroom's other switch: claims flagged legal or sensitive need a second approval. */
  readonly secondReviewer: boolean
}

/** Whether a claim is called verified with neither a source nor a written reason. */
export function isUnsourced(claim: Pick<ClaimState, 'status' | 'note'>, citationCount: number): boolean {
  return claim.status === 'verified' && citationCount === 0 && claim.note.trim() === ''
}

/** Whether an approval is forbidden, and by which rule: the same answer for the button and the server. */
export function approvalRefusal(claim: ClaimState, context: Omit<ReviewContext, 'at'>): ReviewRefusal | null {
  if (claim.orphaned) return 'orphaned'
  if (claim.stale) return 'stale'
  const needed = approvalsNeeded(claim, context.secondReviewer)
  if (REVIEW_TRANSITIONS[needed].approve[reviewStanding(claim)] === undefined) return 'not_pending'
  if (claim.findingBy === context.by && !context.ownFindingsAllowed) return 'own_finding'
  if (needed === 'two' && claim.firstApprovedBy === context.by) return 'needs_another'
  return isUnsourced(claim, context.citationCount) ? 'unsourced' : null
}

/** Decides on a claim; the refusal names the first rule that forbids it. */
export function decide(
  claim: ClaimState,
  decision: Decision,
  reason: string | null,
  context: ReviewContext,
): Result<ClaimState, ReviewRefusal> {
  const { by, at } = context
  const standing = reviewStanding(claim)
  const next = REVIEW_TRANSITIONS[approvalsNeeded(claim, context.secondReviewer)][decision][standing]
  const written = reason?.trim() || null
  if (decision === 'approve') {
    const refusal = approvalRefusal(claim, context)
    if (refusal) return refuse(refusal)
  }
  if (next === undefined) return refuse('not_pending')
  if (decision === 'return' && written === null) return refuse('reason_needed')
  if (next === 'approved_once') return ok({ ...claim, firstApprovedBy: by, firstApprovedAt: at })
  if (decision === 'withdraw') return withdrawn(claim, standing, by)
  // Whoever approved first and approves again, since no second is asked for any more, is one reviewer and not two.
  const alone =
    decision === 'approve' && claim.firstApprovedBy === by
      ? { firstApprovedBy: null, firstApprovedAt: null }
      : {}
  return ok({ ...claim, ...alone, review: next, reviewedBy: by, reviewedAt: at, reviewReason: written })
}

/* A return leaves the first approval in the row, where it counts for nothing until the return is taken back. */
function withdrawn(
  claim: ClaimState,
  standing: ReviewStanding,
  by: string,
): Result<ClaimState, ReviewRefusal> {
  const first = standing === 'approved_once'
  if ((first ? claim.firstApprovedBy : claim.reviewedBy) !== by) return refuse('not_your_decision')
  if (first) return ok({ ...claim, firstApprovedBy: null, firstApprovedAt: null })
  return ok({ ...claim, review: 'pending', reviewedBy: null, reviewedAt: null, reviewReason: null })
}
