import { asc } from 'drizzle-orm'
import type { Reader } from '@/db'
import { events } from '@/db/schema'

/** Everything that was recorded, oldest first. */
export async function allEvents(db: Reader) {
  return db.select().from(events).orderBy(asc(events.id))
}
