import { eq, inArray, lt, sql } from 'drizzle-orm'
import type { Writer } from '@/db'
import { rateLimits } from '@/db/schema'

export type Attempts = typeof rateLimits.$inferSelect

/** What was counted under these keys. `lastRequest` is when their window began, in milliseconds since 1970. */
export async function attemptsUnder(db: Writer, keys: readonly string[]): Promise<Attempts[]> {
  return db
    .select()
    .from(rateLimits)
    .where(inArray(rateLimits.key, [...keys]))
}

/** Counts one more in the window that is running. */
export async function countAttempt(db: Writer, key: string): Promise<void> {
  await db
    .update(rateLimits)
    .set({ count: sql`${rateLimits.count} + 1` })
    .where(eq(rateLimits.key, key))
}

/** Begins a new window with one attempt in it. */
export async function beginWindow(db: Writer, key: string, lastRequest: number): Promise<void> {
  const first = { count: 1, lastRequest }
  await db
    .insert(rateLimits)
    .values({ key, ...first })
    .onConflictDoUpdate({ target: rateLimits.key, set: first })
}

/** Takes one attempt back. */
export async function forgetAttempt(db: Writer, key: string): Promise<void> {
  await db
    .update(rateLimits)
    .set({ count: sql`max(${rateLimits.count} - 1, 0)` })
    .where(eq(rateLimits.key, key))
}

/** Takes all attempts back. */
export async function forgetAttempts(db: Writer, key: string): Promise<void> {
  await db.delete(rateLimits).where(eq(rateLimits.key, key))
}

/** Drops windows that began before a moment, in milliseconds since 1970. */
export async function dropWindows(db: Writer, before: number): Promise<void> {
  await db.delete(rateLimits).where(lt(rateLimits.lastRequest, before))
}
