import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GAP, type NoteBox, placeNotes } from './note-placement'

const note = (id: string, want: number, height = 46, settled = false): NoteBox => ({
  id,
  want,
  height,
  tightHeight: 24,
  settled,
})
const window = { top: 0, bottom: 900 }

describe('placing notes beside their claims', () => {
  it('leaves notes with room at their lines', () => {
    expect(placeNotes([note('a', 100), note('b', 200)], null, window)).toEqual([
      { id: 'a', top: 100, tight: false },
      { id: 'b', top: 200, tight: false },
    ])
  })

  it('pushes a crowded note down', () => {
    expect(placeNotes([note('a', 100), note('b', 110)], null, window)[1]?.top).toBe(150)
  })

  it('keeps the card at its line and pushes the note before it up', () => {
    const placed = placeNotes([note('a', 290), note('b', 310, 300)], 'b', window)
    expect(placed.map(({ top }) => top)).toEqual([250, 300])
  })

  it('moves the card up to stay in the window', () => {
    const [card] = placeNotes([note('a', 800, 400)], 'a', window)
    expect(card?.top).toBe(488)
  })

  it('closes settled notes first where there is no room above the card', () => {
    const notes = [note('a', 10), note('b', 20, 46, true), note('c', 105, 300)]
    expect(placeNotes(notes, 'c', window).map(({ tight }) => tight)).toEqual([false, true, false])
  })

  it('never lets notes touch, change order or leave the top of the sheet', () => {
    const boxes = fc.array(
      fc.record({
        want: fc.integer({ min: 0, max: 5000 }),
        height: fc.integer({ min: 24, max: 60 }),
        settled: fc.boolean(),
      }),
      { minLength: 1, maxLength: 40 },
    )
    fc.assert(
      fc.property(boxes, fc.nat(), fc.boolean(), fc.nat(4000), (raw, pick, choose, scrolled) => {
        const notes = raw
          .sort((a, b) => a.want - b.want)
          .map((box, index) => ({ id: String(index), tightHeight: 24, ...box }))
        const chosen = choose ? String(pick % notes.length) : null
        const boxes = notes.map(box => (box.id === chosen ? { ...box, height: 380 } : box))
        const placed = placeNotes(boxes, chosen, { top: scrolled, bottom: scrolled + 900 })
        expect(placed.map(({ id }) => id)).toEqual(notes.map(({ id }) => id))
        placed.forEach(({ id, top, tight }, index) => {
          const box = boxes[index]
          const next = placed[index + 1]
          expect(top).toBeGreaterThanOrEqual(0)
          if (next && box) {
            const height = tight ? box.tightHeight : box.height
            expect(next.top, `note ${id} and the next`).toBeGreaterThanOrEqual(top + height + GAP)
          }
        })
      }),
    )
  })
})
