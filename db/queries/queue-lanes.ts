import type { Reader } from '@/db'
import { prepared } from '@/db/prepared'
import { claimFacets } from '@/db/schema'
import { numbersOf } from '@/db/schema/column'
import { LANES, laneIn } from '@/lib/domain/claim-facets'
import { type FacetFilter, facetTest, fitsFacets } from '@/lib/domain/facet-filter'

/** How many claims have each set of facets, all out of the trash: the sets, and their counts in the same order. */
export interface FacetCounts {
  readonly codes: readonly number[]
  readonly counts: readonly number[]
}

const summary = prepared((db: Reader) =>
  db
    .select({ codes: numbersOf(claimFacets.facets), counts: numbersOf(claimFacets.count) })
    .from(claimFacets)
    .prepare(),
)

/** How many claims have each set of facets that one has. */
export async function facetCounts(db: Reader): Promise<FacetCounts> {
  const [row] = await summary(db).execute()
  return row ?? { codes: [], counts: [] }
}

/** The claims of one review state and priority among which some fit, as far as their facets tell. */
export interface Lane {
  readonly lane: number
  /** The sets of facets that fit. */
  readonly codes: readonly number[]
  /** How many claims have one of them. */
  readonly fitting: number
  /** How many claims there are in the lane. */
  readonly of: number
}

/** The lanes with claims whose facets fit a filter. */
export function lanesFor(filter: FacetFilter, { codes, counts }: FacetCounts): Lane[] {
  const test = facetTest(filter)
  const lanes = Array.from({ length: LANES }, (_, lane) => ({
    lane,
    codes: [] as number[],
    fitting: 0,
    of: 0,
  }))
  codes.forEach((code, at) => {
    const lane = lanes[laneIn(code)]
    const count = counts[at]
    if (!lane || count === undefined) throw new Error(`${code} is no set of facets.`)
    lane.of += count
    if (!fitsFacets(test, code)) return
    lane.codes.push(code)
    lane.fitting += count
  })
  return lanes.filter(lane => lane.codes.length > 0)
}
