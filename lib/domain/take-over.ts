import type { ClaimState, StatusChange } from './claim-state'
import type { Likeness } from './repeated-claim'
import { isFinding } from './status'

export const TAKE_OVER_REFUSALS = ['no_finding', 'orphaned', 'stale', 'returned', 'not_alike'] as const
export type TakeOverRefusal = (typeof TAKE_OVER_REFUSALS)[number]

/** Why an earlier finding is not offered, in the words of the interface. */
export const TAKE_OVER_REFUSAL_TEXT: Record<TakeOverRefusal, string> = {
  no_finding: 'it has no finding any more',
  orphaned: 'its text has gone from its article',
  stale: 'its wording changed after the finding',
  returned: 'a reviewer returned it',
  not_alike: 'the two do not say the same',
}

type Earlier = Pick<ClaimState, 'status' | 'review' | 'stale' | 'orphaned' | 'note' | 'proposedWording'>

/** Why the finding on an earlier claim may not be taken over; null when it may. */
export function takeOverRefusal(earlier: Earlier, likeness: Likeness | null): TakeOverRefusal | null {
  if (!isFinding(earlier.status)) return 'no_finding'
  if (earlier.orphaned) return 'orphaned'
  if (earlier.stale) return 'stale'
  if (earlier.review === 'returned') return 'returned'
  return likeness === null ? 'not_alike' : null
}

/**
 * The finding that taking over an earlier one comes to, for `setStatus`. What was written here before stays, with the
 * earlier note under it. A wording is proposed only for the same words; for others it is said in the note.
 */
export function takenOver(
  claim: Pick<ClaimState, 'note' | 'proposedWording'>,
  earlier: Earlier,
  likeness: Likeness,
): StatusChange {
  const fits = likeness === 'same'
  const told =
    !fits && earlier.proposedWording !== null ? `Wording proposed there: “${earlier.proposedWording}”` : ''
  const notes = [claim.note, earlier.note, told].map(note => note.trim())
  const proposedWording = claim.proposedWording ?? (fits ? earlier.proposedWording : null)
  return {
    status: earlier.status,
    note: [...new Set(notes)].filter(Boolean).join('\n\n'),
    proposedWording,
  }
}
