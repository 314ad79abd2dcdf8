import { type SQL, sql } from 'drizzle-orm'
import { claims } from '@/db/schema'
import type { QueueSort } from '@/lib/domain/queue-sort'
import { type FilterPart, partsOf, type QueueFilter } from './queue-filter'

/** The orders that are in an index; by priority is by deadline, one priority after the other. */
export type Order = Exclude<QueueSort, 'priority'>

/** The columns of an order. The last makes it total. */
export const ORDER_COLUMNS = {
  deadline: [claims.dueAt, claims.articleId, claims.number, claims.id],
  age: [claims.waitingSince, claims.id],
  article: [claims.articleOrder, claims.articleId, claims.number, claims.id],
} as const satisfies Record<Order, readonly unknown[]>

/* So many claims are looked at and sorted without much ado where an index knows all that is asked of them … */
export const FEW = 20_000
/* … more of a person, since along any other index each claim has to be fetched to see whose it is … */
const FEW_OF_A_PERSON = 40_000
/* … and fewer where the claims gathered have to be fetched for their order. */
const FEW_FETCHED = 2000

/** An index that the queue is read along, or that knows few claims to gather. */
export interface QueueIndex {
  readonly name: string
  /** What it is led by, and has claims apart for: sets of facets, lanes, or neither. */
  readonly by: 'facets' | 'lane' | 'neither'
  /** The parts of a filter that it fixes or bounds; others are looked at one claim after the other. */
  readonly covers: readonly FilterPart[]
  /** The parts whose columns it has; for the others each claim has to be fetched. */
  readonly knows: readonly FilterPart[]
  /** How many claims it is worth gathering from it. */
  readonly few: number
}

const DUE = ['dueFrom', 'dueBefore'] as const
const KNOWN = ['checkerId', 'desk', ...DUE, 'waitingSince'] as const
/* Assigning is frequent and is to write few indexes, so only those of people know it. */
const PEOPLE_KNOW = [...KNOWN, 'assigneeId'] as const
export const QUEUE_INDEXES = {
  deadline: { name: 'claims_by_deadline', by: 'lane', covers: DUE, knows: KNOWN, few: FEW },
  age: { name: 'claims_by_age', by: 'lane', covers: ['waitingSince'], knows: KNOWN, few: FEW_FETCHED },
  article: { name: 'claims_by_article', by: 'lane', covers: [], knows: KNOWN, few: 0 },
  assigneeId: {
    name: 'claims_by_assignee',
    by: 'lane',
    covers: ['assigneeId', ...DUE],
    knows: PEOPLE_KNOW,
    few: FEW_OF_A_PERSON,
  },
  checkerId: {
    name: 'claims_by_checker',
    by: 'lane',
    covers: ['checkerId', ...DUE],
    knows: PEOPLE_KNOW,
    few: FEW_OF_A_PERSON,
  },
  facets: { name: 'claims_by_facets', by: 'facets', covers: [], knows: KNOWN, few: FEW },
  desk: { name: 'claims_article', by: 'neither', covers: ['desk'], knows: [], few: FEW_FETCHED },
  articleId: { name: 'claims_article', by: 'neither', covers: ['articleId'], knows: [], few: FEW },
  putOffBy: { name: 'sqlite_autoindex_claims_1', by: 'neither', covers: ['putOffBy'], knows: [], few: FEW },
  /* The few claims that a search found beforehand. */
  found: { name: 'sqlite_autoindex_claims_1', by: 'neither', covers: ['search'], knows: [], few: FEW },
} as const satisfies Record<string, QueueIndex>

/** The index that gives an order and fixes as much of the filter as it can. */
export function indexFor(order: Order, filter: QueueFilter): QueueIndex {
  if (order !== 'deadline') return QUEUE_INDEXES[order]
  if (typeof filter.assigneeId === 'string') return QUEUE_INDEXES.assigneeId
  if (filter.checkerId !== undefined) return QUEUE_INDEXES.checkerId
  return filter.assigneeId === null ? QUEUE_INDEXES.assigneeId : QUEUE_INDEXES.deadline
}

/** The index that has so few of the claims asked for that their order is no matter, whatever else is asked. */
export function smallIndex(filter: QueueFilter, found: readonly string[] | null): QueueIndex | null {
  if (filter.articleId !== undefined) return QUEUE_INDEXES.articleId
  if (filter.putOffBy !== undefined) return QUEUE_INDEXES.putOffBy
  return found === null ? null : QUEUE_INDEXES.found
}

/** The indexes that may hold few of the claims a filter asks for, whatever the order. */
export function narrowIndexes(filter: QueueFilter): QueueIndex[] {
  const { assigneeId, checkerId, desk, dueFrom, dueBefore, waitingSince } = filter
  const some: (QueueIndex | false)[] = [
    assigneeId !== undefined && QUEUE_INDEXES.assigneeId,
    checkerId !== undefined && QUEUE_INDEXES.checkerId,
    (dueFrom !== undefined || dueBefore !== undefined) && QUEUE_INDEXES.deadline,
    desk !== undefined && QUEUE_INDEXES.desk,
    waitingSince !== undefined && QUEUE_INDEXES.age,
  ]
  return some.filter(index => index !== false)
}

/** A claim's priority as its place among all, the most pressing 0. */
export function rank(): SQL<number> {
  return sql<number>`${claims.lane} & 3`.mapWith(Number)
}

/** Looking at claims in the index that know all that is asked costs one each; fetching them from the table, so many. */
const FETCH = 30

/** What it costs to look at a claim that an index gives. */
export function priceOf({ knows }: QueueIndex, filter: QueueFilter): number {
  return partsOf(filter).every(part => knows.includes(part)) ? 1 : FETCH
}
