import { and, asc, count, eq, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { prepared } from '@/db/prepared'
import { articles, claims, people } from '@/db/schema'
import { indexed } from '@/db/schema/column'
import { FACET_BITS, lanesOf } from '@/lib/domain/claim-facets'
import type { ReviewState } from '@/lib/domain/review-state'
import { STATUSES } from '@/lib/domain/status'

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

/* In a review state, out of the trash: of years of work that is little, and an index has it apart. */
function inState(review: ReviewState): SQL {
  return inArray(claims.lane, lanesOf(review))
}

/* As the facets say, which the indexes know. */
const orphanedBit = sql.raw(String(1 << FACET_BITS.orphaned))
const stands = sql`${claims.facets} & ${orphanedBit} = 0`
const statusBits = sql.raw(String(FACET_BITS.status))
const unchecked = sql`(${claims.facets} >> ${statusBits}) & 7 in (${STATUSES.indexOf('unchecked')}, ${STATUSES.indexOf('in_progress')})`

const toCheck = prepared((db: Reader) =>
  db
    .select({ personId: sql<string | null>`${claims.assigneeId}`, ...load })
    .from(sql`${people} cross join ${indexed(claims, 'claims_by_assignee')}`)
    // Without a finding nothing is submitted: `REVIEW_AFTER_STATUS`.
    .where(and(eq(claims.assigneeId, people.id), inState('not_submitted'), unchecked, stands))
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
      .select({ personId: sql<string | null>`${claims.findingBy}`, ...load })
      .from(indexed(claims, 'claims_by_deadline'))
      .where(and(inState(review), stands))
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
    .where(and(inState('pending'), ...WAITS))
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
