import type { PlacedClaim } from '@/lib/contracts/claim'

/** Height of a note closed to one line, px. */
export const TIGHT_HEIGHT = 24

interface Measured {
  readonly claim: PlacedClaim
  /** Whether the note says that somebody has the claim open. */
  readonly held: boolean
  readonly height: number
}

/**
 * The heights of notes that are not closed to one line. A closed one's is remembered from before, since opening it
 * to measure it would have the whole page laid out for each note.
 */
export function createNoteHeights(): (note: HTMLElement, claim: PlacedClaim) => number {
  const measured = new WeakMap<HTMLElement, Measured>()
  return (note, claim) => {
    const tight = note.classList.contains('tight')
    const known = measured.get(note)
    const held = note.querySelector('.held') !== null
    if (tight && known?.claim === claim && known.held === held) return known.height
    if (tight) note.classList.remove('tight')
    const height = note.offsetHeight
    measured.set(note, { claim, held, height })
    return height
  }
}
