import 'server-only'
import { type Reader, read } from '@/db'
import { type EventRow, eventsOfArticle, eventsOfClaim } from '@/db/queries/events'
import { personNames } from '@/db/queries/person-names'
import type { Answer } from '@/lib/contracts/call'
import type { StetEvent } from '@/lib/contracts/claim'
import { ok, type Result } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { findArticle, findClaim } from './access'
import { person } from './claim-view'
import type { Refusal } from './refusal'

/* Older events of an article stay in the record, but are not listed. */
const MOST_EVENTS = 1000

/**
 * What was done to an article and its claims, newest first. Saves of the text that follow one another by the same
 * person are shown as one, with the versions from the first to the last.
 */
export async function articleEvents(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<Answer<'articleEvents'>, Refusal>> {
  return read(async db => {
    const article = await findArticle(db, actor, id)
    if (!article.ok) return article
    const rows = await eventsOfArticle(db, id, MOST_EVENTS)
    return ok({ events: await presentEvents(db, savesJoined(rows)) })
  })
}

/** The history of a claim, oldest first. */
export async function claimEvents(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<Answer<'claimEvents'>, Refusal>> {
  return read(async db => {
    const found = await findClaim(db, actor, id)
    if (!found.ok) return found
    return ok({ events: await presentEvents(db, await eventsOfClaim(db, id)) })
  })
}

/** Events as the interface shows them, in the order given. */
export async function presentEvents(db: Reader, rows: readonly EventRow[]): Promise<StetEvent[]> {
  const names = await personNames(
    db,
    rows.map(row => row.actorId),
  )
  return rows.map(({ actorId, ...shown }) => ({ ...shown, actor: person(names, actorId) }))
}

/* Newest first: the earlier save is taken into the later one. */
function savesJoined(rows: readonly EventRow[]): EventRow[] {
  const joined: EventRow[] = []
  for (const row of rows) {
    const later = joined.at(-1)
    const same = later?.kind === 'draft.changed' && row.kind === 'draft.changed'
    if (later && same && later.actorId === row.actorId) {
      joined[joined.length - 1] = { ...later, data: { ...later.data, from: row.data.from } }
    } else {
      joined.push(row)
    }
  }
  return joined
}
