import 'server-only'
import type { z } from 'zod'
import { dropSnoozes, forgetSnoozes, putSnooze } from '@/db/queries/snoozes'
import type { Answer } from '@/lib/contracts/call'
import type { laterBody } from '@/lib/contracts/queue-act'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { openClaim } from './access'
import { now } from './clock'
import { type Refusal, unfit } from './refusal'
import { transact } from './transact'

/** Puts a claim off: it leaves the actor's list, and nobody else's, and comes back by itself. Refuses 422 `past`. */
export async function putOff(
  actor: Actor,
  { id }: { readonly id: string },
  body: z.output<typeof laterBody>,
): Promise<Result<Answer<'putOff'>, Refusal>> {
  return transact(async db => {
    const found = await openClaim(db, actor, id, 'article.read')
    if (!found.ok) return found
    const until = laterThan(now(), body.until)
    if (until === null) return refuse(inThePast())
    await forgetSnoozes(db, actor.personId, now())
    await putSnooze(db, actor.personId, id, until)
    return ok({ until })
  })
}

/** Takes back a claim that the actor has put off. */
export async function takeBack(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<null, Refusal>> {
  return transact(async db => {
    const found = await openClaim(db, actor, id, 'article.read')
    if (!found.ok) return found
    await dropSnoozes(db, actor.personId, [id])
    return ok(null)
  })
}

/** The moment in UTC, where it lies after now; null otherwise. */
export function laterThan(now: string, until: string): string | null {
  const utc = new Date(until).toISOString()
  return utc > now ? utc : null
}

export function inThePast(): Refusal {
  return unfit('past', 'That moment has passed. Choose a later one.')
}
