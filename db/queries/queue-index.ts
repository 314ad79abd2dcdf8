import { asc, type SQL, sql } from 'drizzle-orm'
import { claims } from '@/db/schema'
import type { QueueSort } from '@/lib/domain/queue-sort'
import type { FilterPart, QueueFilter } from './queue-filter'

/** The orders that are in an index; by priority is by deadline, one priority after the other. */
export type Order = Exclude<QueueSort, 'priority'>

/** The columns of an order. The last makes it total. */
export const ORDER_COLUMNS = {
  deadline: [claims.dueAt, claims.articleId, claims.number, claims.id],
  age: [claims.waitingSince, claims.id],
  article: [claims.articleOrder, claims.articleId, claims.number, claims.id],
} as const satisfies Record<Order, readonly unknown[]>

export function ascending(order: Order): SQL[] {
  return ORDER_COLUMNS[order].map(column => asc(column))
}

/** An index that the queue is read along. */
export interface QueueIndex {
  readonly name: string
  /** The order in which it gives claims, once what it covers is fixed. Null where all that it narrows a filter down to is few. */
  readonly order: Order | null
  /** Whether it has the claims of each set of facets apart. */
  readonly byFacets: boolean
  /** The parts of a filter that it fixes or bounds; a row's other parts are looked at one row after the other. */
  readonly covers: readonly FilterPart[]
}

const DUE = ['dueFrom', 'dueBefore'] as const
export const QUEUE_INDEXES = {
  all: { name: 'claims_queue', order: 'deadline', byFacets: false, covers: DUE },
  deadline: { name: 'claims_by_deadline', order: 'deadline', byFacets: true, covers: DUE },
  age: { name: 'claims_by_age', order: 'age', byFacets: true, covers: ['waitingSince'] },
  article: { name: 'claims_by_article', order: 'article', byFacets: true, covers: [] },
  assigneeId: {
    name: 'claims_by_assignee',
    order: 'deadline',
    byFacets: true,
    covers: ['assigneeId', ...DUE],
  },
  checkerId: { name: 'claims_by_checker', order: 'deadline', byFacets: true, covers: ['checkerId', ...DUE] },
  desk: { name: 'claims_by_desk', order: 'deadline', byFacets: true, covers: ['desk', ...DUE] },
  articleId: { name: 'claims_article', order: null, byFacets: false, covers: ['articleId'] },
  putOffBy: { name: 'sqlite_autoindex_claims_1', order: null, byFacets: false, covers: ['putOffBy'] },
  /* The few claims that a search found beforehand. */
  found: { name: 'sqlite_autoindex_claims_1', order: null, byFacets: false, covers: ['search'] },
} as const satisfies Record<string, QueueIndex>

/** The index that gives an order and fixes as much of the filter as it can. */
export function indexFor(order: Order, filter: QueueFilter, everyFacet: boolean): QueueIndex {
  if (order === 'age') return QUEUE_INDEXES.age
  if (order === 'article') return QUEUE_INDEXES.article
  if (typeof filter.assigneeId === 'string') return QUEUE_INDEXES.assigneeId
  if (filter.checkerId !== undefined) return QUEUE_INDEXES.checkerId
  if (filter.desk !== undefined) return QUEUE_INDEXES.desk
  if (filter.assigneeId === null) return QUEUE_INDEXES.assigneeId
  return everyFacet ? QUEUE_INDEXES.all : QUEUE_INDEXES.deadline
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
    desk !== undefined && QUEUE_INDEXES.desk,
    (dueFrom !== undefined || dueBefore !== undefined) && QUEUE_INDEXES.deadline,
    waitingSince !== undefined && QUEUE_INDEXES.age,
  ]
  return some.filter(index => index !== false)
}

/** A claim's priority as its place among them, from its facets: the most pressing is 0. */
export function rank(): SQL<number> {
  return sql<number>`(${claims.facets} >> 4) & 3`.mapWith(Number)
}
