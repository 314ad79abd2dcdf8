import { and, eq, lt, ne } from 'drizzle-orm'
import type { Writer } from '@/db'
import { outboxKeys } from '@/db/schema'

/** The key of a person in a browser: the one there is, or else `fresh`, which is kept. `at` is ISO 8601, UTC. */
export async function outboxKey(
  db: Writer,
  personId: string,
  browser: string,
  fresh: string,
  at: string,
): Promise<string> {
  const [row] = await db
    .insert(outboxKeys)
    .values({ personId, browser, key: fresh, createdAt: at, usedAt: at })
    .onConflictDoUpdate({ target: [outboxKeys.personId, outboxKeys.browser], set: { usedAt: at } })
    .returning({ key: outboxKeys.key })
  return row?.key ?? fresh
}

/** Erases the keys of a person: of one browser, of all but one, or all. */
export async function eraseOutboxKeys(
  db: Writer,
  personId: string,
  which: { readonly browser?: string; readonly exceptBrowser?: string } = {},
): Promise<void> {
  const { browser, exceptBrowser } = which
  await db
    .delete(outboxKeys)
    .where(
      and(
        eq(outboxKeys.personId, personId),
        browser === undefined ? undefined : eq(outboxKeys.browser, browser),
        exceptBrowser === undefined ? undefined : ne(outboxKeys.browser, exceptBrowser),
      ),
    )
}

/** Erases keys that nobody has asked for since a moment. */
export async function eraseOldOutboxKeys(db: Writer, before: string): Promise<void> {
  await db.delete(outboxKeys).where(lt(outboxKeys.usedAt, before))
}
