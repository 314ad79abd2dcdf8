import { describe, expect, it } from 'vitest'
import { AT_THE_SAME_TIME, LONGEST_PAUSE, type Save, typingSessions } from './typing-session'

/** Saves of one version each: who, and how many milliseconds after the one before. */
function saves(...all: (readonly [personId: string, after: number])[]): Save[] {
  let at = Date.parse('2026-10-03T14:00:00.000Z')
  return all.map(([personId, after], index) => {
    at += after
    return { from: index, to: index + 1, personId, at: new Date(at).toISOString(), words: index }
  })
}
const shape = (...all: Parameters<typeof saves>) =>
  typingSessions(saves(...all)).map(({ from, to, personIds }) => [from, to, personIds.join('+')])

describe('sessions of typing', () => {
  it('join what one person saves without a long pause', () => {
    expect(shape(['tom', 0], ['tom', 5000], ['tom', LONGEST_PAUSE], ['tom', LONGEST_PAUSE + 1])).toEqual([
      [0, 3, 'tom'],
      [3, 4, 'tom'],
    ])
  })

  it('end when somebody else goes on later, and join those who type at the same time', () => {
    expect(shape(['tom', 0], ['mara', AT_THE_SAME_TIME + 1])).toEqual([
      [0, 1, 'tom'],
      [1, 2, 'mara'],
    ])
    expect(shape(['tom', 0], ['mara', 900], ['tom', 400], ['mara', 2 * AT_THE_SAME_TIME])).toEqual([
      [0, 4, 'tom+mara'],
    ])
  })

  it('say when they began and ended, how many saves they were, and how long the draft was then', () => {
    const [session] = typingSessions(saves(['tom', 0], ['tom', 60_000]))
    expect(session).toEqual({
      from: 0,
      to: 2,
      personIds: ['tom'],
      begin: '2026-10-03T14:00:00.000Z',
      end: '2026-10-03T14:01:00.000Z',
      saves: 2,
      words: 1,
    })
    expect(typingSessions([])).toEqual([])
  })
})
