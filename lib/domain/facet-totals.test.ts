import fc from 'fast-check'
import { expect, it } from 'vitest'
import { facetsCode } from './claim-facets'
import { facetTotals } from './facet-totals'
import { someFacets } from './testing/facets'

it('counts claims under each of their facets', () => {
  const kinds = fc.array(fc.tuple(someFacets, fc.integer({ min: 1, max: 1000 })))
  fc.assert(
    fc.property(kinds, kinds => {
      const totals = facetTotals(
        kinds.map(([facets]) => facetsCode(facets)),
        kinds.map(([, count]) => count),
      )
      const sum = (fits: (facets: (typeof kinds)[number][0]) => boolean) =>
        kinds.reduce((all, [facets, count]) => all + (fits(facets) ? count : 0), 0)
      expect(totals.total).toBe(sum(() => true))
      for (const name of ['stale', 'orphaned', 'unsourced', 'thin'] as const)
        expect(totals[name]).toBe(sum(facets => facets[name]))
      expect(totals.byFlag.legal).toBe(sum(facets => facets.flags.includes('legal')))
      expect(totals.byFlag.sensitive).toBe(sum(facets => facets.flags.includes('sensitive')))
      for (const [status, count] of Object.entries(totals.byStatus))
        expect(count).toBe(sum(facets => facets.status === status))
      for (const [review, count] of Object.entries(totals.byReview))
        expect(count).toBe(sum(facets => facets.review === review))
      for (const [priority, count] of Object.entries(totals.byPriority))
        expect(count).toBe(sum(facets => facets.priority === priority))
    }),
  )
})
