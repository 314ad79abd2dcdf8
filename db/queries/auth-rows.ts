import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { accounts, people, sessions, verifications } from '@/db/schema'

/* better-auth asks for rows by the name of a table and of its columns; these four tables it may ask for. */
const TABLES = { people, sessions, accounts, verifications }

/** A row as better-auth knows it: column names as in the schema, moments as ISO text. */
export type AuthRow = Record<string, unknown>

/** A condition of better-auth's. Those joined by OR form one group beside those joined by AND. */
export interface AuthCondition {
  readonly field: string
  readonly operator: string
  readonly value: unknown
  readonly connector: 'AND' | 'OR'
  readonly mode?: 'sensitive' | 'insensitive'
}

export interface AuthPage {
  readonly limit: number
  readonly offset?: number | undefined
  readonly sortBy?: { readonly field: string; readonly direction: 'asc' | 'desc' } | undefined
}

export async function insertAuthRow(db: Writer, table: string, row: AuthRow): Promise<AuthRow> {
  // The four tables have different row types; what better-auth sends was shaped by its own schema of them.
  const [inserted] = await db
    .insert(named(table))
    .values(row as never)
    .returning()
  if (!inserted) throw new Error(`Nothing was inserted into ${table}.`)
  return inserted
}

export async function findAuthRows(
  db: Reader,
  table: string,
  where: readonly AuthCondition[],
  page: AuthPage,
): Promise<AuthRow[]> {
  const source = named(table)
  const { sortBy } = page
  const query = db.select().from(source).where(matching(table, where)).limit(page.limit)
  const order = sortBy ? (sortBy.direction === 'asc' ? asc : desc)(column(table, sortBy.field)) : undefined
  const rows: AuthRow[] = await (order ? query.orderBy(order) : query).offset(page.offset ?? 0)
  return rows
}

/** Changes all rows that match and answers them. Without a condition nothing changes. */
export async function updateAuthRows(
  db: Writer,
  table: string,
  where: readonly AuthCondition[],
  changes: AuthRow,
): Promise<AuthRow[]> {
  const condition = matching(table, where)
  if (!condition) return []
  return db
    .update(named(table))
    .set(changes as never) // as for insert
    .where(condition)
    .returning()
}

/** Deletes all rows that match and answers them. Without a condition nothing goes. */
export async function deleteAuthRows(
  db: Writer,
  table: string,
  where: readonly AuthCondition[],
): Promise<AuthRow[]> {
  const condition = matching(table, where)
  if (!condition) return []
  return db.delete(named(table)).where(condition).returning()
}

export async function countAuthRows(
  db: Reader,
  table: string,
  where: readonly AuthCondition[],
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)` })
    .from(named(table))
    .where(matching(table, where))
  return row?.count ?? 0
}

function isNamed(table: string): table is keyof typeof TABLES {
  return Object.hasOwn(TABLES, table)
}

/* All four are answered as the type of one: only the columns that better-auth names itself are ever touched. */
function named(table: string): typeof people {
  if (!isNamed(table)) throw new Error(`better-auth has no table ${table} here.`)
  return TABLES[table] as typeof people
}

function column(table: string, field: string) {
  const columns: Record<string, (typeof people)['id']> = getTableColumns(named(table)) as never // any column will do
  const found = columns[field]
  if (!found) throw new Error(`${table} has no column ${field}.`)
  return found
}

function matching(table: string, where: readonly AuthCondition[]): SQL | undefined {
  const all = where.filter(({ connector }) => connector === 'AND').map(one => condition(table, one))
  const any = where.filter(({ connector }) => connector === 'OR').map(one => condition(table, one))
  return and(...all, any.length > 0 ? or(...any) : undefined)
}

function condition(table: string, { field, operator, value, mode }: AuthCondition): SQL {
  const own = column(table, field)
  if (value === null) return operator === 'ne' ? isNotNull(own) : isNull(own)
  const insensitive = mode === 'insensitive' && typeof value === 'string'
  const left: SQL = insensitive ? sql`lower(${own})` : sql`${own}`
  const right = insensitive ? value.toLowerCase() : value
  switch (operator) {
    case 'eq':
      return eq(left, right)
    case 'ne':
      return ne(left, right)
    case 'lt':
      return lt(left, right)
    case 'lte':
      return lte(left, right)
    case 'gt':
      return gt(left, right)
    case 'gte':
      return gte(left, right)
    case 'in':
      return inArray(left, Array.isArray(right) ? right : [right])
    case 'not_in':
      return notInArray(left, Array.isArray(right) ? right : [right])
    case 'contains':
      return like(left, `%${right}%`)
    case 'starts_with':
      return like(left, `${right}%`)
    case 'ends_with':
      return like(left, `%${right}`)
    default:
      throw new Error(`better-auth asked for ${operator}, which is not known here.`)
  }
}
