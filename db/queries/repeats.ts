import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { anyExpression, FULL_TEXT, matches } from '@/db/engines/sqlite/full-text'
import { prepared } from '@/db/prepared'
import { articles, claims, searchEntries } from '@/db/schema'
import { inJson } from '@/db/schema/column'
import type { SearchTerm } from '@/lib/domain/search-query'
import { FINDINGS } from '@/lib/domain/status'

/* How common a word is, is counted up to here: beyond, it tells claims apart no better than another. */
const COMMON = 300
/* Of claims with one of the rare words, so many are looked at, the newest. */
const LOOKED_AT = 400

const count = prepared((db: Reader) =>
  db
    .select({ id: FULL_TEXT.claim.id })
    .from(FULL_TEXT.claim)
    .where(matches(FULL_TEXT.claim, sql.placeholder('match')))
    .limit(COMMON)
    .prepare(),
)

const newest = prepared((db: Reader) =>
  db
    .select({ id: searchEntries.ref })
    .from(FULL_TEXT.claim)
    .innerJoin(searchEntries, eq(searchEntries.id, FULL_TEXT.claim.id))
    .where(matches(FULL_TEXT.claim, sql.placeholder('match')))
    .orderBy(desc(FULL_TEXT.claim.id))
    .limit(LOOKED_AT)
    .prepare(),
)

const checked = prepared((db: Reader) =>
  db
    .select({ claim: claims, headline: articles.headline })
    .from(claims)
    .innerJoin(articles, eq(articles.id, claims.articleId))
    .where(
      and(
        inJson(claims.id, sql.placeholder('ids')),
        ne(claims.id, sql.placeholder('id')),
        inArray(claims.status, [...FINDINGS]),
        eq(claims.shelved, false),
      ),
    )
    .prepare(),
)

/**
 * Claims with a finding, out of the trash, that have one of the rarest `some` of these words, but for the claim with
 * this id; the newest few hundred. Costs about the same however many claims there are.
 */
export async function checkedClaimsWith(db: Reader, id: string, words: readonly SearchTerm[], some: number) {
  const counted: { readonly word: SearchTerm; readonly count: number }[] = []
  for (const word of words) {
    const found = await count(db).execute({ match: anyExpression([word]) })
    // Its own words are there once at least: what is not was put together for comparing, as in "didnt".
    if (found.length > 0) counted.push({ word, count: found.length })
  }
  const rare = counted
    .sort((a, b) => a.count - b.count)
    .slice(0, some)
    .map(({ word }) => word)
  if (rare.length === 0) return []
  const rows = await newest(db).execute({ match: anyExpression(rare) })
  return checked(db).execute({ id, ids: JSON.stringify(rows.map(row => row.id)) })
}
