import { count, desc, eq, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { anyExpression, FULL_TEXT, matches } from '@/db/engines/sqlite/full-text'
import { prepared } from '@/db/prepared'
import { claims, searchEntries } from '@/db/schema'
import { inJson } from '@/db/schema/column'
import type { CandidateWord } from '@/lib/domain/repeated-claim'
import type { SearchTerm } from '@/lib/domain/search-query'
import { isFinding } from '@/lib/domain/status'

/* How common a word is, is counted up to here: beyond, it tells claims apart no better than another. */
const COMMON = 300
/* Of claims with one of the rare words, so many are looked at, the newest. */
const LOOKED_AT = 400

const counted = prepared((db: Reader) => {
  const found = db
    .select({ id: FULL_TEXT.claim.id })
    .from(FULL_TEXT.claim)
    .where(matches(FULL_TEXT.claim, sql.placeholder('match')))
    .limit(COMMON)
    .as('found')
  return db.select({ count: count() }).from(found).prepare()
})

const newest = prepared((db: Reader) =>
  db
    .select({ id: searchEntries.ref })
    .from(FULL_TEXT.claim)
    .innerJoin(searchEntries, eq(searchEntries.id, FULL_TEXT.claim.id))
    .where(matches(FULL_TEXT.claim, sql.placeholder('match')))
    .orderBy(desc(FULL_TEXT.claim.id))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

const wordings = prepared((db: Reader) =>
  db
    .select({
      id: claims.id,
      quote: claims.quote,
      search: claims.search,
      status: claims.status,
      shelved: claims.shelved,
      findingAt: claims.findingAt,
    })
    .from(claims)
    // Nothing but the ids: the planner would rather read along the status, all claims there are.
    .where(inJson(claims.id, sql.placeholder('ids')))
    .prepare(),
)

/** What a claim says that may be like another, and when it was found so. */
export interface Candidate {
  readonly id: string
  readonly quote: string
  /** Its words as they are searched. */
  readonly search: string
  readonly findingAt: string | null
}

/**
 * Claims with a finding, out of the trash, that have one of `some` of these words, rare ones if there are, but for the
 * claim with this id; the newest few hundred. Costs about the same however many claims there are.
 */
export async function checkedClaimsWith(
  db: Reader,
  id: string,
  words: readonly CandidateWord[],
  some: number,
): Promise<Candidate[]> {
  const ids = new Set<string>()
  const { rare, common } = await soughtTerms(db, words, some)
  // One after the other, so that the many with a common word do not crowd out the few with a rare one.
  for (const terms of [rare, common]) {
    const limit = LOOKED_AT - ids.size
    if (terms.length === 0 || limit === 0) continue
    for (const row of await newest(db).execute({ match: anyExpression(terms), limit })) ids.add(row.id)
  }
  const found = await wordings(db).execute({ ids: JSON.stringify([...ids]) })
  return found.filter(one => one.id !== id && !one.shelved && isFinding(one.status))
}

/*
 * So many words that few claims have in any inflection; where there are not enough, the least common as they stand.
 * How many have a word as it stands is soon counted; for its inflections an index puts together all that have them,
 * so these are asked for only of words that seem rare, and no more of them than are needed.
 */
async function soughtTerms(
  db: Reader,
  words: readonly CandidateWord[],
  some: number,
): Promise<{ readonly rare: SearchTerm[]; readonly common: SearchTerm[] }> {
  const howMany = async (term: SearchTerm) => {
    const [row] = await counted(db).execute({ match: anyExpression([term]) })
    return row?.count ?? 0
  }
  const known: { readonly word: CandidateWord; readonly count: number }[] = []
  for (const word of words) {
    const found = await howMany(word.itself)
    // Its own words are there once at least: what is not was put together for comparing, as in "didnt".
    if (found > 0) known.push({ word, count: found })
  }
  known.sort((a, b) => a.count - b.count)
  const rare: SearchTerm[] = []
  const common: SearchTerm[] = []
  for (const { word, count } of known) {
    if (rare.length === some) break
    const isRare = count < COMMON && (await howMany(word.inflected)) < COMMON
    if (isRare) rare.push(word.inflected)
    else common.push(word.itself)
  }
  return { rare, common: common.slice(0, some - rare.length) }
}
