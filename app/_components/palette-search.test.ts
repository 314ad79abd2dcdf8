import { describe, expect, it } from 'vitest'
import { commandGroups, highlighted, matches } from './palette-search'

describe('matches', () => {
  it('wants every word, in any order, whatever the case and accents', () => {
    expect(matches('gate CLEAR', 'Clear “The gate” for publication')).toBe(true)
    expect(matches('cafe', 'Le café du port')).toBe(true)
    expect(matches('gate shut', 'Clear “The gate”')).toBe(false)
    expect(matches('', 'anything')).toBe(true)
  })
})

describe('commandGroups', () => {
  const run = () => undefined
  const commands = [
    { id: 'new', label: 'New article', words: 'create write', run },
    { id: 'queue', label: 'Review', group: 'Go to', run },
    { id: 'keys', label: 'Keys', run },
  ]

  it('keeps the order of headings and of commands', () => {
    expect(
      commandGroups(commands, '').map(group => [group.label, group.items.map(item => item.label)]),
    ).toEqual([
      ['Do', ['New article', 'Keys']],
      ['Go to', ['Review']],
    ])
  })

  it('finds by the further words too, and drops headings with nothing left', () => {
    expect(commandGroups(commands, 'create')).toMatchObject([
      { label: 'Do', items: [{ label: 'New article' }] },
    ])
  })
})

describe('highlighted', () => {
  it('marks what was typed and loses nothing', () => {
    const pieces = highlighted('The gate that closed (once)', 'gate (on')
    expect(pieces.map(piece => piece.text).join('')).toBe('The gate that closed (once)')
    expect(pieces.filter(piece => piece.hit).map(piece => piece.text)).toEqual(['gate', '(on'])
  })
})
