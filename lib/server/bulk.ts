import 'server-only'
import { read, type Writer } from '@/db'
import { fittingClaims } from '@/db/queries/claim-queue'
import { appendingMany } from '@/db/queries/events'
import { type BulkAction, type BulkBody, MOST_AT_ONCE } from '@/lib/contracts/bulk'
import type { Answer } from '@/lib/contracts/call'
import { may, type Permission } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { type BulkDeed, bulkDeed } from './bulk-deed'
import { readBulkScene } from './bulk-scene'
import { setDown } from './hands'
import { newId } from './id'
import { filterOf } from './queue'
import { forbidden, type Refusal, unfit } from './refusal'
import { transact } from './transact'

/* So many claims to a transaction: others who write wait no longer than these take. */
const AT_ONCE = 250

const NEEDS: Record<BulkAction['do'], Permission> = {
  approve: 'claim.review',
  return: 'claim.review',
  assign: 'claim.assign',
  priority: 'claim.assign',
  later: 'article.read',
  undo: 'article.read',
}

type Outcome = Answer<'bulk'>

/**
 * Does the same to many claims, some hundreds to a transaction, with an event each. What a rule forbids is left and
 * named with the reason; all the rest is done. Refuses 422 `too_many`, and what the action itself refuses: 422
 * `unknown_person`, `past`.
 */
export async function bulk(actor: Actor, body: BulkBody): Promise<Result<Outcome, Refusal>> {
  const { action, batch = newId() } = body
  if (!may(actor, NEEDS[action.do])) return refuse(forbidden())
  const ids = await idsOf(actor, body)
  if (ids.length > MOST_AT_ONCE) return refuse(tooMany())
  const whole: Outcome = { batch, done: [], unchanged: [], left: [] }
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const part = await transact(db =>
      appendingMany(db, async append => {
        const deed = await bulkDeed(db, actor, action, batch, append)
        return deed.ok ? ok(await doneTo(db, actor, ids.slice(from, from + AT_ONCE), deed.value)) : deed
      }),
    )
    if (!part.ok) return part
    whole.done.push(...part.value.done)
    whole.unchanged.push(...part.value.unchanged)
    whole.left.push(...part.value.left)
  }
  return ok(whole)
}

async function idsOf(actor: Actor, { claimIds, filter }: BulkBody): Promise<string[]> {
  if (claimIds !== undefined) return [...new Set(claimIds)]
  return read(async db => {
    const ids: string[] = []
    for await (const some of fittingClaims(db, filterOf(actor, filter ?? {}), filter?.sort)) {
      ids.push(...some)
      if (ids.length > MOST_AT_ONCE) break
    }
    return ids
  })
}

async function doneTo(
  db: Writer,
  actor: Actor,
  ids: readonly string[],
  deed: BulkDeed,
): Promise<Omit<Outcome, 'batch'>> {
  const scene = await readBulkScene(db, actor, ids)
  const part: Omit<Outcome, 'batch'> = { done: [], unchanged: [], left: [] }
  for (const id of ids) {
    const found = scene.claim(id)
    const outcome = found.ok ? await deed(found.value) : found.error
    if (outcome === 'done') part.done.push(id)
    else if (outcome === 'unchanged') part.unchanged.push(id)
    else part.left.push(scene.left(id, outcome))
  }
  if (deed.decides) await setDown(db, part.done)
  return part
}

function tooMany(): Refusal {
  return unfit('too_many', `These are more than ${MOST_AT_ONCE} claims. Do it in parts.`)
}
