import { read } from '@/db'
import { allEvents } from '@/db/testing/events'

/** The record of what was done, oldest first: the events whose kind begins so. */
export async function eventsOf(
  kind: string,
): Promise<{ kind: string; actorId: string | null; data: Record<string, unknown> }[]> {
  return (await read(allEvents))
    .filter(event => event.kind.startsWith(kind))
    .map(({ kind, actorId, data }) => ({ kind, actorId, data }))
}
