import 'server-only'
import { read } from '@/db'
import { lastEvent } from '@/db/queries/events'
import { may } from '@/lib/domain/permission'
import { type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { forbidden, type Refusal } from '../refusal'
import { lastEventId, openStream } from './article-stream'
import { credentialOf } from './credential'
import type { Position } from './read-changes'

interface Watched extends Position {
  readonly articleId: string
}

/**
 * What happens on the whole desk after an event, which the header `Last-Event-ID` names, else from now; and in the
 * articles named, each from its place on. One that the reader may not see, or whose history is gone, is told of as
 * `away` and hinders nothing. Refuses 403, and 429 when one person has too many streams.
 */
export async function deskStream(
  actor: Actor,
  query: { readonly articles: readonly Watched[] },
  request: Request,
): Promise<Result<ReadableStream<Uint8Array>, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(forbidden())
  const now = await read(lastEvent)
  const resumed = lastEventId(request)
  const desk = resumed === null ? now : Math.min(resumed, now)
  const articles = new Map<string, Position>()
  for (const { articleId, version, event } of query.articles) articles.set(articleId, { version, event })
  return openStream({ actor, credential: credentialOf(request), desk, articles })
}
