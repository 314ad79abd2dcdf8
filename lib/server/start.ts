import 'server-only'
import { closeDatabase } from '@/db'
import { dropSent } from './archive/sent'
import { isDemo, openDemo } from './demo'
import { leaveInTime } from './farewell'
import { startWorking } from './jobs/worker'
import { hubIfAny } from './live/slot'
import { watchAddresses } from './watch-addresses'

/**
 * What a server does once, before its first request. On SIGTERM and SIGINT Next finishes the requests it has and
 * exits; the database is closed then and not before, so that none of them finds it gone.
 */
export async function start(): Promise<void> {
  process.once('exit', closeDatabase)
  leaveInTime()
  // Next waits for requests to end, and a stream never does by itself.
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => hubIfAny()?.close())
  watchAddresses()
  // What was sent to be restored, and was not before the server ended, would lie there for ever.
  await dropSent().catch(() => undefined)
  if (isDemo()) await openDemo().catch(leave)
  const stopWorking = startWorking()
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, stopWorking)
}

/* Thrown from here, an error would leave a server that listens and answers nothing. */
function leave(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
