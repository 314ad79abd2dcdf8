import { and, asc, count, eq, inArray, isNotNull, min, ne, notExists, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { prepared } from '@/db/prepared'
import { articles, citations, claims } from '@/db/schema'

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

const toCheck = prepared((db: Reader) =>
  db
    .select({ personId: claims.assigneeId, ...load })
    .from(claims)
    .where(
      and(
        isNotNull(claims.assigneeId),
        eq(claims.shelved, false),
        eq(claims.orphaned, false),
        inArray(claims.status, ['unchecked', 'in_progress']),
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
      .where(and(eq(claims.shelved, false), eq(claims.review, review), eq(claims.orphaned, false)))
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
    .where(
      and(
        eq(claims.shelved, false),
        eq(claims.review, 'pending'),
        eq(claims.stale, false),
        eq(claims.orphaned, false),
        isNotNull(claims.findingAt),
        ne(claims.quote, ''),
      ),
    )
    .orderBy(asc(claims.findingAt), asc(claims.id))
    .limit(1)
    .prepare(),
)

/** The claim that has waited for review longest, and since when. */
export async function longestWaiting(db: Reader) {
  const [row] = await waitingLongest(db).execute()
  return row && row.since !== null ? { ...row, since: row.since } : null
}

/** What waits for review in an article. */
export interface PendingRow {
  readonly articleId: string
  /** When the finding was made that has waited longest. */
  readonly since: string | null
  /** Called verified with neither a source nor a reason. */
  readonly unsourced: number
}

const pendingWork = prepared((db: Reader) =>
  db
    .select({
      articleId: claims.articleId,
      since: min(claims.findingAt),
      unsourced: sql<number>`sum(CASE WHEN ${claims.status} = 'verified' AND ${claims.note} = ''
        AND ${notExists(
          db.select({ one: sql`1` }).from(citations).where(eq(citations.claimId, claims.id)),
        )} THEN 1 ELSE 0 END)`,
    })
    .from(claims)
    .where(
      and(
        eq(claims.shelved, false),
        eq(claims.review, 'pending'),
        eq(claims.stale, false),
        eq(claims.orphaned, false),
      ),
    )
    .groupBy(claims.articleId)
    .prepare(),
)

/** What waits for review, by article; articles where nothing does are left out. */
export async function pendingByArticle(db: Reader): Promise<PendingRow[]> {
  return pendingWork(db).execute()
}
