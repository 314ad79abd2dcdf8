import { describe, expect, it } from 'vitest'
import { mentionTyped, namesFor } from './mention-typed'

describe('a name being typed after @', () => {
  it.each([
    ['@', ''],
    ['Ask @Be', 'Be'],
    ['Ask @Bea Li', 'Bea Li'],
    ['(@Zoë', 'Zoë'],
    ['请问 @李', '李'],
    ['press@be', null],
    ['@Bea and so', null],
    ['@Bea, then', null],
    ['nothing', null],
  ])('%s', (before, typed) => {
    expect(mentionTyped(before)).toBe(typed)
  })

  it('finds people by any part of their name', () => {
    const people = ['Bea Lindqvist', 'Femi Castellan', 'Tom Bell'].map(name => ({ name }))
    const found = (typed: string) => namesFor(typed, people, 5).map(({ name }) => name)
    expect(found('be')).toEqual(['Bea Lindqvist', 'Tom Bell'])
    expect(found('bea lind')).toEqual(['Bea Lindqvist'])
    expect(found('')).toHaveLength(3)
    expect(namesFor('', people, 2)).toHaveLength(2)
    expect(found('x')).toEqual([])
  })
})
