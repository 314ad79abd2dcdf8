import 'server-only'
import type { z } from 'zod'
import { write } from '@/db'
import { eraseOldOutboxKeys, eraseOutboxKeys, outboxKey } from '@/db/queries/outbox-keys'
import type { outboxKeyAnswer } from '@/lib/contracts/person'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { browserCookie, browserIn } from './browser-cookie'
import { now } from './clock'
import { forbidden, type Refusal } from './refusal'
import { newSecret } from './secret'

/* Longer than a session lasts unused, twice over: whoever stays away that long finds nothing to read. */
const KEPT_MS = 60 * 24 * 60 * 60 * 1000

/**
 * The key with which this person's unsaved changes are locked away in this browser; made at the first asking, the
 * same until they sign out of it. For sessions only: a bearer token has no browser to keep anything in.
 */
export async function sessionKey(
  actor: Actor,
  headers: Headers,
  answerHeaders: Headers,
): Promise<Result<z.infer<typeof outboxKeyAnswer>, Refusal>> {
  if (headers.has('authorization') || !may(actor, 'claim.mark')) return refuse(forbidden())
  const known = browserIn(headers.get('cookie'))
  const browser = known ?? newSecret()
  const at = now()
  const key = await write(async db => {
    await eraseOldOutboxKeys(db, new Date(Date.parse(at) - KEPT_MS).toISOString())
    return outboxKey(db, actor.personId, browser, newSecret(), at)
  })
  if (known === null) answerHeaders.append('set-cookie', browserCookie(browser))
  return ok({ key, personId: actor.personId })
}

/** Erases keys as sessions end: of this browser, of all others, or all. Nothing where the browser has no name. */
export async function eraseKeys(
  actor: Actor,
  which: 'here' | 'elsewhere' | 'everywhere',
  cookieHeader: string | null,
): Promise<void> {
  const browser = browserIn(cookieHeader)
  if (which === 'here' && browser === null) return
  await write(db => {
    if (which === 'everywhere' || browser === null) return eraseOutboxKeys(db, actor.personId)
    return eraseOutboxKeys(db, actor.personId, which === 'here' ? { browser } : { exceptBrowser: browser })
  })
}
