import { PART_WORDS, sizeWords } from '@/lib/contracts/archive-words'
import type { Hear } from '@/lib/server/archive/progress'

/* How long nothing is said while a part goes on, in milliseconds. */
const SILENCE_MS = 3000

/** Says on the terminal how far an archive has come: a line for each part, and one now and then while it lasts. */
export function tellProgress(): Hear {
  let last = { part: '', at: 0 }
  return ({ part, done, of, bytes }) => {
    const now = performance.now()
    if (part === last.part && now - last.at < SILENCE_MS) return
    last = { part, at: now }
    const share = of === 0 ? 100 : Math.floor((100 * done) / of)
    console.log(`${String(share).padStart(3)} %  ${PART_WORDS[part] ?? part}, ${sizeWords(bytes)} so far`)
  }
}
