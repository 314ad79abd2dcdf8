import { FACET_BITS, FACTS, type Fact, RANKED_PRIORITIES, rankIn } from './claim-facets'
import type { Flag } from './flag'
import type { Priority } from './priority'
import { REVIEW_STATES, type ReviewState } from './review-state'
import { STATUSES, type Status } from './status'

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

/**
 * A filter as it is held against the number: each of the lists has a bit for each place that fits, and all that is
 * given has to hold. The database is asked the same way.
 */
export interface FacetTest {
  readonly statuses?: number
  readonly reviews?: number
  readonly priorities?: number
  /** Any of these bits of the number is set. */
  readonly flags?: number
  /** These bits of the number are what the other number says. */
  readonly facts?: number
  readonly areSet?: number
}

/** How a filter is held against numbers that `facetsCode` made. */
export function facetTest(filter: FacetFilter): FacetTest {
  const { statuses, reviews, priorities, flags } = filter
  const facts = FACTS.filter(fact => filter[fact] !== undefined)
  return {
    ...(statuses && { statuses: placesOf(statuses, STATUSES) }),
    ...(reviews && { reviews: placesOf(reviews, REVIEW_STATES) }),
    ...(priorities && { priorities: placesOf(priorities, RANKED_PRIORITIES) }),
    ...(flags && { flags: bitsOf(flags) }),
    ...(facts.length > 0 && { facts: bitsOf(facts), areSet: bitsOf(facts.filter(fact => filter[fact])) }),
  }
}

/** Whether claims with the facets in a number that `facetsCode` made are asked for. */
export function fitsFacets(test: FacetTest, code: number): boolean {
  const { statuses = -1, reviews = -1, priorities = -1, flags, facts = 0, areSet = 0 } = test
  return (
    ((statuses >> ((code >> FACET_BITS.status) & 7)) & 1) === 1 &&
    ((reviews >> ((code >> FACET_BITS.review) & 3)) & 1) === 1 &&
    ((priorities >> rankIn(code)) & 1) === 1 &&
    (flags === undefined || (code & flags) !== 0) &&
    (code & facts) === areSet
  )
}

function placesOf<T>(some: readonly T[], all: readonly T[]): number {
  return some.reduce((places, one) => places | (1 << all.indexOf(one)), 0)
}

function bitsOf(some: readonly (Flag | Fact)[]): number {
  return some.reduce((bits, one) => bits | (1 << FACET_BITS[one]), 0)
}
