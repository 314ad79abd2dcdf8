import { sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { newsroom } from '@/db/schema'

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
