import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { articles, claims, comments, events, noticePlace, notices, noticeWishes, signOffs } from '@/db/schema'
import { isTrue } from '@/db/schema/column'
import { TOLD_EVENTS } from '@/lib/domain/notice'

export type NoticeRow = typeof notices.$inferSelect
export type WishesRow = typeof noticeWishes.$inferSelect

/** Up to which event people were told; undefined before anybody was. */
export async function toldUpTo(db: Reader): Promise<number | undefined> {
  const [row] = await db.select({ event: noticePlace.event }).from(noticePlace)
  return row?.event
}

export async function keepToldUpTo(db: Writer, event: number): Promise<void> {
  await db
    .insert(noticePlace)
    .values({ id: 1, event })
    .onConflictDoUpdate({ target: noticePlace.id, set: { event } })
}

const toTell = prepared((db: Reader) =>
  db
    .select({
      id: events.id,
      kind: events.kind,
      actorId: events.actorId,
      at: events.at,
      data: events.data,
      articleId: claims.articleId,
      claimId: claims.id,
      findingBy: claims.findingBy,
      reviewedBy: claims.reviewedBy,
      approvalStands: claims.approvalStands,
    })
    .from(events)
    .innerJoin(claims, eq(claims.id, events.claimId))
    .where(
      and(
        gt(events.id, sql.placeholder('after')),
        lte(events.id, sql.placeholder('until')),
        inArray(events.kind, [...TOLD_EVENTS]),
      ),
    )
    .orderBy(asc(events.id))
    .prepare(),
)

/** What happened after one event and up to another that somebody may have to be told of, with its claim as it stands. */
export async function eventsToTell(db: Reader, after: number, until: number) {
  return toTell(db).execute({ after, until })
}

/** Who wrote a comment; null for one that came with a file, or is not there. */
export async function commentAuthorId(db: Reader, commentId: string): Promise<string | null> {
  const [row] = await db
    .select({ authorId: comments.authorId })
    .from(comments)
    .where(eq(comments.id, commentId))
  return row?.authorId ?? null
}

/** Gives a notice unless this person was told the same before; answers whether it was given. */
export async function giveNotice(
  db: Writer,
  notice: Omit<typeof notices.$inferInsert, 'id'>,
): Promise<boolean> {
  const given = await db
    .insert(notices)
    .values(notice)
    .onConflictDoNothing({ target: [notices.personId, notices.about] })
    .returning({ id: notices.id })
  return given.length > 0
}

const shown = {
  id: notices.id,
  kind: notices.kind,
  at: notices.at,
  readAt: notices.readAt,
  words: notices.words,
  actorId: notices.actorId,
  articleId: notices.articleId,
  headline: articles.headline,
  deadline: articles.deadline,
  claimId: notices.claimId,
  number: claims.number,
  quote: claims.quote,
}

/** A notice with what it is about, as it stands now. */
export type ShownNotice = Awaited<ReturnType<typeof noticesOfPerson>>[number]

/** What a person was told, newest first, before a notice where one is given; articles in the trash are left out. */
export async function noticesOfPerson(
  db: Reader,
  personId: string,
  { before, unread, limit }: { before: number | null; unread: boolean; limit: number },
) {
  return db
    .select(shown)
    .from(notices)
    .innerJoin(articles, eq(articles.id, notices.articleId))
    .leftJoin(claims, eq(claims.id, notices.claimId))
    .where(
      and(
        eq(notices.personId, personId),
        isNull(articles.trashedAt),
        before === null ? undefined : lt(notices.id, before),
        unread ? isNull(notices.readAt) : undefined,
      ),
    )
    .orderBy(desc(notices.id))
    .limit(limit)
}

const unreadOf = prepared((db: Reader) =>
  db
    .select({ count: count() })
    .from(notices)
    .innerJoin(articles, eq(articles.id, notices.articleId))
    .where(
      and(
        eq(notices.personId, sql.placeholder('personId')),
        isNull(notices.readAt),
        isNull(articles.trashedAt),
      ),
    )
    .prepare(),
)

/** How many notices a person has not read. */
export async function unreadNotices(db: Reader, personId: string): Promise<number> {
  const [row] = await unreadOf(db).execute({ personId })
  return row?.count ?? 0
}

/** Marks a person's own notices as read, or as not read; `ids` null: all up to one. */
export async function markNotices(
  db: Writer,
  personId: string,
  which: { readonly ids: readonly number[] } | { readonly upTo: number },
  readAt: string | null,
): Promise<void> {
  await db
    .update(notices)
    .set({ readAt })
    .where(
      and(
        eq(notices.personId, personId),
        'ids' in which ? inArray(notices.id, [...which.ids]) : lte(notices.id, which.upTo),
        readAt === null ? isNotNull(notices.readAt) : isNull(notices.readAt),
      ),
    )
}

/** What a person has neither read nor been sent since a moment, oldest first. */
export async function unmailedNotices(db: Reader, personId: string, since: string) {
  return db
    .select(shown)
    .from(notices)
    .innerJoin(articles, eq(articles.id, notices.articleId))
    .leftJoin(claims, eq(claims.id, notices.claimId))
    .where(
      and(
        eq(notices.personId, personId),
        isNull(notices.readAt),
        isNull(notices.mailedAt),
        gt(notices.at, since),
        isNull(articles.trashedAt),
      ),
    )
    .orderBy(asc(notices.id))
}

/** One notice, with what it is about. */
export async function noticeById(
  db: Reader,
  id: number,
): Promise<(ShownNotice & { personId: string }) | null> {
  const [row] = await db
    .select({ ...shown, personId: notices.personId })
    .from(notices)
    .innerJoin(articles, eq(articles.id, notices.articleId))
    .leftJoin(claims, eq(claims.id, notices.claimId))
    .where(and(eq(notices.id, id), isNull(articles.trashedAt)))
  return row ?? null
}

/** The number of a person's notice about something; null when there is none. */
export async function noticeAbout(db: Reader, personId: string, about: string): Promise<number | null> {
  const [row] = await db
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.personId, personId), eq(notices.about, about)))
  return row?.id ?? null
}

export async function noteMailed(db: Writer, ids: readonly number[], at: string): Promise<void> {
  await db
    .update(notices)
    .set({ mailedAt: at })
    .where(inArray(notices.id, [...ids]))
}

/** Everybody's wishes about e-mail; who has none is not among them. */
export async function allWishes(db: Reader): Promise<WishesRow[]> {
  return db.select().from(noticeWishes)
}

export async function wishesOf(db: Reader, personId: string): Promise<WishesRow | undefined> {
  const [row] = await db.select().from(noticeWishes).where(eq(noticeWishes.personId, personId))
  return row
}

export async function keepWishes(db: Writer, { personId, ...wishes }: WishesRow): Promise<void> {
  await db
    .insert(noticeWishes)
    .values({ personId, ...wishes })
    .onConflictDoUpdate({ target: noticeWishes.personId, set: wishes })
}

/** The articles that are due between two moments, out of the trash and never cleared. */
export async function articlesDue(db: Reader, from: string, until: string) {
  return db
    .select({ id: articles.id, deadline: articles.deadline, createdBy: articles.createdBy })
    .from(articles)
    .leftJoin(signOffs, eq(signOffs.articleId, articles.id))
    .where(
      and(
        isNull(articles.trashedAt),
        gt(articles.deadline, from),
        lte(articles.deadline, until),
        isNull(signOffs.id),
      ),
    )
}

/** Whose work holds an article back: claims to check by whom they are given to, others by whose finding they have. */
export async function openWorkOf(db: Reader, articleId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ status: claims.status, assigneeId: claims.assigneeId, findingBy: claims.findingBy })
    .from(claims)
    .where(
      and(
        eq(claims.articleId, articleId),
        eq(claims.orphaned, false),
        or(
          inArray(claims.status, ['unchecked', 'in_progress']),
          eq(claims.review, 'returned'),
          isTrue(claims.stale),
        ),
      ),
    )
  const ids = rows.map(row => row.findingBy ?? row.assigneeId).filter(id => id !== null)
  return [...new Set(ids)]
}
