import { asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { comments } from '@/db/schema'
import { inJson } from '@/db/schema/column'
import { searchText } from '@/lib/domain/search-text'

export type CommentRow = Omit<typeof comments.$inferSelect, 'search'>

const { search: _search, ...shown } = getTableColumns(comments)

const ofClaims = prepared((db: Reader) =>
  db
    .select(shown)
    .from(comments)
    .where(inJson(comments.claimId, sql.placeholder('claimIds')))
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .prepare(),
)

/** The comments on claims, oldest first. */
export async function commentsOfClaims(db: Reader, claimIds: readonly string[]): Promise<CommentRow[]> {
  if (claimIds.length === 0) return []
  return ofClaims(db).execute({ claimIds: JSON.stringify(claimIds) })
}

export async function commentById(db: Reader, id: string): Promise<CommentRow | undefined> {
  const [row] = await db.select(shown).from(comments).where(eq(comments.id, id))
  return row
}

export async function insertComment(db: Writer, row: CommentRow): Promise<void> {
  await db.insert(comments).values({ ...row, search: searchText(row.text) })
}

/** Takes a comment away, if nobody has replied to it; answers whether it went. */
export async function deleteComment(db: Writer, id: string): Promise<boolean> {
  const [reply] = await db.select({ id: comments.id }).from(comments).where(eq(comments.replyTo, id)).limit(1)
  if (reply) return false
  await db.delete(comments).where(eq(comments.id, id))
  return true
}
