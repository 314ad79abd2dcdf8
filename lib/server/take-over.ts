import 'server-only'
import type { z } from 'zod'
import type { Writer } from '@/db'
import { type CitedSource, citationsOfClaims, insertCitation } from '@/db/queries/citations'
import type { ClaimRow } from '@/db/queries/claims'
import { personNames } from '@/db/queries/person-names'
import type { Answer } from '@/lib/contracts/call'
import type { takeOverBody } from '@/lib/contracts/repeat'
import { setStatus } from '@/lib/domain/claim-state'
import { alike } from '@/lib/domain/repeated-claim'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { TAKE_OVER_REFUSAL_TEXT, takenOver, takeOverRefusal } from '@/lib/domain/take-over'
import { findClaim, openClaim } from './access'
import { presentClaim, recordDeed, saveState } from './claim-record'
import { person } from './claim-view'
import { now } from './clock'
import { REFUSED_FINDING } from './findings'
import { newId } from './id'
import { conflict, type Refusal } from './refusal'
import { transact } from './transact'

/**
 * Makes the finding of an earlier claim on this one, in the actor's name: status, note, proposed wording where the
 * words are the same, and its citations, with the day on which each source was read then. It waits for review as any
 * other. Refuses 409 `stale`, `returned`, `orphaned`, `no_finding` and `not_alike`.
 */
export async function takeOver(
  actor: Actor,
  { id }: { readonly id: string },
  { from }: z.output<typeof takeOverBody>,
): Promise<Result<Answer<'takeOver'>, Refusal>> {
  return transact(async db => {
    const found = await openClaim(db, actor, id, 'claim.check')
    if (!found.ok) return found
    const source = await findClaim(db, actor, from)
    if (!source.ok) return source
    const { claim, article } = found.value
    const earlier = source.value.claim
    const likeness = earlier.id === claim.id ? null : alike(claim.quote, earlier.quote)
    const refusal = takeOverRefusal(earlier, likeness)
    if (refusal !== null || likeness === null) {
      const why = refusal ?? 'not_alike'
      return refuse(conflict(why, `Its finding cannot be taken over: ${TAKE_OVER_REFUSAL_TEXT[why]}.`))
    }
    const at = now()
    const next = setStatus(claim, takenOver(claim, earlier, likeness), actor.personId, at)
    if (!next.ok) return refuse(REFUSED_FINDING[next.error])
    await copyCitations(db, actor, claim, earlier, at)
    const { status, review, note, proposedWording, findingWording } = next.value
    const by = person(await personNames(db, [earlier.findingBy]), earlier.findingBy)
    const saved = await saveState(db, actor, claim, next.value, {
      kind: 'claim.finding',
      at,
      data: {
        before: claim.status,
        status,
        review,
        note,
        proposedWording,
        wording: findingWording,
        from: {
          claimId: earlier.id,
          articleId: earlier.articleId,
          headline: source.value.article.headline,
          number: earlier.number,
          by,
          at: earlier.findingAt,
        },
      },
    })
    return ok({ claim: await presentClaim(db, article, saved) })
  })
}

/* Those that are here already stay as they are. */
async function copyCitations(
  db: Writer,
  actor: Actor,
  claim: ClaimRow,
  earlier: ClaimRow,
  at: string,
): Promise<void> {
  const here = new Set((await citationsOfClaims(db, [claim.id])).map(keyOf))
  for (const cited of await citationsOfClaims(db, [earlier.id])) {
    if (here.has(keyOf(cited))) continue
    const { citation, source } = cited
    const { sourceId, stance, primary, locator, excerpt, accessedAt } = citation
    const citationId = newId()
    const use = { sourceId, stance, primary, locator, excerpt, accessedAt }
    await insertCitation(db, {
      id: citationId,
      claimId: claim.id,
      ...use,
      addedBy: actor.personId,
      addedAt: at,
    })
    const data = { citationId, sourceId, title: source.title, kind: source.kind, stance, primary, locator }
    await recordDeed(db, actor, claim, { kind: 'claim.cited', at, data })
  }
}

function keyOf({ citation }: CitedSource): string {
  return JSON.stringify([citation.sourceId, citation.locator, citation.excerpt])
}
