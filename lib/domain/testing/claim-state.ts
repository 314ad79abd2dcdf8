import { type ClaimState, REVIEW_AFTER_STATUS } from '@/lib/domain/claim-state'
import type { ReviewState } from '@/lib/domain/review-state'
import { type Finding, isAnswerable } from '@/lib/domain/status'

export const QUOTE = 'five missiles fell on the port'
export const MONDAY = '2024-03-04T09:00:00.000Z'
export const TUESDAY = '2024-03-05T09:00:00.000Z'
export const WEDNESDAY = '2024-03-06T09:00:00.000Z'

/** A claim that nobody has looked at; with the parts given put in place of its own, fitting or not. */
export function claimState(parts: Partial<ClaimState> = {}): ClaimState {
  return {
    status: 'unchecked',
    review: 'not_submitted',
    quote: QUOTE,
    findingWording: null,
    findingBy: null,
    findingAt: null,
    note: '',
    proposedWording: null,
    stale: false,
    orphaned: false,
    flags: [],
    firstApprovedBy: null,
    firstApprovedAt: null,
    reviewedBy: null,
    reviewedAt: null,
    reviewReason: null,
    approvalStands: false,
    resolution: null,
    resolutionReason: null,
    resolvedBy: null,
    resolvedAt: null,
    ...parts,
  }
}

/** A claim with a finding of the checker's, waiting for review, with a note where the finding needs one. */
export function found(status: Finding, parts: Partial<ClaimState> = {}): ClaimState {
  return claimState({
    status,
    review: REVIEW_AFTER_STATUS[status],
    findingWording: parts.quote ?? QUOTE,
    findingBy: 'person-checker',
    findingAt: MONDAY,
    note: isAnswerable(status) ? 'The harbour log says four.' : '',
    ...parts,
  })
}

/** A finding on which the reviewer has decided. */
export function reviewed(
  status: Finding,
  review: Extract<ReviewState, 'approved' | 'returned'>,
  parts: Partial<ClaimState> = {},
): ClaimState {
  return found(status, {
    review,
    reviewedBy: 'person-reviewer',
    reviewedAt: TUESDAY,
    reviewReason: review === 'returned' ? 'Which log?' : null,
    ...parts,
  })
}
