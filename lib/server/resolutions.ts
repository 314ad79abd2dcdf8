import 'server-only'
import type { z } from 'zod'
import type { Answer } from '@/lib/contracts/call'
import type { resolutionBody } from '@/lib/contracts/claim'
import { type ResolutionRefusal, resolve as resolveClaim } from '@/lib/domain/resolution'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { openClaim } from './access'
import { presentClaim, saveState } from './claim-record'
import { now } from './clock'
import { conflict, type Refusal, unfit } from './refusal'
import { transact } from './transact'

const REFUSED: Record<ResolutionRefusal, Refusal> = {
  not_answerable: conflict('not_answerable', 'There is nothing to answer: the finding asks for no change.'),
  reason_needed: unfit('reason_needed', 'Stet needs a reason.'),
}

/** Answers a finding: fix, stet (with a reason) or cut. The text itself is changed in the draft. */
export async function resolve(
  actor: Actor,
  { id }: { readonly id: string },
  { resolution, reason = '' }: z.output<typeof resolutionBody>,
): Promise<Result<Answer<'resolve'>, Refusal>> {
  return transact(async db => {
    const found = await openClaim(db, actor, id, 'claim.resolve')
    if (!found.ok) return found
    const { claim, article } = found.value
    const answer = resolveClaim(claim, resolution, reason)
    if (!answer.ok) return refuse(REFUSED[answer.error])
    const at = now()
    const state = { ...claim, ...answer.value, resolvedBy: actor.personId, resolvedAt: at }
    const saved = await saveState(db, actor, claim, state, {
      kind: 'claim.resolved',
      at,
      data: { resolution, reason: answer.value.resolutionReason, status: claim.status },
    })
    return ok({ claim: await presentClaim(db, article, saved) })
  })
}
