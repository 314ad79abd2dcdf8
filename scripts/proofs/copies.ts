import { copyFaults } from '@/lib/exchange/testing/copy-faults'
import { corpus } from '@/lib/exchange/testing/corpus'
import type { Outcome } from './proof'

interface Options {
  readonly runs: number
  readonly seed: number
  readonly said: (done: number) => void
}

/** Real files in, out in every format and in again: the first so many of them, beginning where the seed says. */
export async function copies({ runs, seed, said }: Options): Promise<Outcome> {
  const files = corpus()
  const wanted = Math.min(runs, files.length)
  for (let done = 0; done < wanted; done++) {
    const file = files[(seed + done) % files.length]
    const faults = file === undefined ? [] : await copyFaults(file)
    if (faults.length > 0) return { runs: done, failure: { seed: seed + done, report: faults.join('\n') } }
    said(done + 1)
  }
  return { runs: wanted, failure: null }
}
