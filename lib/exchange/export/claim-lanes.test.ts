import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimLanes } from './claim-lanes'

const lanes = (...claims: readonly (readonly [number, number])[]) =>
  [...claimLanes(claims.map(([start, end], index) => ({ number: index, start, end })))]
    .sort(([a], [b]) => a - b)
    .map(([, lane]) => lane)

describe('claimLanes', () => {
  it.each([
    [
      'apart',
      [
        [0, 5],
        [5, 9],
      ],
      [0, 0],
    ],
    [
      'nested, the smaller nearest the words',
      [
        [0, 9],
        [2, 4],
      ],
      [1, 0],
    ],
    [
      'crossing',
      [
        [0, 6],
        [4, 9],
      ],
      [1, 0],
    ],
    [
      'three deep',
      [
        [0, 9],
        [1, 8],
        [2, 4],
      ],
      [2, 1, 0],
    ],
    [
      'four deep, the last lane shared',
      [
        [0, 12],
        [0, 9],
        [1, 8],
        [2, 4],
      ],
      [2, 2, 1, 0],
    ],
    [
      'a lane used again further on',
      [
        [0, 20],
        [1, 3],
        [5, 9],
        [6, 7],
      ],
      [2, 0, 1, 0],
    ],
  ] as const)('sets claims %s', (_, claims, wanted) => {
    expect(lanes(...claims)).toEqual(wanted)
  })

  it('never sets two that overlap in one lane while another is free', () => {
    const stretch = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }))
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), stretches => {
        const claims = stretches.map(([start, length], number) => ({ number, start, end: start + length }))
        const lane = claimLanes(claims)
        for (const claim of claims) {
          const beside = claims.filter(one => one !== claim && one.start < claim.end && claim.start < one.end)
          const taken = new Set(beside.map(one => lane.get(one.number)))
          const own = lane.get(claim.number) ?? -1
          expect(own).toBeGreaterThanOrEqual(0)
          expect(own < 2 && taken.has(own)).toBe(false)
        }
      }),
    )
  })
})
