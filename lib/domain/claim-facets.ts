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

/** The facets that a claim has or has not, by themselves. */
export const FACTS = ['stale', 'orphaned', 'unsourced', 'thin'] as const
export type Fact = (typeof FACTS)[number]

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

/** The place of a priority among all, the most pressing 0, in a number that `facetsCode` made. */
export function rankIn(code: number): number {
  return (code >> FACET_BITS.priority) & 3
}

/** Review state and priority together, in a number that `facetsCode` made: what the queue is read along. */
export function laneIn(code: number): number {
  return ((code >> FACET_BITS.review) << LANE_BITS.review) | rankIn(code)
}

/** The place of a priority among all, in a number that `laneIn` made. */
export function rankInLane(lane: number): number {
  return lane & 3
}

/** The review state, in a number that `laneIn` made. Throws for any other. */
export function reviewInLane(lane: number): ReviewState {
  const review = REVIEW_STATES[lane >> LANE_BITS.review]
  if (!review) throw new Error(`${lane} is no lane.`)
  return review
}

/** The lanes of a review state, one for each priority. */
export function lanesOf(review: ReviewState): number[] {
  return RANKED_PRIORITIES.map((_, rank) => (REVIEW_STATES.indexOf(review) << LANE_BITS.review) | rank)
}

/* Where a lane holds the review state; below it is the rank. The database computes the same. */
export const LANE_BITS = { review: 2 } as const

/** There are fewer lanes than this. */
export const LANES = REVIEW_STATES.length << LANE_BITS.review
