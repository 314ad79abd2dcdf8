import 'server-only'
import { type Reader, read } from '@/db'
import type { ArticleRow } from '@/db/queries/articles'
import { lastEvent } from '@/db/queries/events'
import { eventOfVersion } from '@/db/queries/live'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { findArticle } from '../access'
import { refusal } from '../answer'
import { missedSteps } from '../commits'
import type { Refusal } from '../refusal'
import { credentialOf } from './credential'
import type { Wanted } from './live-stream'
import type { Position } from './read-changes'
import { theHub } from './the-hub'

interface Query {
  readonly version?: number | undefined
  readonly event?: number | undefined
}

/**
 * What happens to an article, from a version on: the header `Last-Event-ID` names it, or the query; else from now.
 * Refuses 404, 410 `gone` when the steps since are not to be had, 429 when one person has too many streams.
 */
export async function articleStream(
  actor: Actor,
  { id }: { readonly id: string },
  query: Query,
  request: Request,
): Promise<Result<ReadableStream<Uint8Array>, Refusal>> {
  const from = await read(async db => {
    const article = await findArticle(db, actor, id)
    if (!article.ok) return article
    const position = await positionAsked(db, article.value, query, lastEventId(request))
    const steps = await missedSteps(db, article.value, position.version)
    return steps.ok ? ok(position) : steps
  })
  if (!from.ok) return from
  const articles = new Map([[id, from.value]])
  return openStream({ actor, credential: credentialOf(request), desk: null, articles })
}

/** Opens a stream at the hub. Refuses 429 when this person has too many, 503 when the server is leaving. */
export function openStream(wanted: Wanted): Result<ReadableStream<Uint8Array>, Refusal> {
  const hub = theHub()
  if (hub.isClosed()) return refuse(restarting())
  const body = hub.open(wanted)
  return body === null ? refuse(tooManyStreams()) : ok(body)
}

/** The number in the header with which a reader comes back; null when there is none. */
export function lastEventId(request: Request): number | null {
  const header = request.headers.get('last-event-id')
  return header !== null && /^\d{1,15}$/.test(header) ? Number(header) : null
}

/** The server is leaving, and another will be there in a moment. */
export function restarting(): Refusal {
  return refusal(503, 'restarting', 'The server is being restarted. Try again in a moment.')
}

function tooManyStreams(): Refusal {
  return refusal(429, 'too_many', 'Too many streams are open. Close some.', { retryAfterSeconds: 10 })
}

/* Where only a version is known, claims are told of from the commit on that led to it: rather twice than never. */
async function positionAsked(
  db: Reader,
  article: ArticleRow,
  query: Query,
  resumed: number | null,
): Promise<Position> {
  const version = resumed ?? query.version
  if (version === undefined) return { version: article.version, event: query.event ?? (await lastEvent(db)) }
  const event = version === query.version ? query.event : undefined
  return { version, event: event ?? (await eventOfVersion(db, article.id, version)) }
}
