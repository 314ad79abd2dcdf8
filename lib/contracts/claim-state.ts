import type { ClaimState } from '@/lib/domain/claim-state'
import type { Claim } from './claim'

/** The claim as the rules read it, so that a button asks the same function as the server. */
export function claimStateOf(claim: Omit<Claim, 'citations' | 'comments'>): ClaimState {
  return {
    ...claim,
    findingBy: claim.findingBy?.id ?? null,
    firstApprovedBy: claim.firstApprovedBy?.id ?? null,
    reviewedBy: claim.reviewedBy?.id ?? null,
    resolvedBy: claim.resolvedBy?.id ?? null,
    approvalStands: false,
  }
}
