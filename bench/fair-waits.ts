import type { CallResult } from '@/lib/contracts/call'

/** How somebody waited for what they had sent. */
export interface Waits {
  /** Milliseconds from the first sending until it was saved, of each commit; the last may not have been by then. */
  readonly waits: readonly number[]
  readonly saved: number
  readonly mostRefusals: number
  /** Refused for something other than being behind; should be none. */
  readonly failures: number
}

/** Measures from the first sending of a commit, over all its refusals, until it is saved. */
export function createStopwatch() {
  const waits: number[] = []
  let since: number | null = null
  let refusals = 0
  let mostRefusals = 0
  let saved = 0
  let failures = 0
  return {
    sent() {
      since ??= performance.now()
    },
    answered(answer: CallResult<unknown>) {
      if (answer.ok && since !== null) {
        waits.push(performance.now() - since)
        since = null
        refusals = 0
        saved++
      } else if (!answer.ok) {
        if (answer.error.code === 'behind') mostRefusals = Math.max(mostRefusals, ++refusals)
        else failures++
      }
    },
    read(): Waits {
      const last = since === null ? [] : [performance.now() - since]
      return { waits: [...waits, ...last], saved, mostRefusals, failures }
    },
  }
}
