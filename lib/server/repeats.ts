import 'server-only'
import { type Reader, read } from '@/db'
import { articleHeads } from '@/db/queries/articles'
import { type ClaimRow, claimsByIds } from '@/db/queries/claims'
import { personNames } from '@/db/queries/person-names'
import { type Candidate, checkedClaimsWith } from '@/db/queries/repeats'
import type { Answer } from '@/lib/contracts/call'
import { claimWording } from '@/lib/domain/claim-wording'
import { candidateWords, type Likeness, likeness, saysTooLittle } from '@/lib/domain/repeated-claim'
import { ok, type Result } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { searchPatterns } from '@/lib/domain/search-query'
import { isFinding } from '@/lib/domain/status'
import { takeOverRefusal } from '@/lib/domain/take-over'
import { findClaim } from './access'
import { person } from './claim-view'
import type { Refusal } from './refusal'

/* More than this nobody reads beside a claim. */
const MOST = 5

/** Where the same or nearly the same was checked before, in this article or another: the same words first, then the newest. */
export async function repeatsOf(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<Answer<'repeats'>, Refusal>> {
  return read(async db => {
    const found = await findClaim(db, actor, id)
    if (!found.ok) return found
    const { claim } = found.value
    const alike = new Map((await alikeClaims(db, claim)).slice(0, MOST).map(one => [one.id, one.like]))
    const shown = await earlierClaims(db, alike)
    const names = await personNames(
      db,
      shown.map(one => one.claim.findingBy),
    )
    return ok({
      repeats: shown.map(({ claim: row, headline, like }) => ({
        id: row.id,
        articleId: row.articleId,
        number: row.number,
        quote: row.quote,
        status: row.status,
        review: row.review,
        stale: row.stale,
        note: row.note,
        proposedWording: row.proposedWording,
        findingBy: person(names, row.findingBy),
        findingAt: row.findingAt,
        headline,
        likeness: like,
        citationCount: row.citationCount,
        refusal: takeOverRefusal(row, like),
        contradicts: isFinding(claim.status) && claim.status !== row.status,
      })),
    })
  })
}

interface Alike extends Candidate {
  readonly like: Likeness
}

/* All claims out of the trash that have a finding and are alike. */
async function alikeClaims(db: Reader, claim: ClaimRow): Promise<Alike[]> {
  const wording = claimWording(claim.quote)
  if (saysTooLittle(wording)) return []
  const { words, mayLack } = candidateWords(wording)
  const candidates = await checkedClaimsWith(db, claim.id, words, mayLack + 1)
  const patterns = words.map(word => searchPatterns(word.inflected))
  const alike: Alike[] = []
  for (const one of candidates) {
    // What lacks too many of the words need not be taken apart.
    const lacks = patterns.filter(any => !any.some(pattern => one.search.includes(pattern))).length
    if (lacks > mayLack + wording.numbers.length + wording.negations) continue
    const like = likeness(wording, claimWording(one.quote))
    if (like !== null) alike.push({ ...one, like })
  }
  return alike.sort((a, b) => rank(a) - rank(b) || newestFirst(a.findingAt, b.findingAt))
}

/* The claims that are alike, in their order, with the headlines of their articles. */
async function earlierClaims(db: Reader, alike: ReadonlyMap<string, Likeness>) {
  const claims = new Map((await claimsByIds(db, [...alike.keys()])).map(claim => [claim.id, claim]))
  const ids = new Set([...claims.values()].map(claim => claim.articleId))
  const heads = new Map((await articleHeads(db, [...ids])).map(article => [article.id, article.headline]))
  return [...alike].flatMap(([id, like]) => {
    const claim = claims.get(id)
    return claim ? [{ claim, headline: heads.get(claim.articleId) ?? '', like }] : []
  })
}

const rank = ({ like }: Alike) => (like === 'same' ? 0 : 1)

function newestFirst(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? 1 : -1
}
