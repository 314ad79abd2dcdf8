import type { Reader } from '@/db'
import { RANKED_PRIORITIES, rankInLane } from '@/lib/domain/claim-facets'
import type { QueueSort } from '@/lib/domain/queue-sort'
import type { Asked } from './queue-ask'
import { type Order, type QueueIndex, smallIndex } from './queue-index'
import { along, armValues, gather, laneValues, type QueueKey, shapeOf, valuesOf } from './queue-statements'
import { wayOf } from './queue-way'

export type { QueueKey } from './queue-statements'

/** What each value of a key is, by the order. */
export const KEY_KINDS = {
  deadline: ['string', 'string', 'number', 'string'],
  priority: ['number', 'string', 'string', 'number', 'string'],
  age: ['string', 'string'],
  article: ['number', 'string', 'number', 'string'],
} as const satisfies Record<QueueSort, readonly ('string' | 'number')[]>

/* So that a lane more or less does not make another statement, some arms may have none. */
const ARMS = [1, 2, 3, 4, 6, 9, 12]
const MOST_ARMS = 12

/**
 * The keys of a page of the claims that fit, after a key or from the beginning. Reads along an index that has the
 * order, or, where that would pass over many for each that fits, gathers the few that another index knows of; `choose`
 * says which, and is no matter to what comes out.
 */
export async function queueKeys(
  db: Reader,
  ask: Asked,
  sort: QueueSort,
  after: QueueKey | null,
  limit: number,
  choose = wayOf,
): Promise<readonly QueueKey[]> {
  if (ask.lanes.length === 0) return []
  const small = smallIndex(ask.filter, ask.found)
  if (small !== null) return gathered(db, ask, small, sort, after, limit)
  if (sort !== 'priority') return ordered(db, ask, sort, after, limit, choose)
  const found: QueueKey[] = []
  for (let rank = Number(after?.[0] ?? 0); rank < RANKED_PRIORITIES.length && found.length < limit; rank++) {
    const lanes = ask.lanes.filter(({ lane }) => rankInLane(lane) === rank)
    if (lanes.length === 0) continue
    const from = after !== null && after[0] === rank ? after.slice(1) : null
    const page = await ordered(db, { ...ask, lanes }, 'deadline', from, limit - found.length, choose)
    found.push(...page.map(key => [rank, ...key]))
  }
  return found
}

async function ordered(
  db: Reader,
  ask: Asked,
  order: Order,
  after: QueueKey | null,
  limit: number,
  choose: typeof wayOf,
): Promise<readonly QueueKey[]> {
  const way = await choose(ask, order, limit)
  const one = await merged(db, { ...ask, lanes: way.along }, way.index, order, after, limit)
  const other = await gathered(db, { ...ask, lanes: way.gathered }, way.from, order, after, limit)
  if (one.length === 0 || other.length === 0) return one.length > 0 ? one : other
  return [...one, ...other].sort(compareKeys).slice(0, limit)
}

/** Along an index with the order, the lanes merged. */
async function merged(
  db: Reader,
  { filter, lanes }: Asked,
  index: QueueIndex,
  order: Order,
  after: QueueKey | null,
  limit: number,
): Promise<readonly QueueKey[]> {
  if (lanes.length === 0) return []
  const arms = ARMS.find(count => count >= lanes.length) ?? MOST_ARMS
  const shape = { index, order, ranked: false, after: after !== null, arms, ...shapeOf(filter) }
  const values = { ...valuesOf(filter), ...keyValues(after), ...armValues(arms, lanes), limit }
  return keysIn(await along(db, shape).execute(values))
}

/** All that an index narrows the filter down to, put in order. */
async function gathered(
  db: Reader,
  { filter, lanes, found }: Asked,
  index: QueueIndex,
  sort: QueueSort,
  after: QueueKey | null,
  limit: number,
): Promise<readonly QueueKey[]> {
  if (lanes.length === 0) return []
  const ranked = sort === 'priority'
  const order: Order = ranked ? 'deadline' : sort
  const shape = { index, order, ranked, arms: 0, after: after !== null, ...shapeOf(filter) }
  const values = {
    ...valuesOf(filter),
    ...keyValues(after),
    ...laneValues(index, lanes),
    found: JSON.stringify(found),
    limit,
  }
  return keysIn(await gather(db, shape).execute(values))
}

function keyValues(after: QueueKey | null): Record<string, string | number> {
  return Object.fromEntries((after ?? []).map((value, at) => [`key${at}`, value]))
}

/* The page comes as one value, whose order is what its keys say. */
function keysIn(pages: readonly { readonly keys: QueueKey[] }[]): readonly QueueKey[] {
  return pages.flatMap(page => page.keys).sort(compareKeys)
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
