import { FLAGS, type Flag } from './flag'
import { PRIORITIES, type Priority } from './priority'
import { REVIEW_STATES, type ReviewState } from './review-state'
import { STATUSES, type Status } from './status'

/** All that a queue is filtered by and that takes few values. */
export interface ClaimFacets {
  readonly status: Status
  readonly review: ReviewState
  readonly stale: boolean
  readonly orphaned: boolean
  /** Cites nothing. */
  readonly unsourced: boolean
  /** Leans on secondary sources only, and on fewer than three. */
  readonly thin: boolean
  readonly priority: Priority
  readonly flags: readonly Flag[]
}

/** Priorities, the most pressing first: a claim's rank is its place here. */
export const RANKED_PRIORITIES = PRIORITIES.toReversed()

/* Where each facet lies in the number, in bits. The database computes the same. */
export const FACET_BITS = {
  stale: 0,
  orphaned: 1,
  unsourced: 2,
  thin: 3,
  priority: 4,
  legal: 6,
  sensitive: 7,
  status: 8,
  review: 11,
} as const

/** The facets in one number: claims alike in all of them share it, and an index needs one column for them all. */
export function facetsCode(facets: ClaimFacets): number {
  return (
    (Number(facets.stale) << FACET_BITS.stale) |
    (Number(facets.orphaned) << FACET_BITS.orphaned) |
    (Number(facets.unsourced) << FACET_BITS.unsourced) |
    (Number(facets.thin) << FACET_BITS.thin) |
    (RANKED_PRIORITIES.indexOf(facets.priority) << FACET_BITS.priority) |
    FLAGS.reduce((flags, flag) => flags | (Number(facets.flags.includes(flag)) << FACET_BITS[flag]), 0) |
    (STATUSES.indexOf(facets.status) << FACET_BITS.status) |
    (REVIEW_STATES.indexOf(facets.review) << FACET_BITS.review)
  )
}

/** The facets in a number that `facetsCode` made. Throws for any other. */
export function readFacets(code: number): ClaimFacets {
  const bit = (at: number) => ((code >> at) & 1) === 1
  const status = STATUSES[(code >> FACET_BITS.status) & 7]
  const review = REVIEW_STATES[(code >> FACET_BITS.review) & 3]
  const priority = RANKED_PRIORITIES[(code >> FACET_BITS.priority) & 3]
  if (!status || !review || !priority) throw new Error(`${code} is no set of facets.`)
  return {
    status,
    review,
    stale: bit(FACET_BITS.stale),
    orphaned: bit(FACET_BITS.orphaned),
    unsourced: bit(FACET_BITS.unsourced),
    thin: bit(FACET_BITS.thin),
    priority,
    flags: FLAGS.filter(flag => bit(FACET_BITS[flag])),
  }
}

/** Which facets are asked for: any of a list, each of the others; what is left out may be anything. */
export interface FacetFilter {
  readonly statuses?: readonly Status[] | undefined
  readonly reviews?: readonly ReviewState[] | undefined
  readonly priorities?: readonly Priority[] | undefined
  readonly flags?: readonly Flag[] | undefined
  readonly stale?: boolean | undefined
  readonly orphaned?: boolean | undefined
  readonly unsourced?: boolean | undefined
  readonly thin?: boolean | undefined
}

/** Whether claims with these facets are asked for. */
export function fitsFacets(filter: FacetFilter, facets: ClaimFacets): boolean {
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

/** The place of a priority among all, the most pressing 0, in a number that `facetsCode` made. */
export function rankIn(code: number): number {
  return (code >> FACET_BITS.priority) & 3
}
