import { describe, expect, it } from 'vitest'
import { laterTimes } from './later-times'

const at = (...parts: [number, number, number, number, number]) => new Date(...parts)
const told = (now: Date) => laterTimes(now).map(({ label, at }) => [label, at.getDate(), at.getHours()])

describe('when a claim comes back', () => {
  it('is in an hour, this evening or tomorrow morning, by the reader’s clock', () => {
    expect(told(at(2026, 2, 1, 14, 30))).toEqual([
      ['In an hour', 1, 15],
      ['This evening', 1, 18],
      ['Tomorrow morning', 2, 9],
    ])
  })

  it('is not this evening when that is within the hour, or over', () => {
    for (const hour of [17, 18, 23]) {
      expect(laterTimes(at(2026, 2, 1, hour, 0)).map(one => one.label)).not.toContain('This evening')
    }
  })

  it('is tomorrow also at the end of a month and of a year', () => {
    expect(told(at(2026, 11, 31, 23, 50)).at(-1)).toEqual(['Tomorrow morning', 1, 9])
  })
})
