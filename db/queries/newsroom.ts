import { eq } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { newsroom } from '@/db/schema'

export type NewsroomRow = typeof newsroom.$inferSelect

/** There is one newsroom, so there is one row. */
const THE_ONE = 1

const theOne = prepared((db: Reader) => db.select().from(newsroom).where(eq(newsroom.id, THE_ONE)).prepare())

/** The newsroom; undefined until it is set up. */
export async function theNewsroom(db: Reader): Promise<NewsroomRow | undefined> {
  const [row] = await theOne(db).execute()
  return row
}

export async function insertNewsroom(db: Writer, name: string, at: string): Promise<void> {
  await db.insert(newsroom).values({ id: THE_ONE, name, ownFindingsAllowed: false, createdAt: at })
}

/** Changes what is given. */
export async function updateNewsroom(
  db: Writer,
  changes: Partial<Pick<NewsroomRow, 'name' | 'ownFindingsAllowed' | 'secondReviewer'>>,
): Promise<void> {
  await db.update(newsroom).set(changes).where(eq(newsroom.id, THE_ONE))
}
