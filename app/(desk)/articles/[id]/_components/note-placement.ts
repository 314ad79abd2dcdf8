/** A note as the placing rule sees it; all lengths in CSS px from the top of the margin. */
export interface NoteBox {
  readonly id: string
  /** Where it would like to stand: at the first line of its claim. */
  readonly want: number
  readonly height: number
  /** Its height when closed to one line. */
  readonly tightHeight: number
  readonly settled: boolean
}

export interface PlacedNote {
  readonly id: string
  readonly top: number
  readonly tight: boolean
}

export interface Window {
  /** The part of the margin that can be seen. */
  readonly top: number
  readonly bottom: number
}

export const GAP = 4
const EDGE = 12

/**
 * Places the notes in the order given (reading order). The chosen card stands at its line and moves only to stay
 * in the window; notes above it are pushed up and notes below it down, never across each other and never over one
 * another. Where there is no room above it, settled notes close to one line first, then the others.
 */
export function placeNotes(
  notes: readonly NoteBox[],
  chosen: string | null,
  window: Window,
): readonly PlacedNote[] {
  const at = chosen === null ? -1 : notes.findIndex(note => note.id === chosen)
  const card = notes[at]
  const placed: { id: string; top: number; height: number; tight: boolean }[] = notes.map(note => ({
    id: note.id,
    top: note.want,
    height: note.height,
    tight: false,
  }))
  if (card) {
    const own = placed[at]
    const above = notes.slice(0, at)
    const room = () => placed.slice(0, at).reduce((sum, note) => sum + note.height + GAP, 0)
    let top = Math.max(Math.min(card.want - 10, window.bottom - EDGE - card.height), window.top + EDGE)
    for (const settledOnes of [true, false]) {
      for (const [index, note] of above.entries()) {
        const box = placed[index]
        if (note.settled !== settledOnes || !box || room() + EDGE <= top) continue
        box.tight = true
        box.height = note.tightHeight
      }
    }
    top = Math.max(top, room() + EDGE)
    if (own) own.top = top
    for (let i = at - 1; i >= 0; i--) {
      const [note, next] = [placed[i], placed[i + 1]]
      if (note && next) note.top = Math.min(note.top, next.top - GAP - note.height)
    }
    for (let i = 0; i < at; i++) {
      const [note, previous] = [placed[i], placed[i - 1]]
      if (note) note.top = Math.max(note.top, previous ? previous.top + previous.height + GAP : 0)
    }
  }
  for (let i = at + 1; i < placed.length; i++) {
    const [note, previous] = [placed[i], placed[i - 1]]
    if (note && previous) note.top = Math.max(note.top, previous.top + previous.height + GAP)
  }
  return placed.map(({ id, top, tight }) => ({ id, top, tight }))
}
