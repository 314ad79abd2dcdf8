import type { ClaimState } from './claim-state'
import { type Flag, flagSet, sameFlags } from './flag'
import { approvalsNeeded } from './review'

/**
 * Flags a claim, or takes flags off it. One that had been approved by one person, and now needs two, waits for the
 * second; whoever approved it counts as the first. Taking a flag off settles nothing: what waits still waits.
 */
export function setFlags(claim: ClaimState, given: readonly Flag[], secondReviewer: boolean): ClaimState {
  const flags = flagSet(given)
  if (sameFlags(flags, claim.flags)) return claim
  const flagged = { ...claim, flags }
  const approved = claim.review === 'approved' || claim.approvalStands
  if (!approved || claim.firstApprovedBy !== null || approvalsNeeded(flagged, secondReviewer) === 'one') {
    return flagged
  }
  return {
    ...flagged,
    review: 'pending',
    approvalStands: false,
    firstApprovedBy: claim.reviewedBy,
    firstApprovedAt: claim.reviewedAt,
    reviewedBy: null,
    reviewedAt: null,
    reviewReason: null,
  }
}
