import 'server-only'
import { read } from '@/db'
import type { PresenceBody, PresenceFrame } from '@/lib/contracts/stream'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { openArticle } from '../access'
import { refusal } from '../answer'
import { now } from '../clock'
import type { Refusal } from '../refusal'
import { restarting } from './article-stream'
import { credentialOf } from './credential'
import { theHub } from './the-hub'
import { createThrottle } from './throttle'

/* A window tells a few times a second where it is; a person with many windows open has them all counted together. */
const throttle = createThrottle({ most: 200, perMs: 10_000 })

/**
 * Notes where a window is, which is kept in memory alone and forgotten after 10 s; answers who is in the article.
 * Refuses 404, 409 `trashed`, 429.
 */
export async function presence(
  actor: Actor,
  { id }: { readonly id: string },
  { left, ...place }: PresenceBody,
  request: Request,
): Promise<Result<PresenceFrame, Refusal>> {
  if (!throttle.admits(actor.personId, Date.now())) return refuse(tooOften())
  const article = await read(db => openArticle(db, actor, id, 'article.read'))
  if (!article.ok) return article
  const hub = theHub()
  if (hub.isClosed()) return refuse(restarting())
  const person = { id: actor.personId, name: actor.name }
  if (left) hub.leave(id, place.clientId, actor.personId)
  else if (!hub.tell(id, { ...place, person, at: now() }, credentialOf(request))) return refuse(tooOften())
  return ok({ articleId: id, people: hub.people(id) })
}

function tooOften(): Refusal {
  return refusal(429, 'too_many', 'Too many windows, or too often.', { retryAfterSeconds: 10 })
}
