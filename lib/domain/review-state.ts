/** Whether a second person agrees. Separate from the status, always. */
export const REVIEW_STATES = ['not_submitted', 'pending', 'approved', 'returned'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

/** The review state in words, as shown and exported. */
export const REVIEW_LABEL: Record<ReviewState, string> = {
  not_submitted: 'Not submitted',
  pending: 'Waiting for review',
  approved: 'Approved',
  returned: 'Returned',
}
