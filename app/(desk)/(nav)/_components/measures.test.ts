import { describe, expect, it } from 'vitest'
import type { DeskNumbers } from '@/lib/contracts/desk'
import { calendarDay, MEASURES, plotWords } from './measures'
import { linePath } from './plot-path'

const none = {
  checked: 0,
  approved: 0,
  medianToApproval: null,
  p90ToApproval: null,
  returned: 0,
  returnedShare: null,
  corrected: 0,
}
const numbers: DeskNumbers = {
  timeZone: 'UTC',
  days: [
    {
      ...none,
      day: '2026-03-09',
      checked: 40,
      approved: 3,
      medianToApproval: 6600,
      returned: 1,
      returnedShare: 0.25,
    },
    { ...none, day: '2026-03-10', checked: 53 },
  ],
  total: {
    checked: 93,
    approved: 3,
    medianToApproval: 6600,
    p90ToApproval: 18_000,
    returned: 1,
    returnedShare: 0.25,
    corrected: 2,
  },
}
const said = (given: DeskNumbers) => MEASURES.map(({ figure, more }) => [figure(given), more(given)])

describe('the numbers in words', () => {
  it('are a figure each, and what else is to be said', () => {
    expect(said(numbers)).toEqual([
      ['47', '93 in all'],
      ['1 h 50 min', 'nine in ten within 5 h'],
      ['25 %', '1 of 4 decisions'],
      ['2', ''],
    ])
  })

  it('say when there are none', () => {
    expect(said({ timeZone: 'UTC', days: [{ ...none, day: '2026-03-09' }], total: none })).toEqual([
      ['0', '0 in all'],
      ['–', 'Nothing was approved'],
      ['–', 'Nothing was decided'],
      ['0', ''],
    ])
  })

  it('stand for the plot', () => {
    const words = MEASURES.map(measure => plotWords(measure, numbers, calendarDay))
    expect(words[0]).toBe('Claims checked a day, 2 days: 47; at most 53, on Tue 10 Mar.')
    expect(words[3]).toBe('Corrected before publication, 2 days: 2; none.')
  })
})

describe('the line of a plot', () => {
  const box = { width: 100, height: 10 }

  it('goes from the first day to the last, the highest at the top, nothing at the foot', () => {
    expect(linePath([0, 5, 10], box)).toBe('M0 10L50 5L100 0')
  })

  it('leaves a gap where there is no value, and shows a lone one as a dot', () => {
    expect(linePath([10, 10, null, 5], box)).toBe('M0 0L33.3 0M100 5h0')
    expect(linePath([null, null], box)).toBe('')
    expect(linePath([7], box)).toBe('M100 0h0')
  })
})
