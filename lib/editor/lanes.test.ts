import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claim, claimId, doc, p } from '@/lib/domain/testing/manuscript'
import { assignLanes, LANES, lanesOf, sameLanes } from './lanes'

const span = (id: string, from: number, to: number) => ({ id, from, to })

describe('lanes', () => {
  it('puts claims that do not meet on the lowest lane', () => {
    expect([...assignLanes([span('a', 0, 5), span('b', 5, 9)]).values()]).toEqual([0, 0])
  })

  it('puts the smallest claim closest to the words', () => {
    const lanes = assignLanes([span('large', 0, 30), span('middle', 2, 20), span('small', 4, 6)])
    expect(lanes).toEqual(
      new Map([
        ['small', 0],
        ['middle', 1],
        ['large', 2],
      ]),
    )
  })

  it('lets the fourth claim over a word share the last lane', () => {
    const lanes = assignLanes([1, 2, 3, 4, 5].map(n => span(`c${n}`, 0, n)))
    expect([...lanes.values()]).toEqual([0, 1, 2, 2, 2])
  })

  it('uses a lane again where it is free', () => {
    const lanes = assignLanes([span('long', 0, 30), span('one', 0, 5), span('two', 10, 15)])
    expect([lanes.get('one'), lanes.get('two'), lanes.get('long')]).toEqual([0, 0, 1])
  })

  it('gives two claims over the same words two lanes while there are lanes, whatever their order', () => {
    const spans = fc.array(
      fc
        .tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 20 }))
        .map(([from, size]) => ({ from, to: from + size })),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(spans, list => {
        const named = list.map((one, i) => ({ ...one, id: `c${i}` }))
        const lanes = assignLanes(named)
        expect(assignLanes([...named].reverse())).toEqual(lanes)
        for (const a of named) {
          const over = named.filter(b => b.id !== a.id && a.from < b.to && b.from < a.to)
          const lane = lanes.get(a.id) ?? -1
          expect(lane).toBeLessThan(LANES)
          if (lane < LANES - 1) expect(over.every(b => lanes.get(b.id) !== lane)).toBe(true)
        }
      }),
    )
  })

  it('are read from a block once, and compared with those of its next version', () => {
    const before = doc(p('The ', claim('a', 'five ', claim('b', 'missiles')), ' fell')).child(2)
    const typed = doc(p('The ', claim('a', 'five big ', claim('b', 'missiles')), ' fell')).child(2)
    const apart = doc(p('The ', claim('a', 'five '), claim('b', 'missiles'), ' fell')).child(2)
    expect(lanesOf(before)).toEqual(
      new Map([
        [claimId('b'), 0],
        [claimId('a'), 1],
      ]),
    )
    expect(lanesOf(before)).toBe(lanesOf(before))
    expect(sameLanes(before, typed)).toBe(true)
    expect(sameLanes(before, apart)).toBe(false)
  })
})
