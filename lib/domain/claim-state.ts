import type { Flag } from './flag'
import type { Resolution } from './resolution'
import { ok, type Result, refuse } from './result'
import type { ReviewState } from './review-state'
import { isFinding, type Status } from './status'
import { isStale } from './wording'

/**
 * The part of a claim that the rules of checking and review read and change. Times are ISO 8601 strings in
 * UTC; people are their ids.
 */
export interface ClaimState {
  readonly status: Status
  readonly review: ReviewState
  /** The claim's text in the draft now; for an orphaned claim, as it last stood. */
  readonly quote: string
  /** The text the finding was made on; null while there is no finding. */
  readonly findingWording: string | null
  readonly findingBy: string | null
  readonly findingAt: string | null
  readonly note: string
  readonly proposedWording: string | null
  readonly stale: boolean
  readonly orphaned: boolean
  /** Where the newsroom asks for it, a flagged claim needs two approvals. */
  readonly flags: readonly Flag[]
  /** Who approved first, where a second has to approve or has approved as well; null otherwise. */
  readonly firstApprovedBy: string | null
  readonly firstApprovedAt: string | null
  readonly reviewedBy: string | null
  readonly reviewedAt: string | null
  readonly reviewReason: string | null
  /** The approval that stood before the wording changed comes back if the wording does. */
  readonly approvalStands: boolean
  readonly resolution: Resolution | null
  readonly resolutionReason: string | null
  readonly resolvedBy: string | null
  readonly resolvedAt: string | null
}

/** The review state that setting each status leads to, whatever the review state was. */
export const REVIEW_AFTER_STATUS: Record<Status, ReviewState> = {
  unchecked: 'not_submitted',
  in_progress: 'not_submitted',
  verified: 'pending',
  needs_change: 'pending',
  disputed: 'pending',
  cannot_verify: 'pending',
  opinion: 'pending',
}

/** What has to be written with a status: without it nobody could act on the finding. */
export const REASON_NEEDED: Record<Status, 'none' | 'note' | 'note_or_proposal'> = {
  unchecked: 'none',
  in_progress: 'none',
  verified: 'none',
  needs_change: 'note_or_proposal',
  disputed: 'note',
  cannot_verify: 'note',
  opinion: 'none',
}

export interface StatusChange {
  readonly status: Status
  /** Left out: the note stays as it is. */
  readonly note?: string | undefined
  /** Left out: the proposal stays; null or blank: taken back. */
  readonly proposedWording?: string | null | undefined
}

export type StatusRefusal = 'reason_needed' | 'orphaned'

/** Whether a status would stand without what has to be written with it; texts are trimmed, a blank proposal is null. */
export function lacksReason(status: Status, note: string, proposedWording: string | null): boolean {
  const needed = REASON_NEEDED[status]
  if (needed === 'none' || note !== '') return false
  return needed === 'note' || proposedWording === null
}

/**
 * Sets a status. A finding records the wording it was made on and asks for review; setting `unchecked` or
 * `in_progress` withdraws both. Either way an earlier approval and the editor's answer are void.
 */
export function setStatus(
  claim: ClaimState,
  change: StatusChange,
  by: string,
  at: string,
): Result<ClaimState, StatusRefusal> {
  const finding = isFinding(change.status)
  if (finding && claim.orphaned) return refuse('orphaned')
  const note = change.note === undefined ? claim.note : change.note.trim()
  const proposedWording =
    change.proposedWording === undefined ? claim.proposedWording : change.proposedWording?.trim() || null
  if (lacksReason(change.status, note, proposedWording)) return refuse('reason_needed')
  return ok({
    ...claim,
    status: change.status,
    review: REVIEW_AFTER_STATUS[change.status],
    note,
    proposedWording,
    findingWording: finding ? claim.quote : null,
    findingBy: finding ? by : null,
    findingAt: finding ? at : null,
    stale: false,
    approvalStands: false,
    firstApprovedBy: null,
    firstApprovedAt: null,
    reviewedBy: null,
    reviewedAt: null,
    reviewReason: null,
    resolution: null,
    resolutionReason: null,
    resolvedBy: null,
    resolvedAt: null,
  })
}

/** Makes the same finding again on the wording as it stands: "still holds". Refused without a finding. */
export function reaffirm(
  claim: ClaimState,
  by: string,
  at: string,
): Result<ClaimState, StatusRefusal | 'no_finding'> {
  if (!isFinding(claim.status)) return refuse('no_finding')
  return setStatus(claim, { status: claim.status }, by, at)
}

/**
 * What the draft did to the claim: its text now, or null when the text has gone. An approval of words that
 * changed no longer counts, and counts again when the same words return (undo, paste).
 */
export function onText(claim: ClaimState, quote: string | null): ClaimState {
  if (quote === null) return claim.orphaned ? claim : { ...claim, orphaned: true }
  const stale = isStale(claim.findingWording, quote)
  let { review, approvalStands } = claim
  if (stale && review === 'approved') {
    review = 'not_submitted'
    approvalStands = true
  } else if (!stale && approvalStands) {
    review = 'approved'
    approvalStands = false
  }
  if (
    quote === claim.quote &&
    stale === claim.stale &&
    review === claim.review &&
    !claim.orphaned &&
    approvalStands === claim.approvalStands
  )
    return claim
  return { ...claim, quote, stale, review, approvalStands, orphaned: false }
}
