import type { Reader } from '@/db'
import { RANKED_PRIORITIES, rankIn } from '@/lib/domain/claim-facets'
import type { QueueSort } from '@/lib/domain/queue-sort'
import { partsOf } from './queue-filter'
import { indexFor, type Order, type QueueIndex, smallIndex } from './queue-index'
import { type Asked, FEW, narrowest } from './queue-narrow'
import { along, gather, shapeOf, valuesOf } from './queue-statements'

/** Where a claim stands in an order: the values that the order compares, one after the other, its id last. */
export type QueueKey = readonly (string | number)[]

/** What each value of a key is, by the order. */
export const KEY_KINDS = {
  deadline: ['string', 'string', 'number', 'string'],
  priority: ['number', 'string', 'string', 'number', 'string'],
  age: ['string', 'string'],
  article: ['number', 'string', 'number', 'string'],
} as const satisfies Record<QueueSort, readonly ('string' | 'number')[]>

/* SQLite joins at most 500 selects to one; more sets of facets than this are read in several goes. */
const MOST_ARMS = 250
/* So that a set of facets more or less does not make another statement, some arms may have none. */
const ARMS = [1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, MOST_ARMS]
/**
 * The keys of a page of the claims that fit, after a key or from the beginning. Reads along an index that has the
 * order, or, where that would pass over many for each that fits, gathers the few that another index knows of.
 */
export async function queueKeys(
  db: Reader,
  ask: Asked,
  sort: QueueSort,
  after: QueueKey | null,
  limit: number,
): Promise<QueueKey[]> {
  const { filter } = ask
  if (ask.codes.length === 0) return []
  const small = smallIndex(filter, ask.found)
  if (small !== null) return gathered(db, ask, small, sort, after, limit)
  const order: Order = sort === 'priority' ? 'deadline' : sort
  const index = indexFor(order, filter, ask.every && sort !== 'priority')
  if (partsOf(filter).some(part => !index.covers.includes(part))) {
    const few = await narrowest(db, ask)
    if (few.seen <= FEW && few.index) return gathered(db, ask, few.index, sort, after, limit)
  }
  if (sort !== 'priority') return merged(db, ask, index, order, after, limit)
  const found: QueueKey[] = []
  for (let rank = Number(after?.[0] ?? 0); rank < RANKED_PRIORITIES.length && found.length < limit; rank++) {
    const codes = ask.codes.filter(code => rankIn(code) === rank)
    const from = after !== null && after[0] === rank ? after.slice(1) : null
    const page = await merged(db, { ...ask, codes }, index, order, from, limit - found.length)
    found.push(...page.map(key => [rank, ...key]))
  }
  return found
}

/** Along an index with the order, all sets of facets merged. */
async function merged(
  db: Reader,
  { filter, codes }: Asked,
  index: QueueIndex,
  order: Order,
  after: QueueKey | null,
  limit: number,
): Promise<QueueKey[]> {
  const shape = { index, order, ranked: false, after: after !== null, ...shapeOf(filter) }
  const values = { ...valuesOf(filter), ...keyValues(after), facets: '[]', limit }
  if (!index.byFacets) return keysIn(await along(db, { ...shape, arms: 0 }).execute(values))
  const pages: QueueKey[] = []
  for (let from = 0; from < codes.length; from += MOST_ARMS) {
    const some = codes.slice(from, from + MOST_ARMS)
    const arms = ARMS.find(count => count >= some.length) ?? MOST_ARMS
    const statement = along(db, { ...shape, arms })
    pages.push(...keysIn(await statement.execute({ ...values, facets: JSON.stringify(some) })))
  }
  return codes.length <= MOST_ARMS ? pages : pages.sort(compareKeys).slice(0, limit)
}

/** All that an index narrows the filter down to, put in order. */
async function gathered(
  db: Reader,
  { filter, codes, found }: Asked,
  index: QueueIndex,
  sort: QueueSort,
  after: QueueKey | null,
  limit: number,
): Promise<QueueKey[]> {
  const ranked = sort === 'priority'
  const order: Order = ranked ? 'deadline' : sort
  const shape = { index, order, ranked, arms: 0, after: after !== null, ...shapeOf(filter) }
  const values = {
    ...valuesOf(filter),
    ...keyValues(after),
    facets: JSON.stringify(codes),
    found: JSON.stringify(found),
    limit,
  }
  return keysIn(await gather(db, shape).execute(values))
}

function keyValues(after: QueueKey | null): Record<string, string | number> {
  return Object.fromEntries((after ?? []).map((value, at) => [`key${at}`, value]))
}

function keysIn(rows: readonly Record<string, string | number>[]): QueueKey[] {
  return rows.map(row => Object.values(row))
}

/* As SQLite compares: text by code units, never by a language. */
function compareKeys(a: QueueKey, b: QueueKey): number {
  for (const [at, value] of a.entries()) {
    const other = b[at]
    if (other !== undefined && value !== other) return value < other ? -1 : 1
  }
  return 0
}

/** The id of the claim that stands there. */
export function idIn(key: QueueKey): string {
  return String(key.at(-1))
}
