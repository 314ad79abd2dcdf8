import type { PlacedClaim } from '@/lib/contracts/claim'

/** Height of a note closed to one line, px. */
export const TIGHT_HEIGHT = 24

/**
 * The heights of notes that are not closed to one line. A closed one's is remembered from before, since opening it
 * to measure it would have the whole page laid out for each note.
 */
export function createNoteHeights(): (note: HTMLElement, claim: PlacedClaim) => number {
  const measured = new WeakMap<HTMLElement, { readonly claim: PlacedClaim; readonly height: number }>()
  return (note, claim) => {
    const tight = note.classList.contains('tight')
    const known = measured.get(note)
    if (tight && known?.claim === claim) return known.height
    if (tight) note.classList.remove('tight')
    const height = note.offsetHeight
    measured.set(note, { claim, height })
    return height
  }
}
