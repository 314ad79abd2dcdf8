import { describe, expect, it, vi } from 'vitest'
import type { Presence } from '@/lib/contracts/stream'
import { createOthers } from '@/lib/editor/presence'
import { createWhoIsHere, holdersWords, namesOf } from './who-is-here'

const at = (id: string, parts: Partial<Presence> = {}): Presence => ({
  clientId: `${id}-1`,
  person: { id, name: `${id.charAt(0).toUpperCase()}${id.slice(1)} Bly` },
  version: 0,
  anchor: 1,
  head: 1,
  claimId: null,
  working: false,
  at: '2024-03-04T09:00:00.000Z',
  ...parts,
})

function desk() {
  const others = createOthers('ann-1')
  return { others, here: createWhoIsHere(others, 'ann') }
}

describe('who is here', () => {
  it('is each other person once, however many windows they have, and not oneself in another', () => {
    const { others, here } = desk()
    others.take([at('mara'), at('ann', { clientId: 'ann-2' }), at('mara', { clientId: 'mara-2' }), at('tom')])
    expect(here.people().map(person => person.id)).toEqual(['mara', 'tom'])
  })

  it('has a claim open in any of their windows, and works on it when one of them says so', () => {
    const { others, here } = desk()
    others.take([
      at('mara', { claimId: 'c1', working: true }),
      at('mara', { clientId: 'mara-2', claimId: 'c1' }),
      at('tom', { claimId: 'c1' }),
      at('ann', { clientId: 'ann-2', claimId: 'c2' }),
    ])
    expect(here.holders('c1').map(({ person, working }) => [person.id, working])).toEqual([
      ['mara', true],
      ['tom', false],
    ])
    expect(here.holders('c2')).toEqual([])
  })

  it('is told when somebody comes, goes or opens a claim, and never of a cursor', () => {
    const { others, here } = desk()
    const heard = vi.fn()
    here.subscribe(heard)
    others.take([at('mara', { claimId: 'c1' })])
    const [people, holders] = [here.people(), here.holders('c1')]
    others.take([at('mara', { claimId: 'c1', head: 9, version: 4 })])
    expect(heard).toHaveBeenCalledTimes(1)
    expect(here.people()).toBe(people)
    expect(here.holders('c1')).toBe(holders)
    others.take([at('mara')])
    others.forget()
    expect(heard).toHaveBeenCalledTimes(3)
    expect([here.people(), here.holders('c1')]).toEqual([[], []])
  })
})

describe('in words', () => {
  const person = (name: string) => ({ id: name, name })
  it.each([
    [['Mara Bly'], 'Mara Bly'],
    [['Mara Bly', 'Tom Wicks'], 'Mara Bly and Tom Wicks'],
    [['Mara Bly', 'Tom Wicks', 'Ines Ra', 'Bo Li', 'Al Oe'], 'Mara Bly, Tom Wicks and 3 more'],
  ])('%j are %s', (names, words) => {
    expect(namesOf(names.map(person))).toBe(words)
  })

  it.each([
    ['Mara has this open', ['Mara Bly']],
    ['Mara and Tom have this open', ['Mara Bly', 'Tom Wicks']],
    ['Mara is working on this', ['*Mara Bly']],
    ['Mara is working on this, Tom has it open', ['Tom Wicks', '*Mara Bly']],
    ['Mara and Tom are working on this', ['*Mara Bly', '*Tom Wicks']],
  ])('%s', (words, names) => {
    const holders = names.map(name => ({
      person: person(name.replace('*', '')),
      working: name.startsWith('*'),
    }))
    expect(holdersWords(holders)).toBe(words)
  })
})
