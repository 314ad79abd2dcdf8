import fc from 'fast-check'
import type { ClaimFacets } from '../claim-facets'
import type { FacetFilter } from '../facet-filter'
import { FLAGS } from '../flag'
import { PRIORITIES } from '../priority'
import { REVIEW_STATES } from '../review-state'
import { STATUSES } from '../status'

/** Claims of every kind. */
export const someFacets: fc.Arbitrary<ClaimFacets> = fc.record({
  status: fc.constantFrom(...STATUSES),
  review: fc.constantFrom(...REVIEW_STATES),
  stale: fc.boolean(),
  orphaned: fc.boolean(),
  unsourced: fc.boolean(),
  thin: fc.boolean(),
  priority: fc.constantFrom(...PRIORITIES),
  flags: fc.subarray([...FLAGS]),
})

/** Filters of every kind, lists of nothing among them. */
export const facetFilters: fc.Arbitrary<FacetFilter> = fc.record(
  {
    statuses: fc.subarray([...STATUSES]),
    reviews: fc.subarray([...REVIEW_STATES]),
    priorities: fc.subarray([...PRIORITIES]),
    flags: fc.subarray([...FLAGS]),
    stale: fc.boolean(),
    orphaned: fc.boolean(),
    unsourced: fc.boolean(),
    thin: fc.boolean(),
  },
  { requiredKeys: [] },
)

/** Whether claims with these facets are asked for, said one facet after the other. */
export function isAskedFor(filter: FacetFilter, facets: ClaimFacets): boolean {
  return (
    (filter.statuses?.includes(facets.status) ?? true) &&
    (filter.reviews?.includes(facets.review) ?? true) &&
    (filter.priorities?.includes(facets.priority) ?? true) &&
    (filter.flags?.some(flag => facets.flags.includes(flag)) ?? true) &&
    (filter.stale ?? facets.stale) === facets.stale &&
    (filter.orphaned ?? facets.orphaned) === facets.orphaned &&
    (filter.unsourced ?? facets.unsourced) === facets.unsourced &&
    (filter.thin ?? facets.thin) === facets.thin
  )
}
