import { and, asc, desc, eq, getTableColumns, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { articles, claimCounts, claims } from '@/db/schema'
import { asJsonList, asJsonSet, inJson } from '@/db/schema/column'

export type ArticleRow = typeof articles.$inferSelect
/** So many claims of an article are in one state. */
export type CountRow = typeof claimCounts.$inferSelect

const byId = prepared((db: Reader) =>
  db
    .select()
    .from(articles)
    .where(eq(articles.id, sql.placeholder('id')))
    .prepare(),
)

export async function articleById(db: Reader, id: string): Promise<ArticleRow | undefined> {
  const [row] = await byId(db).execute({ id })
  return row
}

const heads = prepared((db: Reader) =>
  db
    .select({ id: articles.id, headline: articles.headline, trashedAt: articles.trashedAt })
    .from(articles)
    .where(inJson(articles.id, sql.placeholder('ids')))
    .prepare(),
)

/** What these articles are called, and whether they lie in the trash. */
export async function articleHeads(db: Reader, ids: readonly string[]) {
  return heads(db).execute({ ids: JSON.stringify(ids) })
}

/** Articles in the trash or out of it, nearest deadline first, those without one last. */
export async function articleRows(db: Reader, trashed: boolean): Promise<ArticleRow[]> {
  return db
    .select()
    .from(articles)
    .where(trashed ? isNotNull(articles.trashedAt) : isNull(articles.trashedAt))
    .orderBy(isNull(articles.deadline), asc(articles.deadline), desc(articles.createdAt), asc(articles.id))
}

export async function insertArticle(db: Writer, row: ArticleRow): Promise<void> {
  await db.insert(articles).values(row)
}

/** Changes what is given of an article. Claims follow a deadline and the trash by triggers. */
export async function updateArticle(
  db: Writer,
  id: string,
  changes: Partial<Omit<ArticleRow, 'id' | 'version' | 'textHash' | 'wordCount'>>,
): Promise<void> {
  await db.update(articles).set(changes).where(eq(articles.id, id))
}

/** What a commit changes of its article. */
export type ArticleDraft = Pick<
  ArticleRow,
  'version' | 'headline' | 'wordCount' | 'textHash' | 'coverage' | 'updatedBy' | 'updatedAt'
>

const advance = prepared((db: Writer) =>
  db
    .update(articles)
    .set({
      version: sql`${sql.placeholder('version')}`,
      headline: sql`${sql.placeholder('headline')}`,
      wordCount: sql`${sql.placeholder('wordCount')}`,
      textHash: sql`${sql.placeholder('textHash')}`,
      coverage: sql`${sql.placeholder('coverage')}`,
      updatedBy: sql`${sql.placeholder('updatedBy')}`,
      updatedAt: sql`${sql.placeholder('updatedAt')}`,
    })
    .where(and(eq(articles.id, sql.placeholder('id')), eq(articles.version, sql.placeholder('from'))))
    .returning({ id: articles.id })
    .prepare(),
)

/** Brings an article from version `from` to the one given. Throws when it is not at `from`: that is a bug. */
export async function advanceArticle(
  db: Writer,
  id: string,
  from: number,
  draft: ArticleDraft,
): Promise<void> {
  const coverage = JSON.stringify(draft.coverage)
  const changed = await advance(db).execute({ id, from, ...draft, coverage })
  if (changed.length !== 1) throw new Error(`Article ${id} was not at version ${from}.`)
}

const countsOfOne = prepared((db: Reader) =>
  db
    .select()
    .from(claimCounts)
    .where(eq(claimCounts.articleId, sql.placeholder('articleId')))
    .prepare(),
)

/** How many claims of an article are in each state. */
export async function countsOfArticle(db: Reader, articleId: string): Promise<CountRow[]> {
  return countsOfOne(db).execute({ articleId })
}

const { articleId: ofArticle, count: counted, ...state } = getTableColumns(claimCounts)

const countsOfAll = prepared((db: Reader) =>
  db
    .select({ ...state, articles: asJsonList(ofArticle), counts: asJsonList(counted) })
    .from(claimCounts)
    .where(gt(ofArticle, ''))
    .groupBy(...Object.values(state))
    .prepare(),
)

/** So many claims of each of some articles are in one state. */
export interface StateCounts extends Omit<CountRow, 'articleId' | 'count'> {
  /** The articles' ids. */
  readonly articles: readonly string[]
  /** How many claims of each, in the same order. */
  readonly counts: readonly number[]
}

/** How many claims of every article are in each state: a row a state, of which there are few. */
export async function countsByState(db: Reader): Promise<StateCounts[]> {
  const rows = await countsOfAll(db).execute()
  // As the columns are.
  return rows.map(row => ({ ...row, articles: JSON.parse(row.articles), counts: JSON.parse(row.counts) }))
}

const peopleOfOne = prepared((db: Reader) =>
  peopleOf(db)
    .where(eq(claims.articleId, sql.placeholder('articleId')))
    .groupBy(claims.articleId)
    .prepare(),
)
const peopleOfAll = prepared((db: Reader) => peopleOf(db).groupBy(claims.articleId).prepare())

function peopleOf(db: Reader) {
  return db
    .select({
      articleId: claims.articleId,
      assignees: asJsonSet(claims.assigneeId),
      finders: asJsonSet(claims.findingBy),
    })
    .from(claims)
}

/**
 * Who works on the claims of an article, or of each: who is to check some, then who made findings; by the article's
 * id, each person once. Read from an index alone.
 */
export async function claimPeople(
  db: Reader,
  articleId?: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows =
    articleId === undefined ? await peopleOfAll(db).execute() : await peopleOfOne(db).execute({ articleId })
  return new Map(
    rows.map(({ articleId, assignees, finders }) => [
      articleId,
      new Set([...JSON.parse(assignees), ...JSON.parse(finders)] as string[]), // ids, by the columns
    ]),
  )
}

/** The ids of all articles, those in the trash included. */
export async function articleIds(db: Reader): Promise<string[]> {
  const rows = await db.select({ id: articles.id }).from(articles).orderBy(asc(articles.id))
  return rows.map(row => row.id)
}
