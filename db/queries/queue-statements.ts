import { and, asc, eq, gte, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { prepared } from '@/db/prepared'
import { claims, snoozes } from '@/db/schema'
import { inJson, inJsonUnindexed } from '@/db/schema/column'
import { type FilterPart, partsOf, type QueueFilter } from './queue-filter'
import { ascending, ORDER_COLUMNS, type Order, type QueueIndex, rank } from './queue-index'
import { holds, type SearchShape, searchShape, searchValues } from './search-condition'

/* A prepared statement has a fixed text, so there is one for each shape of filter. */
export interface Shape {
  readonly index: QueueIndex
  readonly order: Order
  /** How many sets of facets are read beside each other. */
  readonly arms: number
  /** The most pressing first, and in the order among the equally pressing. */
  readonly ranked: boolean
  readonly parts: readonly FilterPart[]
  /** What is assigned to nobody. */
  readonly nobody: boolean
  readonly search: SearchShape
  readonly after: boolean
}

const given = sql.placeholder
const place = (at: number) => `key${at}`

/** The shape of the parts of a filter that are no facets. */
export function shapeOf(filter: QueueFilter): Pick<Shape, 'parts' | 'nobody' | 'search'> {
  return {
    parts: partsOf(filter),
    nobody: filter.assigneeId === null,
    search: searchShape(filter.search ?? []),
  }
}

/** What those parts are bound to. */
export function valuesOf(filter: QueueFilter): Record<string, unknown> {
  const { search = [], waitingFor, putOffBy, ...others } = filter
  const reader = waitingFor ?? putOffBy
  return { ...others, ...searchValues(search), reader: reader?.personId, now: reader?.now }
}

/* The reader has put something off until a moment after now. */
const putOffNow = sql`${snoozes.personId} = ${given('reader')} and ${snoozes.until} > ${given('now')}`
export const putOff = sql`exists (select 1 from ${snoozes} where ${putOffNow} and ${snoozes.claimId} = ${claims.id})`

type Given = (name: string) => SQL
type Condition = (shape: Shape, column: (column: SQL) => SQL, given: Given) => SQL | undefined

/* A value bound where it stands. */
const inPlace: Given = name => sql`${sql.placeholder(name)}`

const CONDITIONS: Record<FilterPart, Condition> = {
  articleId: (_, column, given) => eq(column(sql`${claims.articleId}`), given('articleId')),
  assigneeId: ({ nobody }, column, given) => {
    const assignee = column(sql`${claims.assigneeId}`)
    return nobody ? sql`${assignee} is null` : eq(assignee, given('assigneeId'))
  },
  checkerId: (_, column, given) => eq(column(sql`${claims.findingBy}`), given('checkerId')),
  desk: (_, column, given) => eq(column(sql`${claims.desk}`), given('desk')),
  dueFrom: (_, column, given) => gte(column(sql`${claims.dueAt}`), given('dueFrom')),
  dueBefore: (_, column, given) => lt(column(sql`${claims.dueAt}`), given('dueBefore')),
  waitingSince: (_, column, given) => lte(column(sql`${claims.waitingSince}`), given('waitingSince')),
  waitingFor: (_, __, given) => sql`not ${putOff} and ${claims.firstApprovedBy} is not ${given('reader')}`,
  putOffBy: () => sql`${claims.id} in (select ${snoozes.claimId} from ${snoozes} where ${putOffNow})`,
  search: ({ index, search }) =>
    index.covers.includes('search')
      ? inJson(claims.id, sql.placeholder('found'))
      : and(...holds(claims.search, search)),
}

/* A sign before a column keeps the planner, which has no statistics, from taking its index instead. */
const shutOff = (column: SQL) => sql`+${column}`
const open = (column: SQL) => column

/** The parts that the index fixes or bounds. */
function covered(shape: Shape, given: Given, except?: FilterPart): (SQL | undefined)[] {
  return shape.parts
    .filter(part => shape.index.covers.includes(part) && part !== except)
    .map(part => CONDITIONS[part](shape, open, given))
}

/** The parts looked at in each claim that the index gives. */
function looked(shape: Shape, given: Given): (SQL | undefined)[] {
  return shape.parts
    .filter(part => !shape.index.covers.includes(part))
    .map(part => CONDITIONS[part](shape, shutOff, given))
}

/** All sets of facets asked for, where they need not be apart. */
function anyFacets({ index }: Shape): SQL {
  return (index.byFacets ? inJson : inJsonUnindexed)(claims.facets, given('facets'))
}

function keyColumns({ order, ranked }: Pick<Shape, 'order' | 'ranked'>): SQL[] {
  const columns = ORDER_COLUMNS[order].map(column => sql`${column}`)
  return ranked ? [rank(), ...columns] : columns
}

function fields(count: number): Record<string, SQL<string | number>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [place(at), sql<string | number>`${sql.identifier(place(at))}`]),
  )
}

function afterKey(columns: readonly SQL[], given: Given): SQL {
  const values = columns.map((_, at) => given(place(at)))
  return sql`(${sql.join([...columns], sql`, `)}) > (${sql.join(values, sql`, `)})`
}

function named(columns: readonly SQL[]): SQL {
  return sql.join(
    columns.map((column, at) => sql`${column} as ${sql.identifier(place(at))}`),
    sql`, `,
  )
}

/**
 * The keys of a page, read along an index that has the order: of each set of facets as many as the merge of all
 * takes, so nothing is sorted and nothing passed over but what the index does not know. The sets come as a list; of
 * those fewer than there are arms, the others find nothing. What all arms ask for is bound once, in a row before them.
 */
function alongStatement(db: Reader, shape: Shape) {
  const columns = keyColumns(shape)
  // Whoever comes after a claim of this filter is due no earlier: two lower bounds would hide the nearer one.
  const bound = shape.after && shape.order === 'deadline' ? 'dueFrom' : undefined
  const once: string[] = ['facets']
  const given: Given = name => {
    if (!once.includes(name)) once.push(name)
    return sql`(select ${sql.identifier(`a_${name}`)} from asked)`
  }
  const conditions = [
    ...covered(shape, given, bound),
    ...looked(shape, given),
    shape.after ? afterKey(columns, given) : undefined,
  ]
  const arm = (at: number) => {
    const own = shape.index.byFacets
      ? sql`${claims.facets} = (select json_extract(a_facets, ${sql.raw(`'$[${at}]'`)}) from asked)`
      : sql`${claims.shelved} = ${sql.raw('0')}`
    return sql`select ${named(columns)} from ${claims} where ${and(own, ...conditions)}`
  }
  const arms = sql.join(
    Array.from({ length: Math.max(1, shape.arms) }, (_, at) => arm(at)),
    sql` union all `,
  )
  const row = sql.join(
    once.map(name => sql`${sql.placeholder(name)} as ${sql.identifier(`a_${name}`)}`),
    sql`, `,
  )
  const order = sql.raw(columns.map((_, at) => at + 1).join(', '))
  const merged = sql`(with asked as materialized (select ${row}) ${arms} order by ${order} limit ${sql.placeholder('limit')})`
  return db.select(fields(columns.length)).from(merged).prepare()
}

/** The keys of a page, all that the index narrows the filter down to looked at and put in order: for few. */
function gatherStatement(db: Reader, shape: Shape) {
  const columns = keyColumns(shape)
  return db
    .select(Object.fromEntries(columns.map((column, at) => [place(at), column as SQL<string | number>]))) // their types
    .from(claims)
    .where(
      and(
        ...covered(shape, inPlace),
        anyFacets(shape),
        ...looked(shape, inPlace),
        shape.after ? afterKey(columns, inPlace) : undefined,
      ),
    )
    .orderBy(...(shape.ranked ? [asc(rank())] : []), ...ascending(shape.order))
    .limit(given('limit'))
    .prepare()
}

/** How many claims an index narrows the filter down to, and how many of them fit: at most so many looked at. */
function countStatement(db: Reader, shape: Shape) {
  const others = looked(shape, inPlace)
  const fits = others.length === 0 ? sql`1` : (and(...others) ?? sql`1`)
  const some = sql`(select ${fits} as fits from ${claims} where ${and(...covered(shape, inPlace), anyFacets(shape))} limit ${given('limit')})`
  return db
    .select({ seen: sql<number>`count(*)`, fitting: sql<number>`cast(total(fits) as integer)` })
    .from(some)
    .prepare()
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
export const counting = keeping(countStatement)
