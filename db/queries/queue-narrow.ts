import type { Reader } from '@/db'
import { prepared } from '@/db/prepared'
import { claimFacets } from '@/db/schema'
import { type ClaimFacets, fitsFacets, readFacets } from '@/lib/domain/claim-facets'
import type { QueueFilter } from './queue-filter'
import { narrowIndexes, type QueueIndex } from './queue-index'
import { counting, shapeOf, valuesOf } from './queue-statements'
import { fewClaimsFound } from './search-condition'

/* So many claims are looked at and sorted without much ado; among more, an index in the right order does better. */
export const FEW = 5000

/** How many claims have each set of facets, all out of the trash. */
export type FacetCounts = readonly { readonly facets: number; readonly count: number }[]

/** Every set of facets that a claim has; exported for the test that asks the planner what it does. */
export const facetCounts = prepared((db: Reader) =>
  db.select({ facets: claimFacets.facets, count: claimFacets.count }).from(claimFacets).prepare(),
)

/** A filter with what the counts tell of it. */
export interface Asked {
  readonly filter: QueueFilter
  /** How many claims have each set of facets, whatever the filter. */
  readonly counts: FacetCounts
  /** The sets of facets that fit. */
  readonly codes: readonly number[]
  /** Whether that is all there are. */
  readonly every: boolean
  /** The claims that a search finds, where they are few. */
  readonly found: readonly string[] | null
}

const known = new Map<number, ClaimFacets>()
function facetsOf(code: number): ClaimFacets {
  const facets = known.get(code) ?? readFacets(code)
  known.set(code, facets)
  return facets
}

/** What a filter asks for, as the claims stand. */
export async function asked(db: Reader, filter: QueueFilter): Promise<Asked> {
  const counts = await facetCounts(db).execute()
  const codes = counts.map(one => one.facets).filter(code => fitsFacets(filter, facetsOf(code)))
  const { search = [] } = filter
  const found = search.length === 0 || codes.length === 0 ? null : await fewClaimsFound(db, search)
  return { filter, counts, codes, every: codes.length === counts.length, found }
}

/** The index that narrows the filter down to the fewest claims, and to how many, counted a little over `FEW`. */
export async function narrowest(
  db: Reader,
  { filter, codes }: Asked,
): Promise<{ readonly index: QueueIndex | null; readonly seen: number }> {
  let best: { readonly index: QueueIndex | null; readonly seen: number } = { index: null, seen: FEW + 1 }
  for (const index of narrowIndexes(filter)) {
    const { parts, nobody, search } = shapeOf(filter)
    const own = parts.filter(part => index.covers.some(one => one === part))
    const shape = {
      index,
      order: 'deadline',
      arms: 0,
      ranked: false,
      after: false,
      search,
      nobody,
    } as const
    const [row] = await counting(db, { ...shape, parts: own }).execute({
      ...valuesOf(filter),
      facets: JSON.stringify(codes),
      limit: FEW + 1,
    })
    if (best.index === null || (row?.seen ?? 0) < best.seen) best = { index, seen: row?.seen ?? 0 }
  }
  return best
}
