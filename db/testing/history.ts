import { and, asc, eq, lte } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { snapshots, steps } from '@/db/schema'

/** Loses the steps up to a version, as a pruned or damaged history has. */
export async function dropSteps(db: Writer, articleId: string, upTo: number): Promise<void> {
  await db.delete(steps).where(and(eq(steps.articleId, articleId), lte(steps.version, upTo)))
}

/** The versions at which an article has snapshots. */
export async function snapshotVersions(db: Reader, articleId: string): Promise<number[]> {
  const rows = await db
    .select({ version: snapshots.version })
    .from(snapshots)
    .where(eq(snapshots.articleId, articleId))
    .orderBy(asc(snapshots.version))
  return rows.map(row => row.version)
}
