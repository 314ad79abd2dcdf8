import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAround, isTimeZone } from './day'

describe('the day around a moment', () => {
  it.each([
    ['2026-03-01T12:00:00.000Z', 'UTC', '2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'],
    ['2026-03-01T23:30:00.000Z', 'Europe/Madrid', '2026-03-01T23:00:00.000Z', '2026-03-02T23:00:00.000Z'],
    ['2026-03-01T03:30:00.000Z', 'America/New_York', '2026-02-28T05:00:00.000Z', '2026-03-01T05:00:00.000Z'],
    // The clocks go forward, and back: days of 23 and of 25 hours.
    ['2026-03-29T12:00:00.000Z', 'Europe/Madrid', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25T12:00:00.000Z', 'Europe/Madrid', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['2026-03-01T12:00:00.000Z', 'Asia/Kolkata', '2026-02-28T18:30:00.000Z', '2026-03-01T18:30:00.000Z'],
  ])('%s in %s', (moment, zone, from, before) => {
    expect(dayAround(moment, zone)).toEqual({ from, before })
  })

  it('holds the moment, and is about a day long', () => {
    const zones = fc.constantFrom('UTC', 'Pacific/Auckland', 'America/St_Johns', 'Africa/Cairo')
    const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, zones, (at, zone) => {
        const { from, before } = dayAround(at.toISOString(), zone)
        expect(from <= at.toISOString() && at.toISOString() < before).toBe(true)
        expect(Math.abs(Date.parse(before) - Date.parse(from) - 24 * 3_600_000)).toBeLessThanOrEqual(
          3_600_000,
        )
      }),
    )
  })
})

it('knows time zones from other words', () => {
  expect(['UTC', 'Europe/Madrid', 'Mars/Olympus', ''].map(isTimeZone)).toEqual([true, true, false, false])
})
