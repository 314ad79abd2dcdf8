import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { signOffs } from '@/db/schema'

export type SignOffRow = typeof signOffs.$inferSelect
/** A sign-off without its list of claims and the end of the record. */
export type SignOffSummary = Omit<SignOffRow, 'claims' | 'head'>

export async function insertSignOff(db: Writer, row: SignOffRow): Promise<void> {
  await db.insert(signOffs).values(row)
}

const latest = prepared((db: Reader) =>
  db
    .select()
    .from(signOffs)
    .where(eq(signOffs.articleId, sql.placeholder('articleId')))
    .orderBy(desc(signOffs.clearedAt), desc(signOffs.version))
    .limit(1)
    .prepare(),
)

/** The last sign-off of an article. */
export async function latestSignOff(db: Reader, articleId: string): Promise<SignOffRow | undefined> {
  const [row] = await latest(db).execute({ articleId })
  return row
}

/** All sign-offs, oldest first, without their lists of claims. */
export async function signOffSummaries(db: Reader): Promise<SignOffSummary[]> {
  return db
    .select({
      id: signOffs.id,
      articleId: signOffs.articleId,
      version: signOffs.version,
      textHash: signOffs.textHash,
      clearedBy: signOffs.clearedBy,
      clearedAt: signOffs.clearedAt,
      overrideReason: signOffs.overrideReason,
      overridden: signOffs.overridden,
    })
    .from(signOffs)
    .orderBy(asc(signOffs.clearedAt), asc(signOffs.version))
}

/** All sign-offs of an article, oldest first. */
export async function signOffsOfArticle(db: Reader, articleId: string): Promise<SignOffRow[]> {
  return db
    .select()
    .from(signOffs)
    .where(eq(signOffs.articleId, articleId))
    .orderBy(asc(signOffs.clearedAt), asc(signOffs.version))
}
