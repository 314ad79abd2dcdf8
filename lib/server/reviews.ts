import 'server-only'
import type { z } from 'zod'
import type { Writer } from '@/db'
import { citationCount } from '@/db/queries/citations'
import type { ClaimRow } from '@/db/queries/claims'
import type { Append } from '@/db/queries/events'
import type { Answer } from '@/lib/contracts/call'
import type { reviewBody } from '@/lib/contracts/claim'
import type { ErrorStatus } from '@/lib/contracts/error'
import type { Hold } from '@/lib/contracts/hold'
import { ok, type Result, refuse } from '@/lib/domain/result'
import {
  type Decision,
  decide,
  REVIEW_REFUSAL_TEXT,
  type ReviewContext,
  type ReviewRefusal,
} from '@/lib/domain/review'
import type { Actor } from '@/lib/domain/role'
import { openClaim } from './access'
import { presentClaim, saveState } from './claim-record'
import { now } from './clock'
import { heldByOthers, setDown } from './hands'
import { conflict, type Refusal } from './refusal'
import { reviewSwitches } from './settings'
import { transact } from './transact'

const STATUS: Record<ReviewRefusal, ErrorStatus> = {
  orphaned: 409,
  stale: 409,
  not_pending: 409,
  unsourced: 409,
  own_finding: 403,
  needs_another: 403,
  not_your_decision: 403,
  reason_needed: 422,
}

const FORBIDDEN: Record<Decision, string> = {
  approve: 'Cannot be approved yet',
  return: 'Cannot be returned',
  withdraw: 'Cannot be taken back',
}

/**
 * Approves a claim, returns it to its checker, or takes one's own decision back, by the rules of review. Nobody
 * decides on a finding they have not seen: one made since `findingAt` is refused, 409 `finding_changed`; nor on what
 * another has in hand, 409 `reserved`, unless they take it over.
 */
export async function review(
  actor: Actor,
  { id }: { readonly id: string },
  { decision, reason = '', findingAt, takeOver }: z.input<typeof reviewBody>,
): Promise<Result<Answer<'review'>, Refusal>> {
  return transact(async db => {
    const found = await openClaim(db, actor, id, 'claim.review')
    if (!found.ok) return found
    const { claim, article } = found.value
    if (findingAt !== undefined && !sameMoment(findingAt, claim.findingAt)) {
      return refuse(conflict('finding_changed', `${FORBIDDEN[decision]}: the finding has changed meanwhile.`))
    }
    const held = (await heldByOthers(db, actor, [id])).get(id)
    if (held !== undefined && !takeOver && decision !== 'withdraw') return refuse(reserved(decision, held))
    const saved = await decideOn(db, actor, claim, decision, reason, {
      citationCount: await citationCount(db, id),
      ...(await reviewSwitches(db)),
    })
    if (!saved.ok) return refuse(refusedReview(decision, saved.error))
    await setDown(db, [id])
    return ok({ claim: await presentClaim(db, article, saved.value) })
  })
}

/** Decides on a claim and records it, within the transaction that does so; refused by the first rule it breaks. */
export async function decideOn(
  db: Writer,
  actor: Actor,
  claim: ClaimRow,
  decision: Decision,
  reason: string,
  context: Omit<ReviewContext, 'by' | 'at'> & { readonly batch?: string; readonly append?: Append },
): Promise<Result<ClaimRow, ReviewRefusal>> {
  const { batch, append, ...rules } = context
  const at = now()
  const next = decide(claim, decision, reason, { by: actor.personId, at, ...rules })
  if (!next.ok) return next
  const { review } = next.value
  const data = { decision, reason: reason.trim() || null, status: claim.status, review, batch }
  return ok(await saveState(db, actor, claim, next.value, { kind: 'claim.reviewed', at, data }, append))
}

function reserved(decision: Decision, held: Hold): Refusal {
  const message = `${FORBIDDEN[decision]}: ${held.person.name} has it in hand. Take it over first.`
  return conflict('reserved', message, { person: held.person, since: held.since })
}

/* A moment may be written with another offset than ours. */
function sameMoment(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && Date.parse(a) === Date.parse(b))
}

function refusedReview(decision: Decision, code: ReviewRefusal): Refusal {
  return { status: STATUS[code], code, message: `${FORBIDDEN[decision]}: ${REVIEW_REFUSAL_TEXT[code]}.` }
}
