import { describe, expect, it } from 'vitest'
import { dayAfter, dayOf, zoneDays } from './zone-day'

const iso = (seconds: number) => new Date(seconds * 1000).toISOString()

describe('the days of a time zone', () => {
  it('begin at its midnight', () => {
    const [day] = zoneDays('2026-03-09', '2026-03-09', 'Asia/Kathmandu')
    expect(day && [day.day, iso(day.from), iso(day.to)]).toEqual([
      '2026-03-09',
      '2026-03-08T18:15:00.000Z',
      '2026-03-09T18:15:00.000Z',
    ])
  })

  it('have 23 or 25 hours where clocks change, and follow one another without a gap', () => {
    const hours = (from: string, to: string, zone: string) =>
      zoneDays(from, to, zone).map(day => (day.to - day.from) / 3600)
    expect(hours('2026-03-28', '2026-03-30', 'Europe/Amsterdam')).toEqual([24, 23, 24])
    expect(hours('2026-10-24', '2026-10-26', 'Europe/Amsterdam')).toEqual([24, 25, 24])
    const days = zoneDays('2026-01-01', '2026-12-31', 'America/New_York')
    expect(days).toHaveLength(365)
    for (const [index, day] of days.entries()) expect(days[index + 1]?.from ?? day.to).toBe(day.to)
  })

  it('begin with their date where midnight is left out', () => {
    const [day] = zoneDays('2024-04-26', '2024-04-26', 'Africa/Cairo')
    expect(day && iso(day.from)).toBe('2024-04-25T22:00:00.000Z')
  })

  it.each(['UTC', 'Pacific/Kiritimati', 'Pacific/Niue', 'Australia/Lord_Howe', 'America/St_Johns'])(
    'hold the moments that fall on them: %s',
    zone => {
      for (const { day, from, to } of zoneDays('2026-02-27', '2026-03-02', zone)) {
        expect([dayOf(from, zone), dayOf(to - 1, zone), dayOf(from - 1, zone)]).toEqual([
          day,
          day,
          dayAfter(day, -1),
        ])
      }
    },
  )
})
