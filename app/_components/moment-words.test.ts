import { describe, expect, it } from 'vitest'
import { daysAway, deadlineWords, momentWords, spanWords } from './moment-words'

const LONDON = 'Europe/London'
const at = (iso: string) => Date.parse(iso)
const now = at('2026-03-09T14:02:00Z') // a Monday

describe('spanWords', () => {
  it.each([
    [20_000, 'under a minute'],
    [42 * 60_000, '42 min'],
    [238 * 60_000, '3 h 58 min'],
    [120 * 60_000, '2 h'],
    [27 * 3_600_000, '1 day 3 h'],
    [12.5 * 86_400_000, '12 days'],
  ])('%d ms is %s', (span, words) => {
    expect(spanWords(span)).toBe(words)
  })
})

describe('daysAway', () => {
  it('counts calendar days in the zone, not spans of 24 hours', () => {
    expect(daysAway(at('2026-03-10T00:05:00Z'), at('2026-03-09T23:55:00Z'), LONDON)).toBe(1)
    expect(daysAway(at('2026-03-09T23:30:00Z'), now, 'Asia/Tokyo')).toBe(1)
    expect(daysAway(at('2026-03-09T23:30:00Z'), now, LONDON)).toBe(0)
  })

  it('is not thrown by the night that has 23 hours', () => {
    expect(daysAway(at('2026-03-30T11:00:00Z'), at('2026-03-28T12:00:00Z'), LONDON)).toBe(2)
  })
})

describe('deadlineWords', () => {
  it('names the time and the span today, in red within four hours', () => {
    expect(deadlineWords(at('2026-03-09T18:00:00Z'), now, LONDON)).toEqual({
      when: '18:00',
      away: 'in 3 h 58 min',
      hot: true,
    })
    expect(deadlineWords(at('2026-03-09T20:30:00Z'), now, LONDON)).toEqual({
      when: '20:30',
      away: 'in 6 h 28 min',
      hot: false,
    })
  })

  it('names the day when it is another', () => {
    expect(deadlineWords(at('2026-03-10T12:00:00Z'), now, LONDON)).toEqual({
      when: 'Tue 12:00',
      away: 'tomorrow',
      hot: false,
    })
    expect(deadlineWords(at('2026-03-13T18:00:00Z'), now, LONDON)).toEqual({
      when: 'Fri 18:00',
      away: '',
      hot: false,
    })
    expect(deadlineWords(at('2026-04-20T08:00:00Z'), now, LONDON).when).toBe('20 Apr 09:00')
    expect(deadlineWords(at('2027-04-20T08:00:00Z'), now, LONDON).when).toBe('20 Apr 2027 09:00')
  })

  it('says how late it is', () => {
    expect(deadlineWords(at('2026-03-09T13:50:00Z'), now, LONDON)).toEqual({
      when: '13:50',
      away: '12 min late',
      hot: true,
    })
    expect(deadlineWords(at('2026-03-07T13:50:00Z'), now, LONDON).when).toBe('7 Mar 13:50')
  })
})

describe('momentWords', () => {
  it.each([
    ['2026-03-09T13:44:00Z', 'time', '13:44'],
    ['2026-03-08T13:44:00Z', 'time', '8 Mar 13:44'],
    ['2026-03-09T14:01:40Z', 'relative', 'just now'],
    ['2026-03-09T13:44:00Z', 'relative', '18 min ago'],
    ['2026-03-09T11:02:00Z', 'relative', '3 h ago'],
    ['2026-03-09T11:00:00Z', 'relative', '3 h ago'],
    ['2026-03-07T11:00:00Z', 'relative', '2 days ago'],
    ['2026-02-01T11:00:00Z', 'relative', '1 Feb'],
    ['2026-03-09T18:00:00Z', 'deadline', 'Today 18:00, in 3 h 58 min'],
    ['2026-03-10T12:00:00Z', 'deadline', 'Tomorrow 12:00'],
    ['2026-03-13T18:00:00Z', 'deadline', 'Fri 18:00'],
    ['2026-03-13T18:00:00Z', 'date', '13 Mar 2026'],
  ] as const)('%s as %s is %s', (iso, style, words) => {
    expect(momentWords(at(iso), now, style, LONDON)).toBe(words)
  })
})
