import 'server-only'
import { type Refusal, unfit } from '../refusal'
import { type Crowded, USUAL_LIMITS } from './reader-pool'
import type { ReadingEnd } from './reading'

const SECONDS = USUAL_LIMITS.time / 1000
const MEGABYTES = USUAL_LIMITS.memory / 1024 / 1024
const NOTHING = 'Nothing was imported.'
const INSTEAD = 'Save it anew where it was written, or paste the text.'

/** Why there is no answer about what somebody sent, as an answer to them. `what` is its name in quotes, or the like. */
export function readingRefusal(end: ReadingEnd | Crowded, what: string): Refusal {
  const later = { retryAfterSeconds: SECONDS }
  switch (end) {
    case 'time':
      return unfit('too_slow', `${what} takes longer than ${SECONDS} seconds to read. ${INSTEAD} ${NOTHING}`)
    case 'memory': {
      const message = `${what} takes more memory to read than the ${MEGABYTES} MB there are for it. ${INSTEAD} ${NOTHING}`
      return { status: 413, code: 'too_large', message }
    }
    case 'ended':
      return unfit('unreadable', `${what} is made in a way that Stet cannot read. ${INSTEAD} ${NOTHING}`)
    case 'called_off':
      return { status: 400, code: 'cut_off', message: `The request was called off. ${NOTHING}` }
    case 'crowded_by_you': {
      const message = `Several files of yours are being read already. Send ${what} when they are in. ${NOTHING}`
      return { status: 429, code: 'too_many_imports', message, details: later }
    }
    case 'crowded': {
      const message = `Too many files are being read just now. Send ${what} again in a moment. ${NOTHING}`
      return { status: 503, code: 'too_many_imports', message, details: later }
    }
  }
}
