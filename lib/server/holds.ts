import 'server-only'
import type { z } from 'zod'
import type { Reader, Writer } from '@/db'
import { fittingClaims } from '@/db/queries/claim-queue'
import { type ClaimRow, claimsByIds } from '@/db/queries/claims'
import {
  dropOwnHold,
  forgetHolds,
  type HoldRow,
  holdsAfter,
  holdsOfClaims,
  putHold,
} from '@/db/queries/holds'
import type { Answer } from '@/lib/contracts/call'
import type { holdBody, nextClaimBody } from '@/lib/contracts/queue-act'
import { holdsSince } from '@/lib/domain/hold'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { approvalRefusal } from '@/lib/domain/review'
import type { Actor } from '@/lib/domain/role'
import { findArticle, openClaim } from './access'
import { presentClaim } from './claim-record'
import { now } from './clock'
import { presentHolds } from './hands'
import { filterOf } from './queue'
import { forbidden, type Refusal } from './refusal'
import { reviewSwitches } from './settings'
import { transact } from './transact'

/**
 * Keeps a claim for whoever reviews it, until ten minutes after they were last heard of. Who comes second is told who
 * has it, and may take it over.
 */
export async function holdClaim(
  actor: Actor,
  { id }: { readonly id: string },
  { takeOver, leave }: z.output<typeof holdBody>,
): Promise<Result<Answer<'holdClaim'>, Refusal>> {
  return transact(async db => {
    const found = await openClaim(db, actor, id, 'claim.review')
    if (!found.ok) return found
    const at = now()
    if (leave !== undefined) await dropOwnHold(db, leave, actor.personId)
    const [held] = await holdsOfClaims(db, [id], holdsSince(at))
    const own = held === undefined || held.personId === actor.personId || takeOver
    const row = own ? await keep(db, actor, id, held, at) : held
    return ok({ hold: (await presentHolds(db, [row]))[0] ?? never() })
  })
}

/** Lets go of a claim, where the actor has it in hand. */
export async function releaseClaim(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<null, Refusal>> {
  return transact(async db => {
    const found = await openClaim(db, actor, id, 'claim.review')
    if (!found.ok) return found
    await dropOwnHold(db, id, actor.personId)
    return ok(null)
  })
}

/**
 * The next claim that waits for the actor and that nobody has in hand: it is theirs from now on. Looking and taking
 * are one transaction, so that no two people are given the same.
 */
export async function nextClaim(
  actor: Actor,
  { filter, skip, leave }: z.output<typeof nextClaimBody>,
): Promise<Result<Answer<'nextClaim'>, Refusal>> {
  if (!may(actor, 'claim.review')) return refuse(forbidden())
  return transact<Answer<'nextClaim'>>(async db => {
    const at = now()
    await forgetHolds(db, holdsSince(at))
    if (leave !== undefined) await dropOwnHold(db, leave, actor.personId)
    const held = await holdsAfter(db, holdsSince(at))
    const taken = new Set([...held.map(one => one.claimId), ...skip, ...(leave === undefined ? [] : [leave])])
    const waiting = filterOf(actor, { ...filter, review: ['pending'], mine: 'waiting' })
    for await (const ids of fittingClaims(db, waiting, filter.sort)) {
      const free = ids.filter(id => !taken.has(id))
      const claim = await firstToReview(db, actor, free)
      if (claim === undefined) continue
      const article = await findArticle(db, actor, claim.articleId)
      if (!article.ok) continue
      await keep(db, actor, claim.id, undefined, at)
      return ok({ claim: await presentClaim(db, article.value, claim) })
    }
    return ok({ claim: null })
  })
}

/** Of these claims the first, in their order, on which the actor may decide. */
async function firstToReview(
  db: Reader,
  actor: Actor,
  ids: readonly string[],
): Promise<ClaimRow | undefined> {
  const switches = await reviewSwitches(db)
  const context = { by: actor.personId, citationCount: 0, ...switches }
  /* A few at a time: the first is nearly always among them. */
  for (let from = 0; from < ids.length; from += 20) {
    const some = ids.slice(from, from + 20)
    const rows = new Map((await claimsByIds(db, some)).map(row => [row.id, row]))
    for (const id of some) {
      const row = rows.get(id)
      const refusal = row === undefined ? 'not_pending' : approvalRefusal(row, context)
      if (row && (refusal === null || refusal === 'unsourced' || refusal === 'stale')) return row
    }
  }
  return undefined
}

async function keep(
  db: Writer,
  actor: Actor,
  claimId: string,
  held: HoldRow | undefined,
  at: string,
): Promise<HoldRow> {
  const since = held?.personId === actor.personId ? held.since : at
  const row = { claimId, personId: actor.personId, since, seenAt: at }
  await putHold(db, row)
  return row
}

function never(): never {
  throw new Error('A hold was not presented.')
}
