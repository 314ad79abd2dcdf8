import 'server-only'
import type { Writer } from '@/db'
import { type Append, eventById } from '@/db/queries/events'
import { personById } from '@/db/queries/people'
import { dropSnoozes, forgetSnoozes, putSnooze } from '@/db/queries/snoozes'
import type { BulkAction } from '@/lib/contracts/bulk'
import { may } from '@/lib/domain/permission'
import { PRIORITIES } from '@/lib/domain/priority'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { type Decision, REVIEW_REFUSAL_TEXT } from '@/lib/domain/review'
import type { Actor } from '@/lib/domain/role'
import type { BulkClaim, Left } from './bulk-scene'
import { type Organised, organise } from './claims'
import { now } from './clock'
import type { Refusal } from './refusal'
import { unknownPerson } from './refusal'
import { decideOn } from './reviews'
import { reviewSwitches } from './settings'
import { inThePast, laterThan } from './snoozes'

type Outcome = 'done' | 'unchanged' | Left

/** Does it to one claim, by the rules that hold for one alone. */
export interface BulkDeed {
  (one: BulkClaim): Promise<Outcome>
  /** Whoever had the claim in hand no longer has. */
  readonly decides?: true
}

/**
 * What a bulk action does to each claim, within a transaction, recorded by `append`; refused where the action itself
 * makes no sense.
 */
export async function bulkDeed(
  db: Writer,
  actor: Actor,
  action: BulkAction,
  batch: string,
  append: Append,
): Promise<Result<BulkDeed, Refusal>> {
  switch (action.do) {
    case 'approve':
      return ok(await deciding(db, actor, 'approve', '', { batch, append }))
    case 'return':
      return ok(await deciding(db, actor, 'return', action.reason, { batch, append }))
    case 'assign': {
      const { assigneeId } = action
      const assignee = assigneeId === null ? null : await personById(db, assigneeId)
      if (assignee !== null && !(assignee?.active && may(assignee, 'claim.check')))
        return refuse(unknownPerson())
      return ok(organising(db, actor, { assigneeId }, { batch, append }))
    }
    case 'priority':
      return ok(organising(db, actor, { priority: action.priority }, { batch, append }))
    case 'later':
      return puttingOff(db, actor, action.until)
    case 'undo':
      return ok(await undoing(db, actor, { batch, append }))
  }
}

/* The name under which it is all done, and how each is recorded. */
interface Many {
  readonly batch: string
  readonly append: Append
}

async function deciding(
  db: Writer,
  actor: Actor,
  decision: Decision,
  reason: string,
  many: Many,
): Promise<BulkDeed> {
  const switches = await reviewSwitches(db)
  const decide = async ({ claim, citationCount, held }: BulkClaim): Promise<Outcome> => {
    if (held !== undefined) return { code: 'reserved', reason: `${held.person.name} has it in hand` }
    const saved = await decideOn(db, actor, claim, decision, reason, { citationCount, ...switches, ...many })
    return saved.ok ? 'done' : { code: saved.error, reason: REVIEW_REFUSAL_TEXT[saved.error] }
  }
  return Object.assign(decide, { decides: true } as const)
}

function organising(db: Writer, actor: Actor, to: Organised, { batch, append }: Many): BulkDeed {
  return async ({ claim }) => {
    const saved = await organise(db, actor, claim, to, { batch }, append)
    return saved === claim ? 'unchanged' : 'done'
  }
}

async function puttingOff(
  db: Writer,
  actor: Actor,
  until: string | null,
): Promise<Result<BulkDeed, Refusal>> {
  const later = until === null ? null : laterThan(now(), until)
  if (until !== null && later === null) return refuse(inThePast())
  await forgetSnoozes(db, actor.personId, now())
  return ok(async ({ claim, snoozedUntil }) => {
    if ((snoozedUntil ?? null) === later) return 'unchanged'
    if (later === null) await dropSnoozes(db, actor.personId, [claim.id])
    else await putSnooze(db, actor.personId, claim.id, later)
    return 'done'
  })
}

/* What was done last to a claim is taken back, if it was done by the actor under this name. */
async function undoing(db: Writer, actor: Actor, { batch, append }: Many): Promise<BulkDeed> {
  const switches = await reviewSwitches(db)
  return async ({ claim, citationCount }) => {
    const event = await eventById(db, claim.eventId)
    if (event?.claimId !== claim.id || event.actorId !== actor.personId || event.data.batch !== batch) {
      return CHANGED
    }
    switch (event.kind) {
      case 'claim.reviewed': {
        if (event.data.decision === 'withdraw') return 'unchanged'
        const saved = await decideOn(db, actor, claim, 'withdraw', '', { citationCount, ...switches, append })
        return saved.ok ? 'done' : { code: saved.error, reason: REVIEW_REFUSAL_TEXT[saved.error] }
      }
      case 'claim.assigned':
        await organise(db, actor, claim, { assigneeId: idOf(event.data.before) }, {}, append)
        return 'done'
      case 'claim.priority': {
        const priority = PRIORITIES.find(one => one === event.data.before) ?? claim.priority
        await organise(db, actor, claim, { priority }, {}, append)
        return 'done'
      }
      default:
        return CHANGED
    }
  }
}

const CHANGED: Left = { code: 'changed', reason: 'something else has happened to it since' }

function idOf(person: unknown): string | null {
  if (typeof person !== 'object' || person === null || !('id' in person)) return null
  return typeof person.id === 'string' ? person.id : null
}
