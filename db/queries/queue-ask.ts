import type { Reader } from '@/db'
import type { QueueFilter } from './queue-filter'
import { type FacetCounts, facetCounts, type Lane, lanesFor } from './queue-lanes'
import { type Narrow, narrowest } from './queue-narrow'
import { fewClaimsFound } from './search-condition'

/** A filter with what is known of the claims that fit it. */
export interface Asked {
  readonly filter: QueueFilter
  /** How many claims have each set of facets, whatever the filter. */
  readonly counts: FacetCounts
  readonly lanes: readonly Lane[]
  /** The claims that a search finds, where they are few. */
  readonly found: readonly string[] | null
  /** The index that narrows the filter down to the fewest claims, looked for once; null when to few with none. */
  readonly narrowest: () => Promise<Narrow | null>
}

/** What a filter asks for, as the claims stand. */
export async function asked(db: Reader, filter: QueueFilter): Promise<Asked> {
  const counts = await facetCounts(db)
  const lanes = lanesFor(filter, counts)
  const { search = [] } = filter
  const found = search.length === 0 || lanes.length === 0 ? null : await fewClaimsFound(db, search)
  let known: Promise<Narrow | null> | null = null
  const once = () => {
    known ??= narrowest(db, filter, lanes)
    return known
  }
  return { filter, counts, lanes, found, narrowest: once }
}
