import { and, desc, eq, exists, gt, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { FULL_TEXT, matches } from '@/db/engines/sqlite/full-text'
import { prepared } from '@/db/prepared'
import { articles, citations, claims, comments, passages, searchEntries, sources } from '@/db/schema'
import { inJson } from '@/db/schema/column'
import type { SearchKind } from '@/lib/domain/search-kind'
import { holds, type SearchShape } from './search-condition'

/** The kinds that belong to a claim, and so have a status. */
export const OF_CLAIMS: readonly SearchKind[] = ['claim', 'comment', 'excerpt']

/** What statements that look for something differ by. */
export interface Question {
  readonly kind: SearchKind
  /** The entries of an article; those that the index finds; or of those, given another question, the ones that fit. */
  readonly among: 'article' | 'what fits' | 'what may fit'
  readonly statuses: boolean
  readonly shape: SearchShape
  /** Whether the words of each entry come along. */
  readonly words: boolean
}

/** An entry that was found. */
export interface Match {
  readonly ref: string
  readonly entry: number
  /** As `searchText` wrote them; empty where they were not asked for. */
  readonly words: string
}

const statements = prepared(() => new Map<string, ReturnType<typeof statement>>())

/**
 * The newest entries out of the trash that fit. Takes `before` (the number of an entry) and `limit`, the values of the
 * search, `statuses` as a JSON array where there are some; of an article its `articleId`, of an index what it is to
 * `match`, and of what may fit the entry `floor` after which it is looked at.
 */
export function matching(db: Reader, question: Question) {
  const known = statements(db)
  const key = JSON.stringify(question)
  const made = known.get(key) ?? statement(db, question)
  known.set(key, made)
  return made
}

function statement(db: Reader, { kind, among, statuses, shape, words }: Question) {
  const index = FULL_TEXT[kind]
  const entry = among === 'article' ? searchEntries.id : index.id
  const row = { ref: searchEntries.ref, entry, words: words ? wordsOf(kind) : sql<string>`''` }
  const ofEntry = standing(db, kind, statuses, among === 'what fits' ? [] : shape)
  const before = lt(entry, sql.placeholder('before'))
  if (among === 'article') {
    return db
      .select(row)
      .from(searchEntries)
      .where(
        and(
          eq(searchEntries.articleId, sql.placeholder('articleId')),
          eq(searchEntries.kind, kind),
          before,
          ofEntry,
        ),
      )
      .orderBy(desc(entry))
      .limit(sql.placeholder('limit'))
      .prepare()
  }
  return db
    .select(row)
    .from(index)
    .innerJoin(searchEntries, eq(searchEntries.id, index.id))
    .where(
      and(
        matches(index, sql.placeholder('match')),
        before,
        among === 'what may fit' ? gt(entry, sql.placeholder('floor')) : undefined,
        ofEntry,
      ),
    )
    .orderBy(desc(entry))
    .limit(sql.placeholder('limit'))
    .prepare()
}

const one = { one: sql`1` }

/* The condition that an entry is of an article out of the trash, of a claim with one of the statuses, and holds the words. */
function standing(db: Reader, kind: SearchKind, statuses: boolean, shape: SearchShape): SQL | undefined {
  const ofClaim = and(
    eq(claims.shelved, false),
    statuses ? inJson(claims.status, sql.placeholder('statuses')) : undefined,
  )
  const { ref, articleId } = searchEntries
  switch (kind) {
    case 'source':
      if (shape.length === 0) return undefined
      return exists(
        db
          .select(one)
          .from(sources)
          .where(and(eq(sources.id, ref), ...holds(sources.search, shape))),
      )
    case 'article':
    case 'text':
      return and(
        exists(
          db
            .select(one)
            .from(articles)
            .where(and(eq(articles.id, articleId), isNull(articles.trashedAt))),
        ),
        shape.length === 0
          ? undefined
          : exists(
              db
                .select(one)
                .from(passages)
                .where(and(eq(passages.id, ref), ...holds(passages.search, shape))),
            ),
      )
    case 'claim':
      return exists(
        db
          .select(one)
          .from(claims)
          .where(and(eq(claims.id, ref), ofClaim, ...holds(claims.search, shape))),
      )
    case 'comment':
      return exists(
        db
          .select(one)
          .from(comments)
          .innerJoin(claims, eq(claims.id, comments.claimId))
          .where(and(eq(comments.id, ref), ofClaim, ...holds(comments.search, shape))),
      )
    case 'excerpt':
      return exists(
        db
          .select(one)
          .from(citations)
          .innerJoin(claims, eq(claims.id, citations.claimId))
          .where(and(eq(citations.id, ref), ofClaim, ...holds(citations.search, shape))),
      )
  }
}

const TABLES = {
  article: passages,
  text: passages,
  claim: claims,
  comment: comments,
  excerpt: citations,
  source: sources,
}

function wordsOf(kind: SearchKind): SQL<string> {
  const { id, search } = TABLES[kind]
  return sql<string>`(${sql`select ${search} from ${TABLES[kind]} where ${eq(id, searchEntries.ref)}`})`
}

const nths = prepared(() => new Map<SearchKind, ReturnType<typeof nthStatement>>())

function nthStatement(db: Reader, kind: SearchKind) {
  const index = FULL_TEXT[kind]
  return db
    .select({ id: index.id })
    .from(index)
    .where(and(matches(index, sql.placeholder('match')), lt(index.id, sql.placeholder('before'))))
    .orderBy(desc(index.id))
    .limit(1)
    .offset(sql.placeholder('most'))
    .prepare()
}

/** The entry that comes after the newest `most` that an index finds; null where there are no more. */
export async function nth(
  db: Reader,
  kind: SearchKind,
  given: { readonly match: string; readonly before: number; readonly most: number },
): Promise<number | null> {
  const known = nths(db)
  const made = known.get(kind) ?? nthStatement(db, kind)
  known.set(kind, made)
  const [row] = await made.execute(given)
  return row?.id ?? null
}
