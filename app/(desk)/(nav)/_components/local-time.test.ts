import { describe, expect, it } from 'vitest'
import { fromLocalField, toLocalField } from './local-time'

describe('the deadline field', () => {
  it('gives back the moment it was given, whatever the zone', () => {
    for (const at of ['2026-03-09T18:00:00.000Z', '2026-07-01T00:30:00.000Z', '2026-12-31T23:59:00.000Z']) {
      expect(fromLocalField(toLocalField(at))).toBe(at)
    }
  })

  it('is blank for no deadline, and takes what is no time for none', () => {
    expect(toLocalField(null)).toBe('')
    expect(fromLocalField('')).toBeNull()
    expect(fromLocalField('tomorrow')).toBeNull()
  })
})
