import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extended, NOTHING_SELECTED, type Selection, toggled, without } from './selection'

const ORDER = ['a', 'b', 'c', 'd', 'e']
const some = (anchor: string | null, ...ids: string[]): Selection => ({ ids: new Set(ids), anchor })

describe('selecting', () => {
  it('takes a claim and lets it go, and a range begins there', () => {
    const one = toggled(NOTHING_SELECTED, 'b')
    expect(one).toEqual(some('b', 'b'))
    expect(toggled(one, 'b')).toEqual(some('b'))
  })

  it('extends from the beginning of the range, either way, and keeps what was selected', () => {
    expect(extended(some('b', 'b'), ORDER, 'd')).toEqual(some('b', 'b', 'c', 'd'))
    expect(extended(some('d', 'd', 'e'), ORDER, 'b')).toEqual(some('d', 'b', 'c', 'd', 'e'))
  })

  it('begins anew where there is no beginning, or it is no longer listed', () => {
    expect(extended(NOTHING_SELECTED, ORDER, 'c')).toEqual(some('c', 'c'))
    expect(extended(some('gone', 'gone'), ORDER, 'c')).toEqual(some('c', 'gone', 'c'))
    expect(extended(some('b', 'b'), ORDER, 'nowhere')).toEqual(some('b', 'b'))
  })

  it('a range is the same from whichever end it is drawn', () => {
    const place = fc.constantFrom(...ORDER)
    fc.assert(
      fc.property(place, place, (a, b) => {
        const there = extended(toggled(NOTHING_SELECTED, a), ORDER, b).ids
        expect(there).toEqual(extended(toggled(NOTHING_SELECTED, b), ORDER, a).ids)
      }),
    )
  })

  it('is without what was done', () => {
    expect(without(some('b', 'a', 'b'), ['b', 'x'])).toEqual(some('b', 'a'))
  })
})
