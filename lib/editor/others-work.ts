import type { PlacedClaim } from '@/lib/contracts/claim'
import type { PersonRef } from '@/lib/contracts/shared'

/**
 * Somebody other than this person who has put work into a claim: marked it, set a finding, decided on it, cited,
 * commented, or has taken it on. Null when nobody has.
 */
export function workedOnBy(claim: PlacedClaim, personId: string): PersonRef | null {
  const hands = [
    claim.findingBy,
    claim.reviewedBy,
    claim.resolvedBy,
    ...claim.citations.map(citation => citation.addedBy),
    ...claim.comments.map(comment => comment.author),
    claim.assignee,
    claim.createdBy,
  ]
  return hands.find(hand => hand !== null && hand.id !== personId) ?? null
}
