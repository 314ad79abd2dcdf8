import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { FULL_TEXT, matches } from '@/db/engines/sqlite/full-text'
import { citations, claims, comments, newsroom, passages, searchEntries, sources } from '@/db/schema'
import { SEARCH_KINDS, type SearchKind } from '@/lib/domain/search-kind'

/** How many migrations the database has seen; fails when it cannot be read. */
export async function migrationsApplied(db: Reader): Promise<number> {
  const [row] = await db.select({ count: sql<number>`count(*)` }).from(sql`"__drizzle_migrations"`)
  return row?.count ?? 0
}

/**
 * Fails when nothing can be written, and writes nothing: to begin a transaction is not enough, as SQLite lets one
 * begin on a database that it could only open for reading.
 */
export async function tryWriting(db: Writer): Promise<void> {
  await db
    .update(newsroom)
    .set({ name: sql`${newsroom.name}` })
    .where(sql`false`)
}

const SEARCHED = {
  article: { table: passages, only: eq(passages.part, 'headline') },
  text: { table: passages, only: eq(passages.part, 'text') },
  claim: { table: claims },
  comment: { table: comments },
  excerpt: { table: citations },
  source: { table: sources },
} as const satisfies Record<SearchKind, { table: unknown; only?: SQL }>

/**
 * The kinds of things whose newest is not found by its first word. It looks at no more than that, so that it can be
 * asked every few seconds: an index that has gone or no longer follows is noticed, a single lost entry is not.
 */
export async function unsearchable(db: Reader): Promise<SearchKind[]> {
  const faulty: SearchKind[] = []
  for (const kind of SEARCH_KINDS) {
    const { table, ...rest } = SEARCHED[kind]
    const [newest] = await db
      .select({ id: table.id, search: table.search })
      .from(table)
      .where('only' in rest ? rest.only : undefined)
      .orderBy(desc(sql`${table}.rowid`))
      .limit(1)
    const [word] = newest?.search.trim().split(' ') ?? []
    if (!newest || !word) continue
    const index = FULL_TEXT[kind]
    const found = await db
      .select({ id: index.id })
      .from(index)
      .innerJoin(searchEntries, eq(searchEntries.id, index.id))
      .where(
        and(
          matches(index, sql`${`"${word}"`}`),
          eq(searchEntries.kind, kind),
          eq(searchEntries.ref, newest.id),
        ),
      )
      .orderBy(desc(index.id))
      .limit(1)
    if (found.length === 0) faulty.push(kind)
  }
  return faulty
}
