import 'server-only'
import type { Node } from 'prosemirror-model'
import type { Writer } from '@/db'
import { appendEvent } from '@/db/queries/events'
import type { EventKind } from '@/lib/domain/event-kind'
import { nothingToCheckChanges } from '@/lib/domain/nothing-to-check'
import type { Actor } from '@/lib/domain/role'

/* Of many stretches at once the record holds the first, of a long one its beginning. */
const MOST_QUOTES = 50
const LONGEST = 160

/**
 * Puts into the record where somebody said that there is nothing to check, and where that no longer holds. Answers the
 * number of the last event, 0 when nothing of the kind changed.
 */
export async function recordPassed(
  db: Writer,
  actor: Actor,
  articleId: string,
  change: { readonly before: Node; readonly after: Node },
  at: string,
): Promise<number> {
  const { passed, reopened } = nothingToCheckChanges(change.before, change.after)
  let event = 0
  const tell = async (kind: EventKind, quotes: readonly string[]) => {
    if (quotes.length === 0) return
    const data = { quotes: quotes.slice(0, MOST_QUOTES).map(clipped), count: quotes.length }
    event = await appendEvent(db, { kind, actorId: actor.personId, at, articleId, data })
  }
  await tell('draft.to_check', reopened)
  await tell('draft.nothing_to_check', passed)
  return event
}

function clipped(quote: string): string {
  return (quote.length > LONGEST ? `${quote.slice(0, LONGEST - 1)}…` : quote).toWellFormed()
}
