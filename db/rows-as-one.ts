import { Column, type GetColumnData, type SQL, sql } from 'drizzle-orm'

type Row<Columns extends Record<string, Column>> = {
  readonly [Name in keyof Columns]: GetColumnData<Columns[Name]>
}

/**
 * All rows of a query as one value, in the order in which they come, each as a select of these columns would give it.
 * Many small values are handed over one by one, and Drizzle looks at each: of a page of the queue that costs more than
 * reading it. So the database writes them out as JSON, which is read back at once.
 */
export function rowsAsOne<Columns extends Record<string, Column>>(columns: Columns): SQL<Row<Columns>[]> {
  const names = Object.keys(columns)
  const values = sql.join(
    Object.values<Column>(columns).map(column => sql`${column}`),
    sql`, `,
  )
  const decoders = Object.values<Column>(columns).map(decoderOf)
  // Rows made from one that has every name are quick to make and to read.
  const blank = Object.fromEntries(names.map(name => [name, null as unknown]))
  const rowOf = (given: readonly unknown[]) => {
    const row = { ...blank }
    names.forEach((name, at) => {
      const value = given[at]
      const decode = decoders[at]
      row[name] = value === null || !decode ? value : decode(value)
    })
    return row as Row<Columns> // each column has decoded its own value
  }
  return sql`json_group_array(json_array(${values}))`.mapWith((text: string) =>
    (JSON.parse(text) as unknown[][]).map(rowOf),
  )
}

/* Null for a column that takes what the database gives. */
function decoderOf(column: Column): ((value: unknown) => unknown) | null {
  return column.mapFromDriverValue === Column.prototype.mapFromDriverValue
    ? null
    : value => column.mapFromDriverValue(value)
}
