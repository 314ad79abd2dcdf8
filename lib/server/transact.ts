import 'server-only'
import { type Writer, write } from '@/db'
import { type Result, refuse } from '@/lib/domain/result'
import { tellListeners } from './live/slot'
import type { Refusal } from './refusal'

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message)
  }
}

/** Asks for something to be done once the transaction is through, and only then. */
export type AfterCommit = (done: () => void) => void

/**
 * One transaction that keeps nothing when it is refused, nor when it throws. Once it is through, streams are told.
 * `door` is another way in than `write`.
 */
export async function transact<T>(
  work: (db: Writer, afterCommit: AfterCommit) => Promise<Result<T, Refusal>>,
  door = write,
): Promise<Result<T, Refusal>> {
  const after: (() => void)[] = []
  try {
    const accepted = await door(async db => {
      const outcome = await work(db, done => after.push(done))
      if (!outcome.ok) throw new Refused(outcome.error)
      return outcome
    })
    for (const done of after) done()
    tellListeners()
    return accepted
  } catch (error) {
    if (error instanceof Refused) return refuse(error.refusal)
    throw error
  }
}
