import { and, asc, count, eq, inArray, isNotNull, ne } from 'drizzle-orm'
import type { Reader } from '@/db'
import { prepared } from '@/db/prepared'
import { articles, claims } from '@/db/schema'

/** So many claims, and whose they are. */
export interface LoadRow {
  readonly personId: string
  readonly count: number
}

/* `personId` is not null where the condition says so, which the type of a column cannot know. */
function rowsOf(rows: readonly { readonly personId: string | null; readonly count: number }[]): LoadRow[] {
  return rows.flatMap(({ personId, count }) => (personId === null ? [] : [{ personId, count }]))
}

const toCheck = prepared((db: Reader) =>
  db
    .select({ personId: claims.assigneeId, count: count() })
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
export async function loadToCheck(db: Reader): Promise<LoadRow[]> {
  return rowsOf(await toCheck(db).execute())
}

const byFinder = (review: 'pending' | 'returned') =>
  prepared((db: Reader) =>
    db
      .select({ personId: claims.findingBy, count: count() })
      .from(claims)
      .where(and(eq(claims.shelved, false), eq(claims.review, review), eq(claims.orphaned, false)))
      .groupBy(claims.findingBy)
      .prepare(),
  )
const returned = byFinder('returned')
const pending = byFinder('pending')

/** Claims that came back, by the person who made the finding. */
export async function loadReturned(db: Reader): Promise<LoadRow[]> {
  return rowsOf(await returned(db).execute())
}

/** Claims that wait for review, by the person who made the finding: whoever reviews them is somebody else. */
export async function loadPending(db: Reader): Promise<LoadRow[]> {
  return rowsOf(await pending(db).execute())
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
