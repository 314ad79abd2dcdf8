import 'server-only'
import type { z } from 'zod'
import { citationCount } from '@/db/queries/citations'
import type { Answer } from '@/lib/contracts/call'
import type { reviewBody } from '@/lib/contracts/claim'
import type { ErrorStatus } from '@/lib/contracts/error'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { type Decision, decide, REVIEW_REFUSAL_TEXT, type ReviewRefusal } from '@/lib/domain/review'
import type { Actor } from '@/lib/domain/role'
import { openClaim } from './access'
import { presentClaim, saveState } from './claim-record'
import { now } from './clock'
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
 * decides on a finding they have not seen: one made since `findingAt` is refused, 409 `finding_changed`.
 */
export async function review(
  actor: Actor,
  { id }: { readonly id: string },
  { decision, reason = '', findingAt }: z.output<typeof reviewBody>,
): Promise<Result<Answer<'review'>, Refusal>> {
  return transact(async db => {
    const found = await openClaim(db, actor, id, 'claim.review')
    if (!found.ok) return found
    const { claim, article } = found.value
    if (findingAt !== undefined && !sameMoment(findingAt, claim.findingAt)) {
      return refuse(conflict('finding_changed', `${FORBIDDEN[decision]}: the finding has changed meanwhile.`))
    }
    const at = now()
    const next = decide(claim, decision, reason, {
      by: actor.personId,
      at,
      citationCount: await citationCount(db, id),
      ...(await reviewSwitches(db)),
    })
    if (!next.ok) return refuse(refusedReview(decision, next.error))
    const saved = await saveState(db, actor, claim, next.value, {
      kind: 'claim.reviewed',
      at,
      data: {
        decision,
        reason: reason.trim() || null,
        status: claim.status,
        review: next.value.review,
      },
    })
    return ok({ claim: await presentClaim(db, article, saved) })
  })
}

/* A moment may be written with another offset than ours. */
function sameMoment(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && Date.parse(a) === Date.parse(b))
}

function refusedReview(decision: Decision, code: ReviewRefusal): Refusal {
  return { status: STATUS[code], code, message: `${FORBIDDEN[decision]}: ${REVIEW_REFUSAL_TEXT[code]}.` }
}
