import type { FacetFilter } from '@/lib/domain/facet-filter'
import type { Search } from '@/lib/domain/search-query'

/** Which claims; all that is given has to hold. Moments are in UTC, as they are stored. */
export interface QueueFilter extends FacetFilter {
  readonly articleId?: string | undefined
  /** A person's id; null for claims assigned to nobody. */
  readonly assigneeId?: string | null | undefined
  /** Who made the finding. */
  readonly checkerId?: string | undefined
  readonly desk?: string | undefined
  /** The deadline is then or later; that moment counts. Without a deadline is later than all. */
  readonly dueFrom?: string | undefined
  /** The deadline is earlier. */
  readonly dueBefore?: string | undefined
  /** Waits since then at the latest. */
  readonly waitingSince?: string | undefined
  /** What quote, note and proposed wording together hold. */
  readonly search?: Search | undefined
  /** Neither what this person has put off nor what waits only for somebody else, since they have approved it. */
  readonly waitingFor?: QueueReader | undefined
  /** What this person has put off. */
  readonly putOffBy?: QueueReader | undefined
}

/** Whose queue it is, and at which moment. */
export interface QueueReader {
  readonly personId: string
  readonly now: string
}

/** The parts of a filter other than facets: each is a column of its own. */
const PARTS = [
  'articleId',
  'assigneeId',
  'checkerId',
  'desk',
  'dueFrom',
  'dueBefore',
  'waitingSince',
  'waitingFor',
  'putOffBy',
  'search',
] as const satisfies readonly (keyof QueueFilter)[]
export type FilterPart = (typeof PARTS)[number]

/** The parts that a filter sets. */
export function partsOf(filter: QueueFilter): FilterPart[] {
  return PARTS.filter(part => (part === 'search' ? filter.search?.length : filter[part] !== undefined))
}
