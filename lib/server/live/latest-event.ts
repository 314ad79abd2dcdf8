import 'server-only'
import { read } from '@/db'
import { lastEvent } from '@/db/queries/events'

/** The number of the last event, for a page to say from where on it wants to be told. It says nothing of any draft. */
export function latestEvent(): Promise<number> {
  return read(lastEvent)
}
