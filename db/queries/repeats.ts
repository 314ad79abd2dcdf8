import { desc, eq, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { anyExpression, FULL_TEXT, matches } from '@/db/engines/sqlite/full-text'
import { prepared } from '@/db/prepared'
import { articles, claims, searchEntries } from '@/db/schema'
import { inJson } from '@/db/schema/column'
import type { SearchTerm } from '@/lib/domain/search-query'
import { isFinding } from '@/lib/domain/status'

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
      // Nothing but the ids: the planner would rather read along the status, all claims there are.
      inJson(claims.id, sql.placeholder('ids')),
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
  const found = await checked(db).execute({ ids: JSON.stringify(rows.map(row => row.id)) })
  return found.filter(({ claim }) => claim.id !== id && !claim.shelved && isFinding(claim.status))
}
