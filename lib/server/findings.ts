import 'server-only'
import type { Answer } from '@/lib/contracts/call'
import type { FindingBody } from '@/lib/contracts/claim'
import { type StatusRefusal, setStatus } from '@/lib/domain/claim-state'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { openClaim } from './access'
import { presentClaim, saveState } from './claim-record'
import { now } from './clock'
import { conflict, type Refusal, unfit } from './refusal'
import { transact } from './transact'

/** Why a status cannot be set, as an answer. */
export const REFUSED_FINDING: Record<StatusRefusal, Refusal> = {
  reason_needed: unfit('reason_needed', 'Say why: this finding needs a note, or a proposed wording.'),
  orphaned: conflict('orphaned', 'Its text has gone from the draft. Bring it back or relink it first.'),
}

/** Sets the verification status: a finding is made on the wording as it stands, and asks for review. */
export async function setFinding(
  actor: Actor,
  { id }: { readonly id: string },
  body: FindingBody,
): Promise<Result<Answer<'setFinding'>, Refusal>> {
  return transact(async db => {
    const found = await openClaim(db, actor, id, 'claim.check')
    if (!found.ok) return found
    const { claim, article } = found.value
    const at = now()
    const next = setStatus(claim, body, actor.personId, at)
    if (!next.ok) return refuse(REFUSED_FINDING[next.error])
    const { status, review, note, proposedWording, findingWording } = next.value
    const saved = await saveState(db, actor, claim, next.value, {
      kind: 'claim.finding',
      at,
      data: { before: claim.status, status, review, note, proposedWording, wording: findingWording },
    })
    return ok({ claim: await presentClaim(db, article, saved) })
  })
}
