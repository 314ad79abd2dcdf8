import { and, asc, count, eq, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { prepared } from '@/db/prepared'
import { articles, claimCounts, claims } from '@/db/schema'

/** So many claims, whose they are, and how many of them are past the deadline of their article. */
export interface LoadRow {
  readonly personId: string
  readonly count: number
  readonly overdue: number
}

/* `personId` is not null where the condition says so, which the type of a column cannot know. */
function rowsOf(
  rows: readonly (Omit<LoadRow, 'personId'> & { readonly personId: string | null })[],
): LoadRow[] {
  return rows.flatMap(({ personId, ...counts }) => (personId === null ? [] : [{ personId, ...counts }]))
}

/* Counted by hand rather than with FILTER, which PostgreSQL writes the same but drizzle does not know. */
const load = {
  count: count(),
  overdue: sql<number>`sum(CASE WHEN ${claims.dueAt} < ${sql.placeholder('now')} THEN 1 ELSE 0 END)`,
}

/*
 * The condition that a claim is of an article out of the trash in which, by the counts, some are as asked. All others
 * need not be looked at: of years of work that is nearly all.
 */
function inWork(db: Reader, some: SQL): SQL {
  const { articleId, shelved, orphaned } = claimCounts
  const work = db
    .select({ articleId })
    .from(claimCounts)
    .where(and(eq(shelved, false), eq(orphaned, false), some))
  return inArray(claims.articleId, work)
}

const UNCHECKED = ['unchecked', 'in_progress'] as const

const toCheck = prepared((db: Reader) =>
  db
    .select({ personId: claims.assigneeId, ...load })
    .from(claims)
    .where(
      and(
        inWork(db, inArray(claimCounts.status, [...UNCHECKED])),
        isNotNull(claims.assigneeId),
        eq(claims.orphaned, false),
        inArray(claims.status, [...UNCHECKED]),
      ),
    )
    .groupBy(claims.assigneeId)
    .prepare(),
)

/** Claims without a finding, by the person who is to check them. */
export async function loadToCheck(db: Reader, now: string): Promise<LoadRow[]> {
  return rowsOf(await toCheck(db).execute({ now }))
}

const byFinder = (review: 'pending' | 'returned') =>
  prepared((db: Reader) =>
    db
      .select({ personId: claims.findingBy, ...load })
      .from(claims)
      .where(
        and(
          inWork(db, eq(claimCounts.review, review)),
          eq(claims.review, review),
          eq(claims.orphaned, false),
        ),
      )
      .groupBy(claims.findingBy)
      .prepare(),
  )
const returned = byFinder('returned')
const pending = byFinder('pending')

/** Claims that came back, by the person who made the finding. */
export async function loadReturned(db: Reader, now: string): Promise<LoadRow[]> {
  return rowsOf(await returned(db).execute({ now }))
}

/** Claims that wait for review, by the person who made the finding: whoever reviews them is somebody else. */
export async function loadPending(db: Reader, now: string): Promise<LoadRow[]> {
  return rowsOf(await pending(db).execute({ now }))
}

/** What waits for review in an article. */
export interface PendingRow {
  readonly articleId: string
  /** When the finding was made that has waited longest. */
  readonly since: string
  /** Called verified with neither a source nor a reason. */
  readonly unsourced: number
}

/* What a reviewer can decide on: it stands, in words that are those of the finding. */
const WAITS = [
  eq(claims.review, 'pending'),
  eq(claims.stale, false),
  eq(claims.orphaned, false),
  isNotNull(claims.findingAt),
  ne(claims.quote, ''),
]

const pendingWork = prepared((db: Reader) =>
  db
    .select({
      articleId: claims.articleId,
      since: sql<string>`min(${claims.findingAt})`,
      unsourced: sql<number>`sum(CASE WHEN ${claims.status} = 'verified' AND ${claims.note} = ''
        AND ${claims.citationCount} = 0 THEN 1 ELSE 0 END)`,
    })
    .from(claims)
    .where(and(inWork(db, eq(claimCounts.review, 'pending')), ...WAITS))
    .groupBy(claims.articleId)
    .prepare(),
)

/** What waits for review, by article; articles where nothing does are left out. */
export async function pendingByArticle(db: Reader): Promise<PendingRow[]> {
  return pendingWork(db).execute()
}

const waitingLongest = prepared((db: Reader) =>
  db
    .select({
      claimId: claims.id,
      articleId: claims.articleId,
      headline: articles.headline,
      quote: claims.quote,
      since: claims.findingAt,
    })
    .from(claims)
    .innerJoin(articles, eq(articles.id, claims.articleId))
    .where(and(eq(claims.articleId, sql.placeholder('articleId')), ...WAITS))
    .orderBy(asc(claims.findingAt), asc(claims.id))
    .limit(1)
    .prepare(),
)

/** The claim that has waited for review longest, and since when, of all that wait by article. */
export async function longestWaiting(db: Reader, pending: readonly PendingRow[]) {
  const [first] = [...pending].sort((a, b) => (a.since < b.since ? -1 : 1))
  if (!first) return null
  const [row] = await waitingLongest(db).execute({ articleId: first.articleId })
  return row && row.since !== null ? { ...row, since: row.since } : null
}
