import { type CallError, type CallResult, call } from '@/lib/contracts/call'
import type { Hold } from '@/lib/contracts/hold'
import { type Cell, createCell } from './cell'

/** Who has which claim in hand, and keeping the one in front of the reader for them. */
export interface Hands {
  readonly holds: Cell<readonly Hold[]>
  /** Takes what the server says that people have in hand. */
  learn(holds: readonly Hold[]): void
  /** This claim is in front of the reader now, to be decided on; null when none is. */
  look(id: string | null): void
  /** Takes a claim out of somebody else's hand. Answers what went wrong, or null. */
  takeOver(id: string): Promise<CallError | null>
  /** The server has given this claim to the reader. */
  given(id: string): void
  /** Somebody is at work here: what they have in hand stays theirs. */
  stir(): void
  /** The page is left: nothing is kept for this reader any more. */
  leave(): void
}

/** How the server is told; the page's own calls unless told otherwise. */
export interface HandsCalls {
  hold(id: string, body: { takeOver: boolean; leave?: string }): Promise<CallResult<{ readonly hold: Hold }>>
  release(id: string): void
}

const overHttp: HandsCalls = {
  hold: (id, body) => call('holdClaim', { params: { id }, body }),
  release: id => void call('releaseClaim', { params: { id }, keepalive: true }),
}

/* Milliseconds: a claim that is only passed on the way is kept for nobody; and how often one says that one is still there. */
const RESTS = 400
const STIRS = 60_000

/** `mayHold`: whether the reader is one who decides on claims. */
export function createHands(
  mayHold: () => boolean,
  calls: HandsCalls = overHttp,
  now: () => number = Date.now,
): Hands {
  const holds = createCell<readonly Hold[]>([])
  let looking: string | null = null
  let kept: string | null = null
  let saidAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function note(hold: Hold) {
    holds.set([...holds.get().filter(one => one.claimId !== hold.claimId), hold])
  }

  async function keep(id: string, takeOver = false): Promise<CallError | null> {
    const leave = kept !== null && kept !== id ? kept : undefined
    kept = id
    saidAt = now()
    const answer = await calls.hold(id, { takeOver, ...(leave === undefined ? {} : { leave }) })
    if (!answer.ok) {
      if (kept === id) kept = null
      return answer.error
    }
    if (leave !== undefined) holds.set(holds.get().filter(one => one.claimId !== leave))
    note(answer.value.hold)
    return null
  }

  function letGo() {
    if (kept === null) return
    calls.release(kept)
    kept = null
  }

  return {
    holds,
    learn(next) {
      if (JSON.stringify(next) !== JSON.stringify(holds.get())) holds.set(next)
    },
    look(id) {
      if (id === looking) return
      looking = id
      clearTimeout(timer)
      if (!mayHold() || id === kept) return
      timer = setTimeout(() => (id === null ? letGo() : void keep(id)), RESTS)
    },
    takeOver(id) {
      clearTimeout(timer)
      looking = id
      return keep(id, true)
    },
    given(id) {
      clearTimeout(timer)
      looking = id
      kept = id
      saidAt = now()
    },
    stir() {
      if (kept !== null && kept === looking && now() - saidAt >= STIRS) void keep(kept)
    },
    leave() {
      clearTimeout(timer)
      looking = null
      letGo()
    },
  }
}
