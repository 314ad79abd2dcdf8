import 'server-only'
import { read, write } from '@/db'
import { keepWishes, wishesOf } from '@/db/queries/notices'
import type { Answer } from '@/lib/contracts/call'
import type { Wishes } from '@/lib/contracts/notice'
import { USUAL_MAIL } from '@/lib/domain/notice'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { forbidden, type Refusal } from '../refusal'
import { mailSettings } from './mail-settings'
import { serverZone, USUAL_HOUR } from './schedule'

/** What the actor wants by e-mail, and whether any is sent from here. */
export async function getWishes(actor: Actor): Promise<Result<Answer<'getWishes'>, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(forbidden())
  const row = await read(db => wishesOf(db, actor.personId))
  const wishes = row
    ? { mail: row.mail, digestHour: row.digestHour, timeZone: row.timeZone }
    : { mail: USUAL_MAIL, digestHour: USUAL_HOUR, timeZone: serverZone() }
  return ok({ wishes, sendsMail: mailSettings() !== null })
}

/** Keeps what the actor wants by e-mail. */
export async function putWishes(actor: Actor, wishes: Wishes): Promise<Result<Answer<'putWishes'>, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(forbidden())
  await write(db => keepWishes(db, { personId: actor.personId, ...wishes }))
  return getWishes(actor)
}
