import { describe, expect, it } from 'vitest'
import { EVENT_KINDS } from '@/lib/domain/event-kind'
import { eventWords } from './event-words'

describe('eventWords', () => {
  it('has words for every kind, even when the data is not what it should be', () => {
    for (const kind of EVENT_KINDS) {
      const { what } = eventWords({ kind, data: {} })
      expect(what, kind).not.toBe('')
      expect(what, kind).not.toMatch(/undefined|null|NaN|\[object/)
    }
  })

  it('says the finding and what was noted with it', () => {
    const data = { before: 'unchecked', status: 'needs_change', note: 'The list has\n 221.' }
    expect(eventWords({ kind: 'claim.finding', data })).toEqual({
      what: 'Needs change',
      said: 'The list has 221.',
    })
  })

  it('says a decision, and who was given the claim', () => {
    expect(
      eventWords({ kind: 'claim.reviewed', data: { decision: 'return', reason: 'Which list?' } }),
    ).toEqual({
      what: 'Returned',
      said: 'Which list?',
    })
    const to = (after: unknown) => eventWords({ kind: 'claim.assigned', data: { after } }).what
    expect(to({ id: 'p1', name: 'Bram' })).toBe('Given to Bram')
    expect(to(null)).toBe('Given to nobody')
  })

  it('cuts what is long without breaking a character', () => {
    const { said } = eventWords({ kind: 'claim.commented', data: { text: '𝔘'.repeat(500) } })
    expect([...said]).toHaveLength(160)
    expect(said.isWellFormed()).toBe(true)
  })

  it('spells out what it does not know', () => {
    expect(eventWords({ kind: 'person.roles_changed', data: {} })).toEqual({
      what: 'Roles changed',
      said: '',
    })
  })
})
