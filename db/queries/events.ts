import type { Writer } from '@/db'
import { events } from '@/db/schema'

/** Something that was done. */
export interface NewEvent {
  readonly kind: string
  readonly actorId: string | null
  /** ISO 8601, UTC. */
  readonly at: string
  readonly articleId?: string | null
  readonly claimId?: string | null
  readonly data?: Record<string, unknown>
}

/** Appends to the record and answers the number of the event. Numbers grow, and are never used twice. */
export async function appendEvent(db: Writer, event: NewEvent): Promise<number> {
  const [row] = await db
    .insert(events)
    .values({
      kind: event.kind,
      actorId: event.actorId,
      at: event.at,
      articleId: event.articleId ?? null,
      claimId: event.claimId ?? null,
      data: event.data ?? {},
    })
    .returning({ id: events.id })
  if (!row) throw new Error('An event was not recorded.')
  return row.id
}
