import { and, asc, desc, eq, gt, lte, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { prepared } from '@/db/prepared'
import { articles, commits, events } from '@/db/schema'
import { inJson } from '@/db/schema/column'

const after = prepared((db: Reader) =>
  db
    .select({
      id: events.id,
      kind: events.kind,
      articleId: events.articleId,
      claimId: events.claimId,
      data: events.data,
    })
    .from(events)
    .where(gt(events.id, sql.placeholder('after')))
    .orderBy(asc(events.id))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

/** What an event was about. */
export type EventSubject = Awaited<ReturnType<typeof eventsAfter>>[number]

/** What was done after an event, of any article, oldest first and at most so many. */
export async function eventsAfter(db: Reader, event: number, limit: number) {
  return after(db).execute({ after: event, limit })
}

const standing = prepared((db: Reader) =>
  db
    .select({ id: articles.id, version: articles.version, trashedAt: articles.trashedAt })
    .from(articles)
    .where(inJson(articles.id, sql.placeholder('ids')))
    .prepare(),
)

/** Which version each of these articles has, and whether it lies in the trash. */
export async function articlesStanding(db: Reader, ids: readonly string[]) {
  if (ids.length === 0) return []
  return standing(db).execute({ ids: JSON.stringify(ids) })
}

const ofVersion = prepared((db: Reader) =>
  db
    .select({ event: commits.event })
    .from(commits)
    .where(
      and(
        eq(commits.articleId, sql.placeholder('articleId')),
        lte(commits.version, sql.placeholder('version')),
      ),
    )
    .orderBy(desc(commits.version))
    .limit(1)
    .prepare(),
)

/** The last event that was known when an article came to a version, or one before it. */
export async function eventOfVersion(db: Reader, articleId: string, version: number): Promise<number> {
  const [row] = await ofVersion(db).execute({ articleId, version })
  return row?.event ?? 0
}

const lastOf = prepared((db: Reader) =>
  db
    .select({ id: events.id })
    .from(events)
    .where(eq(events.articleId, sql.placeholder('articleId')))
    .orderBy(desc(events.id))
    .limit(1)
    .prepare(),
)

/** The number of the last event of an article and its claims; 0 when there is none. */
export async function lastEventOf(db: Reader, articleId: string): Promise<number> {
  const [row] = await lastOf(db).execute({ articleId })
  return row?.id ?? 0
}
