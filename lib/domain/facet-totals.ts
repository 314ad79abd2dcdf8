import { FACET_BITS, FACTS, type Fact, RANKED_PRIORITIES, rankIn } from './claim-facets'
import { FLAGS, type Flag } from './flag'
import type { Priority } from './priority'
import { REVIEW_STATES, type ReviewState } from './review-state'
import { STATUSES, type Status } from './status'

/** How many claims there are with each facet. */
export interface FacetTotals extends Record<Fact, number> {
  readonly total: number
  readonly byStatus: Record<Status, number>
  readonly byReview: Record<ReviewState, number>
  readonly byPriority: Record<Priority, number>
  readonly byFlag: Record<Flag, number>
}

/** The sums of how many claims have each set of facets; `counts` in the order of `codes`. */
export function facetTotals(codes: readonly number[], counts: readonly number[]): FacetTotals {
  const statuses = STATUSES.map(() => 0)
  const reviews = REVIEW_STATES.map(() => 0)
  const ranks = RANKED_PRIORITIES.map(() => 0)
  const bits = Array.from({ length: FACET_BITS.status }, () => 0)
  const add = (to: number[], at: number, count: number) => {
    to[at] = (to[at] ?? 0) + count
  }
  codes.forEach((code, at) => {
    const count = counts[at] ?? 0
    add(statuses, (code >> FACET_BITS.status) & 7, count)
    add(reviews, (code >> FACET_BITS.review) & 3, count)
    add(ranks, rankIn(code), count)
    for (const bit of SINGLE_BITS) if ((code >> bit) & 1) add(bits, bit, count)
  })
  const named = <T extends string>(names: readonly T[], sums: readonly number[]) =>
    Object.fromEntries(names.map((name, at) => [name, sums[at] ?? 0])) as Record<T, number> // every name is a key
  const single = <T extends Flag | Fact>(names: readonly T[]) =>
    named(
      names,
      names.map(name => bits[FACET_BITS[name]] ?? 0),
    )
  return {
    total: counts.reduce((sum, count) => sum + count, 0),
    byStatus: named(STATUSES, statuses),
    byReview: named(REVIEW_STATES, reviews),
    byPriority: named(RANKED_PRIORITIES, ranks),
    byFlag: single(FLAGS),
    ...single(FACTS),
  }
}

const SINGLE_BITS = [...FLAGS, ...FACTS].map(name => FACET_BITS[name])
