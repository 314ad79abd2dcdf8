import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { type Reader, read, type Writer } from '@/db'
import { type ClaimRow, claimChanges, updateClaim } from '@/db/queries/claims'
import type { Append } from '@/db/queries/events'
import { personById } from '@/db/queries/people'
import { personNames } from '@/db/queries/person-names'
import type { Answer } from '@/lib/contracts/call'
import type { PatchClaimBody } from '@/lib/contracts/claim'
import type { ClaimState } from '@/lib/domain/claim-state'
import { setFlags } from '@/lib/domain/flagging'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { revise } from '@/lib/domain/revision'
import type { Actor } from '@/lib/domain/role'
import { findClaim, openClaim } from './access'
import { type ClaimDeed, isReopened, presentClaim, recordDeed, searchAfter } from './claim-record'
import { person } from './claim-view'
import { now } from './clock'
import { conflict, forbidden, type Refusal, unfit, unknownPerson } from './refusal'
import { reviewSwitches } from './settings'
import { transact } from './transact'

/** One claim, with all that belongs to it and its place in the draft. */
export async function getClaim(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<Answer<'getClaim'>, Refusal>> {
  return read(async db => {
    const found = await findClaim(db, actor, id)
    if (!found.ok) return found
    return ok({ claim: await presentClaim(db, found.value.article, found.value.claim) })
  })
}

/**
 * Changes note, proposed wording, assignee, priority, flags, who made the claim and what was published about it, or lets an
 * orphan go. All of it or nothing. Refuses 422
 * `reason_needed` where the finding lives by what would be taken from it, 422 `unknown_person`, 409 `not_orphaned`.
 */
export async function patchClaim(
  actor: Actor,
  { id }: { readonly id: string },
  body: PatchClaimBody,
): Promise<Result<Answer<'patchClaim'>, Refusal>> {
  return transact(async db => {
    const found = await openClaim(db, actor, id, 'claim.check')
    if (!found.ok) return found
    const { claim, article } = found.value
    if ((body.assigneeId !== undefined || body.priority !== undefined) && !may(actor, 'claim.assign')) {
      return refuse(forbidden())
    }
    const at = now()
    const revised = revise(claim, body, actor.personId, at)
    if (!revised.ok) {
      return refuse(unfit('reason_needed', 'This finding needs what you are taking away from it.'))
    }
    const flagged = await flaggedClaim(db, revised.value, body)
    const next = { ...claim, ...flagged, ...organised(claim, body) }
    if (next.dismissed && !claim.orphaned) {
      return refuse(conflict('not_orphaned', 'Only a claim whose text has gone can be let go.'))
    }
    const stranger = await strangerAssigned(db, claim, next)
    if (stranger) return refuse(stranger)
    const saved = await saveDetails(db, actor, claim, next, at)
    return ok({ claim: await presentClaim(db, article, saved) })
  })
}

/** Who is to look at a claim, and how soon. */
export type Organised = Partial<Pick<ClaimRow, 'assigneeId' | 'priority'>>

/** Assigns or prioritises a claim, with what else the record is to say of it; the same claim where it was so already. */
export async function organise(
  db: Writer,
  actor: Actor,
  claim: ClaimRow,
  to: Organised,
  more: Record<string, unknown>,
  append: Append,
): Promise<ClaimRow> {
  return saveDetails(db, actor, claim, { ...claim, ...to }, now(), more, append)
}

async function flaggedClaim(db: Reader, claim: ClaimState, { flags }: PatchClaimBody): Promise<ClaimState> {
  return flags === undefined ? claim : setFlags(claim, flags, (await reviewSwitches(db)).secondReviewer)
}

function organised(claim: ClaimRow, body: PatchClaimBody) {
  return {
    assigneeId: body.assigneeId === undefined ? claim.assigneeId : body.assigneeId,
    priority: body.priority ?? claim.priority,
    dismissed: body.dismissed ?? claim.dismissed,
    claimant: kept(claim.claimant, body.claimant),
    verdict: kept(claim.verdict, body.verdict),
  }
}

/* The same object where nothing changes, so that nothing is saved and told. */
function kept<T>(before: T | null, given: T | null | undefined): T | null {
  return given === undefined || isDeepStrictEqual(before, given) ? before : given
}

async function strangerAssigned(db: Reader, claim: ClaimRow, next: ClaimRow): Promise<Refusal | null> {
  if (next.assigneeId === null || next.assigneeId === claim.assigneeId) return null
  const assignee = await personById(db, next.assigneeId)
  if (assignee?.active && may(assignee, 'claim.check')) return null
  return unknownPerson()
}

async function saveDetails(
  db: Writer,
  actor: Actor,
  claim: ClaimRow,
  next: ClaimRow,
  at: string,
  more: Record<string, unknown> = {},
  append?: Append,
): Promise<ClaimRow> {
  let { eventId } = claim
  for (const deed of await deeds(db, claim, next, at)) {
    eventId = await recordDeed(db, actor, claim, { ...deed, data: { ...deed.data, ...more } }, append)
  }
  if (eventId === claim.eventId) return claim
  const saved = { ...next, search: searchAfter(claim, next), updatedAt: at, eventId }
  await updateClaim(db, claim.id, claimChanges(claim, saved))
  return saved
}

async function deeds(db: Reader, claim: ClaimRow, next: ClaimRow, at: string): Promise<ClaimDeed[]> {
  const all: ClaimDeed[] = []
  const between = (before: unknown, after: unknown) => ({ at, data: { before, after } })
  if (next.note !== claim.note) all.push({ kind: 'claim.noted', ...between(claim.note, next.note) })
  if (next.proposedWording !== claim.proposedWording) {
    all.push({ kind: 'claim.proposed', ...between(claim.proposedWording, next.proposedWording) })
  }
  if (isReopened(claim, next)) {
    all.push({ kind: 'claim.reopened', at, data: { because: reopenedBecause(claim, next) } })
  }
  if (next.flags !== claim.flags) all.push({ kind: 'claim.flagged', ...between(claim.flags, next.flags) })
  if (next.assigneeId !== claim.assigneeId) {
    const names = await personNames(db, [claim.assigneeId, next.assigneeId])
    const [before, after] = [person(names, claim.assigneeId), person(names, next.assigneeId)]
    all.push({ kind: 'claim.assigned', ...between(before, after) })
  }
  if (next.priority !== claim.priority) {
    all.push({ kind: 'claim.priority', ...between(claim.priority, next.priority) })
  }
  if (next.claimant !== claim.claimant) {
    all.push({ kind: 'claim.claimant', ...between(claim.claimant, next.claimant) })
  }
  if (next.verdict !== claim.verdict) {
    all.push({ kind: 'claim.verdict', ...between(claim.verdict, next.verdict) })
  }
  if (next.dismissed !== claim.dismissed) {
    const kind = next.dismissed ? 'claim.dismissed' : 'claim.recalled'
    all.push({ kind, at, data: { quote: claim.quote } })
  }
  return all
}

function reopenedBecause(claim: ClaimRow, next: ClaimRow): 'proposal' | 'note' | 'flag' {
  if (next.proposedWording !== claim.proposedWording) return 'proposal'
  return next.flags === claim.flags ? 'note' : 'flag'
}
