import { describe, expect, it } from 'vitest'
import { LOST_KINDS, type LostChange } from '@/lib/editor/lost-changes'
import { asText, howManyLost, whatWasLost } from './dropped-words'

const lost = (parts: Partial<LostChange>): LostChange => ({ kind: 'typed', text: '', where: '', ...parts })

describe('words for what was lost', () => {
  it('differ for each kind', () => {
    const said = LOST_KINDS.map(kind => whatWasLost(lost({ kind })))
    expect(new Set(said).size).toBe(LOST_KINDS.length)
  })

  it('name a formatting and which way it went', () => {
    const bold = { type: 'strong', attrs: {} }
    expect(whatWasLost(lost({ kind: 'formatted', mark: bold, on: true }))).toBe('Bold on')
    expect(whatWasLost(lost({ kind: 'formatted', mark: bold, on: false }))).toBe('Bold taken off')
  })

  it('copy typed text as it is, and anything else with what and where', () => {
    expect(asText(lost({ text: 'soon', where: 'The gate' }))).toBe('soon')
    expect(asText(lost({ kind: 'marked', text: 'Friday', where: 'Five fell' }))).toBe(
      'You marked a claim on: Friday (in “Five fell”)',
    )
    expect(asText(lost({ kind: 'arranged' }))).toBe('You changed how a paragraph is set or where it breaks')
  })

  it('count', () => {
    expect([1, 2].map(howManyLost)).toEqual([
      'One of your changes found no place',
      '2 of your changes found no place',
    ])
  })
})
