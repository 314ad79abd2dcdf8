import { and, asc, count, eq, ne, or, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { savedViews } from '@/db/schema'

export type SavedViewRow = typeof savedViews.$inferSelect

const visible = prepared((db: Reader) =>
  db
    .select()
    .from(savedViews)
    .where(
      or(
        eq(savedViews.ownerId, sql.placeholder('personId')),
        and(eq(savedViews.shared, true), ne(savedViews.ownerId, sql.placeholder('personId'))),
      ),
    )
    .orderBy(asc(savedViews.position), asc(savedViews.id))
    .prepare(),
)

/** Somebody's own views and those shared with them, in the order of the bar. */
export async function viewsFor(db: Reader, personId: string): Promise<SavedViewRow[]> {
  return visible(db).execute({ personId })
}

export async function viewById(db: Reader, id: string): Promise<SavedViewRow | undefined> {
  const [row] = await db.select().from(savedViews).where(eq(savedViews.id, id))
  return row
}

export async function viewCount(db: Reader, ownerId: string): Promise<number> {
  const [row] = await db.select({ count: count() }).from(savedViews).where(eq(savedViews.ownerId, ownerId))
  return row?.count ?? 0
}

export async function insertView(db: Writer, row: SavedViewRow): Promise<void> {
  await db.insert(savedViews).values(row)
}

export async function updateView(
  db: Writer,
  id: string,
  changes: Partial<Pick<SavedViewRow, 'name' | 'params' | 'shared' | 'position'>>,
): Promise<void> {
  if (Object.keys(changes).length > 0) await db.update(savedViews).set(changes).where(eq(savedViews.id, id))
}

export async function deleteView(db: Writer, id: string): Promise<void> {
  await db.delete(savedViews).where(eq(savedViews.id, id))
}
