import type { BulkAction, BulkAnswer, LeftClaim } from '@/lib/contracts/bulk'
import { type CallError, type CallResult, call } from '@/lib/contracts/call'
import { type Cell, createCell } from './cell'

/** Something that is done to claims together, while it is under way. */
export interface Work {
  readonly action: BulkAction['do']
  readonly done: number
  readonly of: number
  stop(): void
}

/** What was left of it, and what it would have done: "Not approved". */
export interface LeftOver {
  readonly what: string
  readonly claims: readonly LeftClaim[]
}

/** What was done to claims together, so that it can be taken back. */
export interface Act {
  readonly batch: string
  readonly action: BulkAction
  readonly done: readonly string[]
}

export interface Outcome extends Act {
  readonly unchanged: number
  readonly left: readonly LeftClaim[]
  /** What broke it off; what was done before that stays done. */
  readonly error: CallError | null
}

export interface Acts {
  readonly work: Cell<Work | null>
  readonly left: Cell<LeftOver | null>
  /** Does it to each of the claims, some hundreds to a request, and tells how far it is. */
  act(ids: readonly string[], action: BulkAction): Promise<Outcome>
  /** Takes back what was done at once. */
  undo(act: Act): Promise<Outcome>
}

type Send = (
  claimIds: readonly string[],
  action: BulkAction,
  batch: string,
) => Promise<CallResult<BulkAnswer>>

const overHttp: Send = (claimIds, action, batch) =>
  call('bulk', { body: { claimIds: [...claimIds], action, batch } })

/* So many to a request: each is answered in a fraction of a second, so that one sees it go on and can stop. */
const AT_ONCE = 250

const NOT_DONE: Record<BulkAction['do'], string> = {
  approve: 'Not approved',
  return: 'Not returned',
  assign: 'Not assigned',
  priority: 'Priority as it was',
  later: 'Not put off',
  undo: 'Not taken back',
}

export function createActs(newBatch: () => string, send: Send = overHttp): Acts {
  const work = createCell<Work | null>(null)
  const left = createCell<LeftOver | null>(null)

  async function run(ids: readonly string[], action: BulkAction, batch: string): Promise<Outcome> {
    let stopped = false
    const stop = () => {
      stopped = true
    }
    const done: string[] = []
    const over: LeftClaim[] = []
    let unchanged = 0
    let error: CallError | null = null
    for (let from = 0; from < ids.length && !stopped; from += AT_ONCE) {
      work.set({ action: action.do, done: from, of: ids.length, stop })
      const answer = await send(ids.slice(from, from + AT_ONCE), action, batch)
      if (!answer.ok) {
        error = answer.error
        break
      }
      done.push(...answer.value.done)
      over.push(...answer.value.left)
      unchanged += answer.value.unchanged.length
    }
    work.set(null)
    left.set(over.length === 0 ? null : { what: NOT_DONE[action.do], claims: over })
    return { batch, action, done, unchanged, left: over, error }
  }

  return {
    work,
    left,
    act: (ids, action) => run(ids, action, newBatch()),
    undo: ({ batch, action, done }) =>
      run(done, action.do === 'later' ? { do: 'later', until: null } : { do: 'undo' }, batch),
  }
}
