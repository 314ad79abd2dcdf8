import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deskAddress, deskChoices, deskViewOf, isIn } from './desk-view'

const tom = { id: 'tom', name: 'Tom' }
const bea = { id: 'bea', name: 'Bea' }
const NONE = { q: '', desk: '', person: '', published: false }

describe('the view of the desk', () => {
  it('is what its address names, and the other way round', () => {
    expect(deskAddress(NONE)).toBe('/')
    fc.assert(
      fc.property(
        fc.record({ q: fc.string(), desk: fc.string(), person: fc.string(), published: fc.boolean() }),
        view => {
          const { searchParams } = new URL(deskAddress(view), 'https://stet.example')
          // An address cannot hold half a character.
          const held = {
            ...view,
            q: view.q.toWellFormed(),
            desk: view.desk.toWellFormed(),
            person: view.person.toWellFormed(),
          }
          expect(deskViewOf(searchParams)).toEqual(held)
        },
      ),
    )
  })

  it('narrows to a desk, to a person, or to both', () => {
    const article = { desk: 'City', people: [tom] }
    expect(isIn(NONE, article)).toBe(true)
    expect(isIn({ ...NONE, desk: 'City', person: 'tom' }, article)).toBe(true)
    expect(isIn({ ...NONE, desk: 'Coast' }, article)).toBe(false)
    expect(isIn({ ...NONE, person: 'bea' }, article)).toBe(false)
  })

  it('offers the desks and people that there are, each once', () => {
    const articles = [
      { desk: 'Coast', people: [tom, bea] },
      { desk: '', people: [tom] },
      { desk: 'City', people: [] },
    ]
    expect(deskChoices(articles)).toEqual({ desks: ['City', 'Coast'], people: [bea, tom] })
  })
})
