import { FACET_BITS, FACTS, type Fact, RANKED_PRIORITIES } from './claim-facets'
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
  /* How many claims have each value of some bits of the number: a facet of its own, or several that lie together. */
  const sumsOf = (at: number, width: number) => {
    const sums = new Array<number>(1 << width).fill(0)
    codes.forEach((code, place) => {
      const value = (code >> at) & ((1 << width) - 1)
      sums[value] = (sums[value] ?? 0) + (counts[place] ?? 0)
    })
    return sums
  }
  const singles = sumsOf(0, FACET_BITS.status)
  const having = <T extends Flag | Fact>(names: readonly T[]) =>
    named(
      names,
      names.map(name => sumWhere(singles, value => ((value >> FACET_BITS[name]) & 1) === 1)),
    )
  return {
    total: sumWhere(singles, () => true),
    byStatus: named(STATUSES, sumsOf(FACET_BITS.status, 3)),
    byReview: named(REVIEW_STATES, sumsOf(FACET_BITS.review, 2)),
    byPriority: named(RANKED_PRIORITIES, sumsOf(FACET_BITS.priority, 2)),
    byFlag: having(FLAGS),
    ...having(FACTS),
  }
}

function sumWhere(sums: readonly number[], isMeant: (value: number) => boolean): number {
  return sums.reduce((all, sum, value) => (isMeant(value) ? all + sum : all), 0)
}

function named<T extends string>(names: readonly T[], sums: readonly number[]): Record<T, number> {
  return Object.fromEntries(names.map((name, at) => [name, sums[at] ?? 0])) as Record<T, number> // every name is a key
}
