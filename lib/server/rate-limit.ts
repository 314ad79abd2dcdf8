import 'server-only'
import { createHash } from 'node:crypto'
import { write } from '@/db'
import {
  attemptsUnder,
  beginWindow,
  countAttempt,
  dropWindows,
  forgetAttempt,
  forgetAttempts,
} from '@/db/queries/rate-limits'
import { addressOf } from './address'
import { refusal } from './answer'
import { isLoopback } from './loopback'
import type { Refusal } from './refusal'

/** A quarter of an hour: how long attempts are counted together. */
const WINDOW_MS = 15 * 60 * 1000
/** Attempts in one window: on one account or link, and from one address, behind which may be a whole newsroom. */
export const MAX_FOR_ONE = 10
export const MAX_FROM_ADDRESS = 60

/** An attempt that was let through and is counted as failed until it is told to have succeeded. */
export interface Attempt {
  /** Forgets the failures on the account or link, and this one from the address. */
  succeeded(): Promise<void>
}

/**
 * Counts an attempt to get in before it is looked at, so that many at once do not pass. `what` names the door,
 * `whom` the account or link; of both only a hash is kept. Refuses 429 when too many failed.
 */
export async function attempt(what: string, whom: string, headers: Headers): Promise<Attempt | Refusal> {
  const one = key(what, 'one', whom.trim().toLowerCase())
  const address = addressOf(headers)
  // From this machine comes whatever a proxy here passes on: counted together, one guesser would shut everybody out.
  const from = address === null || isLoopback(address) ? null : key(what, 'from', address)
  const now = Date.now()
  const waitMs = await write(async db => {
    const keys = from === null ? [one] : [one, from]
    const running = (await attemptsUnder(db, keys)).filter(({ lastRequest }) => now - lastRequest < WINDOW_MS)
    for (const { key, count, lastRequest } of running) {
      if (count >= (key === one ? MAX_FOR_ONE : MAX_FROM_ADDRESS)) return lastRequest + WINDOW_MS - now
    }
    await dropWindows(db, now - WINDOW_MS)
    for (const key of keys) {
      if (running.some(row => row.key === key)) await countAttempt(db, key)
      else await beginWindow(db, key, now)
    }
    return null
  })
  if (waitMs !== null) return tooMany(Math.ceil(waitMs / 1000))
  return {
    succeeded: () =>
      write(async db => {
        await forgetAttempts(db, one)
        if (from !== null) await forgetAttempt(db, from)
      }),
  }
}

function tooMany(seconds: number): Refusal {
  const minutes = Math.ceil(seconds / 60)
  const message = `Too many attempts. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`
  return refusal(429, 'too_many', message, { retryAfterSeconds: seconds })
}

function key(what: string, side: 'one' | 'from', text: string): string {
  return createHash('sha256').update(`${what}\0${side}\0${text}`).digest('base64url')
}
