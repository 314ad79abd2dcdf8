import 'server-only'
import { type Writer, write } from '@/db'
import { type Result, refuse } from '@/lib/domain/result'
import type { Refusal } from './refusal'

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message)
  }
}

/** One transaction that keeps nothing when it is refused, nor when it throws. */
export async function transact<T>(
  work: (db: Writer) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  try {
    return await write(async db => {
      const outcome = await work(db)
      if (!outcome.ok) throw new Refused(outcome.error)
      return outcome
    })
  } catch (error) {
    if (error instanceof Refused) return refuse(error.refusal)
    throw error
  }
}
