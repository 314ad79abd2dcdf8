import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'

/** How many migrations the database has seen; fails when it cannot be read. */
export async function migrationsApplied(db: Reader): Promise<number> {
  const [row] = await db.select({ count: sql<number>`count(*)` }).from(sql`"__drizzle_migrations"`)
  return row?.count ?? 0
}
