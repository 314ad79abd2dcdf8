import { type ClaimState, lacksReason } from './claim-state'
import { ok, type Result, refuse } from './result'
import { isUnsourced } from './review'
import { isFinding } from './status'

export interface Revision {
  /** Left out: the note stays as it is. */
  readonly note?: string | undefined
  /** Left out: the proposal stays; null or blank: taken back. */
  readonly proposedWording?: string | null | undefined
}

/**
 * Rewrites the note or the proposed wording without making the finding anew. Refused when the finding would lose
 * the reason it needs. A proposal is part of what a reviewer agrees to: a changed one asks for review again, and
 * is the finding of whoever wrote it, so that nobody approves their own. So does a note taken away from what was
 * approved, which may have been its only reason.
 */
export function revise(
  claim: ClaimState,
  revision: Revision,
  by: string,
  at: string,
): Result<ClaimState, 'reason_needed'> {
  const note = revision.note === undefined ? claim.note : revision.note.trim()
  const proposedWording =
    revision.proposedWording === undefined ? claim.proposedWording : revision.proposedWording?.trim() || null
  if (lacksReason(claim.status, note, proposedWording)) return refuse('reason_needed')
  const revised = { ...claim, note, proposedWording }
  const proposalChanged = proposedWording !== claim.proposedWording
  const noteTaken = note === '' && claim.note !== ''
  if (!isFinding(claim.status) || !(proposalChanged || noteTaken)) return ok(revised)
  const author = proposalChanged ? { findingBy: by, findingAt: at } : {}
  return ok(reopened({ ...revised, ...author }))
}

/**
 * What it does to a claim that a source is taken off it, so that this many citations are left: what was approved
 * as verified and now has neither source nor reason waits for review again.
 */
export function onUncited(claim: ClaimState, citationCount: number): ClaimState {
  return isUnsourced(claim, citationCount) ? reopened(claim) : claim
}

/* An approval of something that is no longer the same, or the first of two; without one there is nothing to take back. */
function reopened(claim: ClaimState): ClaimState {
  const none =
    claim.firstApprovedBy === null ? claim : { ...claim, firstApprovedBy: null, firstApprovedAt: null }
  if (claim.review !== 'approved' && !claim.approvalStands) return none
  return {
    ...none,
    review: 'pending',
    approvalStands: false,
    reviewedBy: null,
    reviewedAt: null,
    reviewReason: null,
  }
}
