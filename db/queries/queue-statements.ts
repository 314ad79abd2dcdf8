import { and, eq, gte, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { prepared } from '@/db/prepared'
import { articles, claims, snoozes } from '@/db/schema'
import { indexed, inJson } from '@/db/schema/column'
import { FACET_BITS } from '@/lib/domain/claim-facets'
import { facetTest } from '@/lib/domain/facet-filter'
import { type FilterPart, partsOf, type QueueFilter } from './queue-filter'
import { ORDER_COLUMNS, type Order, type QueueIndex, rank } from './queue-index'
import type { Lane } from './queue-lanes'
import { holds, type SearchShape, searchShape, searchValues } from './search-condition'

/* A prepared statement has a fixed text, so there is one for each shape of filter. */
export interface Shape {
  readonly index: QueueIndex
  readonly order: Order
  /** How many lanes are read beside each other. */
  readonly arms: number
  /** The most pressing first, and in the order among the equally pressing. */
  readonly ranked: boolean
  readonly parts: readonly FilterPart[]
  /** What of the facets is not told by the lane. */
  readonly facets: readonly FacetPart[]
  /** What is assigned to nobody. */
  readonly nobody: boolean
  readonly search: SearchShape
  readonly after: boolean
}

const FACET_PARTS = ['statuses', 'flags', 'facts'] as const
type FacetPart = (typeof FACET_PARTS)[number]

/** Where a claim stands in an order: the values that the order compares, one after the other, its id last. */
export type QueueKey = readonly (string | number)[]

const given = sql.placeholder
const place = (at: number) => `key${at}`
const laneOf = (arm: number) => `lane${arm}`

/** The shape of a filter. */
export function shapeOf(filter: QueueFilter): Pick<Shape, 'parts' | 'facets' | 'nobody' | 'search'> {
  const test = facetTest(filter)
  return {
    parts: partsOf(filter),
    facets: FACET_PARTS.filter(part => test[part] !== undefined),
    nobody: filter.assigneeId === null,
    search: searchShape(filter.search ?? []),
  }
}

/** What its parts are bound to. */
export function valuesOf(filter: QueueFilter): Record<string, unknown> {
  const { search = [], waitingFor, putOffBy, ...others } = filter
  const reader = waitingFor ?? putOffBy
  return {
    ...others,
    ...facetTest(filter),
    ...searchValues(search),
    reader: reader?.personId,
    now: reader?.now,
  }
}

/** What the lanes asked for are bound to, where they need not be apart. */
export function laneValues({ by }: QueueIndex, lanes: readonly Lane[]): Record<string, string> {
  return by === 'facets'
    ? { codes: JSON.stringify(lanes.flatMap(lane => lane.codes)) }
    : { lanes: JSON.stringify(lanes.map(({ lane }) => lane)) }
}

/** What the arms are bound to, each to a lane of its own. */
export function armValues(arms: number, lanes: readonly Lane[]): Record<string, number> {
  return Object.fromEntries(Array.from({ length: arms }, (_, at) => [laneOf(at), lanes[at]?.lane ?? NO_LANE]))
}

const NO_LANE = -1

/* The reader has put something off until a moment after now. */
export const putOffNow = sql`${snoozes.personId} = ${given('reader')} and ${snoozes.until} > ${given('now')}`
export const putOff = sql`exists (select 1 from ${snoozes} where ${putOffNow} and ${snoozes.claimId} = ${claims.id})`

type Condition = (shape: Shape) => SQL | undefined

const CONDITIONS: Record<FilterPart, Condition> = {
  articleId: () => eq(claims.articleId, given('articleId')),
  assigneeId: ({ nobody }) =>
    nobody ? sql`${claims.assigneeId} is null` : eq(claims.assigneeId, given('assigneeId')),
  checkerId: () => eq(claims.findingBy, given('checkerId')),
  // All claims of an article are of its desk, and articles are few.
  desk: ({ index }) =>
    index.covers.includes('desk')
      ? sql`${claims.articleId} in (select ${articles.id} from ${articles} where ${articles.desk} = ${given('desk')})`
      : eq(claims.desk, given('desk')),
  dueFrom: () => gte(claims.dueAt, given('dueFrom')),
  dueBefore: () => lt(claims.dueAt, given('dueBefore')),
  waitingSince: () => lte(claims.waitingSince, given('waitingSince')),
  waitingFor: () => sql`not ${putOff} and ${claims.firstApprovedBy} is not ${given('reader')}`,
  putOffBy: () => sql`${claims.id} in (select ${snoozes.claimId} from ${snoozes} where ${putOffNow})`,
  search: ({ index, search }) =>
    index.covers.includes('search')
      ? inJson(claims.id, given('found'))
      : and(...holds(claims.search, search)),
}

/* As `fitsFacets` of the domain holds them against the number. */
const FACET_CONDITIONS: Record<FacetPart, SQL> = {
  statuses: sql`(${given('statuses')} >> ((${claims.facets} >> ${sql.raw(String(FACET_BITS.status))}) & 7)) & 1`,
  flags: sql`${claims.facets} & ${given('flags')}`,
  facts: sql`${claims.facets} & ${given('facts')} = ${given('areSet')}`,
}

/* The planner would take a narrow index before one that knows more. */
function fromIndex({ index }: Shape): SQL {
  return indexed(claims, index.name)
}

/** The parts that the index fixes or bounds. */
function covered(shape: Shape, except?: FilterPart): (SQL | undefined)[] {
  return shape.parts
    .filter(part => shape.index.covers.includes(part) && part !== except)
    .map(part => CONDITIONS[part](shape))
}

/** What is looked at in each claim that the index gives. */
function looked(shape: Shape): (SQL | undefined)[] {
  const facets = shape.index.by === 'facets' ? [] : shape.facets
  return [
    ...facets.map(part => FACET_CONDITIONS[part]),
    ...shape.parts.filter(part => !shape.index.covers.includes(part)).map(part => CONDITIONS[part](shape)),
  ]
}

/** All lanes asked for, or all sets of facets, where they need not be apart. */
function anyLane({ index }: Shape): SQL {
  return index.by === 'facets' ? inJson(claims.facets, given('codes')) : inJson(claims.lane, given('lanes'))
}

function keyColumns({ order, ranked }: Pick<Shape, 'order' | 'ranked'>): SQL[] {
  const columns = ORDER_COLUMNS[order].map(column => sql`${column}`)
  return ranked ? [rank(), ...columns] : columns
}

function named(columns: readonly SQL[]): SQL {
  return sql.join(
    columns.map((column, at) => sql`${column} as ${sql.identifier(place(at))}`),
    sql`, `,
  )
}

function places(columns: readonly SQL[]): SQL {
  return sql.raw(columns.map((_, at) => at + 1).join(', '))
}

function afterKey(columns: readonly SQL[]): SQL {
  const values = columns.map((_, at) => sql`${given(place(at))}`)
  return sql`(${sql.join([...columns], sql`, `)}) > (${sql.join(values, sql`, `)})`
}

/**
 * The keys of a page, read along an index that has the order: of each lane as many as the merge of all takes, so
 * nothing is sorted, and nothing passed over but what does not fit. Where lanes are fewer than arms, the others find
 * nothing.
 */
function alongStatement(db: Reader, shape: Shape) {
  const columns = keyColumns(shape)
  // Whoever comes after a claim of this filter is due no earlier: two lower bounds would hide the nearer one.
  const bound = shape.after && shape.order === 'deadline' ? 'dueFrom' : undefined
  const conditions = [...covered(shape, bound), ...looked(shape), shape.after ? afterKey(columns) : undefined]
  const arms = Array.from(
    { length: shape.arms },
    (_, at) =>
      sql`select ${named(columns)} from ${fromIndex(shape)} where ${and(eq(claims.lane, given(laneOf(at))), ...conditions)}`,
  )
  const merged = sql`(${sql.join(arms, sql` union all `)} order by ${places(columns)} limit ${given('limit')})`
  return db
    .select({ keys: keysAsOne(columns.length) })
    .from(merged)
    .prepare()
}

function keysAsOne(length: number): SQL<QueueKey[]> {
  const values = Array.from({ length }, (_, at) => sql.identifier(place(at)))
  return sql`json_group_array(json_array(${sql.join(values, sql`, `)}))`.mapWith((text: string): QueueKey[] =>
    JSON.parse(text),
  )
}

/** The keys of a page, all that the index narrows the filter down to looked at and put in order: for few. */
function gatherStatement(db: Reader, shape: Shape) {
  const columns = keyColumns(shape)
  const conditions = and(
    ...covered(shape),
    anyLane(shape),
    ...looked(shape),
    shape.after ? afterKey(columns) : undefined,
  )
  const sorted = sql`(select ${named(columns)} from ${fromIndex(shape)} where ${conditions} order by ${places(columns)} limit ${given('limit')})`
  return db
    .select({ keys: keysAsOne(columns.length) })
    .from(sorted)
    .prepare()
}

/** How many claims of its lanes an index narrows the filter down to: counted up to a limit. */
function seenStatement(db: Reader, shape: Shape) {
  const seen = sql`(select 1 from ${fromIndex(shape)} where ${and(...covered(shape), anyLane(shape))} limit ${given('looked')})`
  return db.select({ count: sql<number>`count(*)` }).from(seen).prepare()
}

/** How many of them fit: counted up to a limit, and among so many looked at. */
function fittingStatement(db: Reader, shape: Shape) {
  const fits = and(...looked(shape)) ?? sql`1`
  const seen = sql`(select ${fits} as fits from ${fromIndex(shape)} where ${and(...covered(shape), anyLane(shape))} limit ${given('looked')})`
  const fitting = sql`(select 1 from ${seen} where fits limit ${given('limit')})`
  return db.select({ count: sql<number>`count(*)` }).from(fitting).prepare()
}

/* So many shapes are kept prepared; those asked for least lately make room. */
const KEPT = 256

function keeping<Statement>(build: (db: Reader, shape: Shape) => Statement) {
  const statements = prepared((_: Reader) => new Map<string, Statement>())
  return (db: Reader, shape: Shape): Statement => {
    const known = statements(db)
    const key = JSON.stringify({ ...shape, index: shape.index.name })
    const statement = known.get(key) ?? build(db, shape)
    known.delete(key)
    known.set(key, statement)
    const [oldest] = known.keys()
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
    return statement
  }
}

export const along = keeping(alongStatement)
export const gather = keeping(gatherStatement)
export const seeing = keeping(seenStatement)
export const fitting = keeping(fittingStatement)
