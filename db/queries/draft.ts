import { and, asc, desc, eq, gt, gte, lt, lte, ne, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { commits, snapshots, steps } from '@/db/schema'

export type CommitRow = typeof commits.$inferSelect
export type StepRow = typeof steps.$inferSelect

/** The document at a version, as JSON. */
export interface SnapshotRow {
  readonly version: number
  readonly doc: unknown
}

const snapshotBefore = prepared((db: Reader) =>
  db
    .select({ version: snapshots.version, doc: snapshots.doc })
    .from(snapshots)
    .where(
      and(
        eq(snapshots.articleId, sql.placeholder('articleId')),
        lte(snapshots.version, sql.placeholder('version')),
      ),
    )
    .orderBy(desc(snapshots.version))
    .limit(1)
    .prepare(),
)

/** The latest snapshot at or before a version. */
export async function snapshotAt(
  db: Reader,
  articleId: string,
  version: number,
): Promise<SnapshotRow | undefined> {
  const [row] = await snapshotBefore(db).execute({ articleId, version })
  return row
}

/** Keeps the document at a version. */
export async function insertSnapshot(
  db: Writer,
  articleId: string,
  snapshot: SnapshotRow,
  at: string,
): Promise<void> {
  await db.insert(snapshots).values({ articleId, ...snapshot, createdAt: at })
}

/** Lets go of snapshots older than a version, except the first: what the steps can rebuild need not be kept twice. */
export async function dropSnapshotsBefore(db: Writer, articleId: string, version: number): Promise<void> {
  await db
    .delete(snapshots)
    .where(and(eq(snapshots.articleId, articleId), lt(snapshots.version, version), ne(snapshots.version, 0)))
}

const stepsAfter = prepared((db: Reader) =>
  db
    .select({ version: steps.version, commitId: steps.commitId, clientId: steps.clientId, step: steps.step })
    .from(steps)
    .where(
      and(
        eq(steps.articleId, sql.placeholder('articleId')),
        gt(steps.version, sql.placeholder('after')),
        lte(steps.version, sql.placeholder('until')),
      ),
    )
    .orderBy(asc(steps.version))
    .prepare(),
)

/** A step, and in which commit of whom it came. */
export type SentStep = Pick<StepRow, 'version' | 'commitId' | 'clientId' | 'step'>

/** The steps that lead from version `after` to version `until`, in order. */
export async function stepsBetween(
  db: Reader,
  articleId: string,
  after: number,
  until: number,
): Promise<SentStep[]> {
  return stepsAfter(db).execute({ articleId, after, until })
}

const stepInsertion = prepared((db: Writer) =>
  db
    .insert(steps)
    .values({
      articleId: sql.placeholder('articleId'),
      version: sql.placeholder('version'),
      commitId: sql.placeholder('commitId'),
      clientId: sql.placeholder('clientId'),
      step: sql.placeholder('step'),
    })
    .prepare(),
)

const commitInsertion = prepared((db: Writer) =>
  db
    .insert(commits)
    .values({
      articleId: sql.placeholder('articleId'),
      id: sql.placeholder('id'),
      clientId: sql.placeholder('clientId'),
      actorId: sql.placeholder('actorId'),
      baseVersion: sql.placeholder('baseVersion'),
      version: sql.placeholder('version'),
      at: sql.placeholder('at'),
      touched: sql.placeholder('touched'),
      event: sql.placeholder('event'),
    })
    .prepare(),
)

/** Records a commit and its steps, as JSON, in order. */
export async function insertCommit(
  db: Writer,
  commit: CommitRow,
  stepsJson: readonly unknown[],
): Promise<void> {
  await commitInsertion(db).execute({ ...commit })
  for (const [index, step] of stepsJson.entries()) {
    await stepInsertion(db).execute({
      articleId: commit.articleId,
      version: commit.baseVersion + index + 1,
      commitId: commit.id,
      clientId: commit.clientId,
      step,
    })
  }
}

const commitById = prepared((db: Reader) =>
  db
    .select()
    .from(commits)
    .where(and(eq(commits.articleId, sql.placeholder('articleId')), eq(commits.id, sql.placeholder('id'))))
    .prepare(),
)

/** The commit with this id, if it was accepted. */
export async function findCommit(db: Reader, articleId: string, id: string): Promise<CommitRow | undefined> {
  const [row] = await commitById(db).execute({ articleId, id })
  return row
}

/** Who led from one version to another, and when; `event` as in the commit. */
export type CommitMoment = Pick<CommitRow, 'baseVersion' | 'version' | 'actorId' | 'at' | 'event'>

const moments = {
  baseVersion: commits.baseVersion,
  version: commits.version,
  actorId: commits.actorId,
  at: commits.at,
  event: commits.event,
}

/** The moments of all commits of an article, in order. */
export async function commitMoments(db: Reader, articleId: string): Promise<CommitMoment[]> {
  return db
    .select(moments)
    .from(commits)
    .where(eq(commits.articleId, articleId))
    .orderBy(asc(commits.version))
}

/** The commit that led to a version or, when that lies inside one, past it. */
export async function commitTo(
  db: Reader,
  articleId: string,
  version: number,
): Promise<CommitMoment | undefined> {
  const [row] = await db
    .select(moments)
    .from(commits)
    .where(and(eq(commits.articleId, articleId), gte(commits.version, version)))
    .orderBy(asc(commits.version))
    .limit(1)
  return row
}

/** The commits of an article, in order. */
export async function commitsOfArticle(db: Reader, articleId: string): Promise<CommitRow[]> {
  return db.select().from(commits).where(eq(commits.articleId, articleId)).orderBy(asc(commits.version))
}

/** The snapshots of an article, in order. */
export async function snapshotsOfArticle(db: Reader, articleId: string): Promise<SnapshotRow[]> {
  return db
    .select({ version: snapshots.version, doc: snapshots.doc })
    .from(snapshots)
    .where(eq(snapshots.articleId, articleId))
    .orderBy(asc(snapshots.version))
}
