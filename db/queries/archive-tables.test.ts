import { is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import * as schema from '@/db/schema'
import { columnsOf } from '@/db/schema/column'
import { ARCHIVE_TABLES } from './archive'
import { ARCHIVED, LEFT_OUT } from './archive-tables'

const TABLES = Object.entries<unknown>(schema).filter(([, value]) => is(value, SQLiteTable))

test.each(TABLES)('%s is in an archive of the newsroom, or is said to be left out', (name, table) => {
  const told = `"${name}" is a new table. Say in db/queries/archive-tables.ts whether an archive of the newsroom holds
it: put it into ARCHIVED if anything in it should come back when a newsroom is restored elsewhere (what people wrote,
decided or set), behind the tables that it refers to, with a sentence on what it holds; or into LEFT_OUT with the reason
(secrets, what a browser or a server needs for the moment, what is counted anew). Columns that triggers keep go under
\`derived\`; a row that a server makes by itself when it starts makes its table \`standing\`. If files belong to its rows, add a store to lib/server/archive/file-stores.ts.`
  expect([...Object.keys(ARCHIVED), ...Object.keys(LEFT_OUT)], told).toContain(name)
  if (ARCHIVED[name]) expect(ARCHIVED[name].table, `${name} names another table`).toBe(table)
  expect(Object.hasOwn(ARCHIVED, name) && Object.hasOwn(LEFT_OUT, name), `${name} is both`).toBe(false)
})

test('nothing is named that is no table, and what is derived are columns', () => {
  const names = TABLES.map(([name]) => name)
  for (const name of [...Object.keys(ARCHIVED), ...Object.keys(LEFT_OUT)]) expect(names).toContain(name)
  for (const { table, derived = [] } of Object.values(ARCHIVED)) {
    for (const column of derived) expect(columnsOf(table).map(([name]) => name)).toContain(column)
  }
})

test('every table has a key by which its rows are sorted, and that is in the archive', () => {
  for (const { name, key, columns } of ARCHIVE_TABLES) {
    expect(key.length, name).toBeGreaterThan(0)
    expect(columns.map(column => column.name)).toEqual(expect.arrayContaining([...key]))
  }
})

test('no column of an archive holds a secret', () => {
  const secret = /password|secret|token|^key$|cookie/i
  const found = ARCHIVE_TABLES.flatMap(({ name, columns }) =>
    columns.filter(column => secret.test(column.name)).map(column => `${name}.${column.name}`),
  )
  expect(found).toEqual([])
})
