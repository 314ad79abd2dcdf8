import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  facetsCode,
  LANES,
  laneIn,
  lanesOf,
  RANKED_PRIORITIES,
  rankIn,
  rankInLane,
  reviewInLane,
} from './claim-facets'
import { facetTest, fitsFacets } from './facet-filter'
import { REVIEW_STATES } from './review-state'
import { facetFilters, isAskedFor, someFacets } from './testing/facets'

it('holds a filter against the number as against each facet', () => {
  fc.assert(
    fc.property(facetFilters, someFacets, (filter, facets) => {
      expect(fitsFacets(facetTest(filter), facetsCode(facets))).toBe(isAskedFor(filter, facets))
    }),
    { numRuns: 1000 },
  )
})

it('has a lane of its own for each review state and priority', () => {
  const lanes = new Set<number>()
  fc.assert(
    fc.property(someFacets, facets => {
      const code = facetsCode(facets)
      const lane = laneIn(code)
      lanes.add(lane)
      expect(lane).toBeLessThan(LANES)
      expect(reviewInLane(lane)).toBe(facets.review)
      expect(lanesOf(facets.review)).toContain(lane)
      expect(RANKED_PRIORITIES[rankInLane(lane)]).toBe(facets.priority)
      expect(rankInLane(lane)).toBe(rankIn(code))
    }),
    { numRuns: 1000 },
  )
  expect(lanes.size).toBe(REVIEW_STATES.length * RANKED_PRIORITIES.length)
})
