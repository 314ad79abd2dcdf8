import 'server-only'
import type { Writer } from '@/db'
import { appendEvent } from '@/db/queries/events'
import type { NewsroomEventKind } from '@/lib/domain/newsroom-event'
import { now } from './clock'

/**
 * Records something that was done to people or the newsroom, within the transaction that does it. `actorId` null is
 * whoever runs the server, at its command line.
 */
export async function record(
  db: Writer,
  actorId: string | null,
  kind: NewsroomEventKind,
  data: Record<string, unknown>,
): Promise<void> {
  await appendEvent(db, { kind, actorId, at: now(), data })
}
