import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { prepared } from '@/db/prepared'
import { people } from '@/db/schema'
import { inJson } from '@/db/schema/column'

/** A person's id and name. */
export interface PersonName {
  readonly id: string
  readonly name: string
}

const named = prepared((db: Reader) =>
  db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inJson(people.id, sql.placeholder('ids')))
    .prepare(),
)

/** The names of people, by id; ids of nobody, and null, are left out. */
export async function personNames(
  db: Reader,
  ids: Iterable<string | null>,
): Promise<ReadonlyMap<string, PersonName>> {
  const wanted = [...new Set(ids)].filter(id => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await named(db).execute({ ids: JSON.stringify(wanted) })
  return new Map(rows.map(row => [row.id, row]))
}
