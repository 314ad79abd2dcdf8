import type { CallError } from '@/lib/contracts/call'

/**
 * What can be done about a save that failed:
 * - `network`: nobody answered; tried again by itself.
 * - `busy`: the server cannot now (429, 5xx); tried again by itself.
 * - `session`: sign in, then save.
 * - `reload`: this window is too old or out of step; copy what is unsaved and load the draft anew.
 * - `refused`: the server will not take it; trying again by itself would change nothing.
 */
export type Failure = 'network' | 'busy' | 'session' | 'reload' | 'refused'

/** Sorts an error of a save or of asking for changes; what is not known is refused, which is the safe end. */
export function failureOf(error: CallError): Failure {
  const { status } = error
  if (status === 0) return 'network'
  if (status === 401) return 'session'
  if (status === 409 || status === 410 || status === 426) return 'reload'
  if (status === 429 || status >= 500) return 'busy'
  return 'refused'
}

const FIRST_WAIT = 1000
const LONGEST_WAIT = 30_000

/** Milliseconds before attempt `attempt + 1`: doubling, at most 30 s, spread by `chance` (0 to 1) over its second half. */
export function backOff(attempt: number, chance: number): number {
  const full = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempt - 1, 10))
  return Math.round(full * (0.5 + chance / 2))
}
