import type { CallError, CallResult } from '@/lib/contracts/call'
import type { SyncClock, SyncTransport } from '../sync-shell'
import type { ModelServer } from './model-server'

export const UNREACHABLE: CallError = { status: 0, code: 'offline', message: 'The server cannot be reached.' }

/** A request under way: what the server would answer, and the way to give the client an answer, once. */
export interface Request {
  readonly kind: 'commit' | 'changes'
  reach(): CallResult<unknown>
  answer(result: CallResult<unknown>): void
}

/** A network that does nothing by itself: the test decides what of each request arrives, and when. */
export interface Network {
  readonly transport: SyncTransport
  readonly requests: Request[]
}

export function createNetwork(server: ModelServer): Network {
  const requests: Request[] = []
  const travel = <T>(kind: Request['kind'], reach: () => CallResult<T>) =>
    new Promise<CallResult<T>>(resolve => {
      requests.push({ kind, reach, answer: result => resolve(result as CallResult<T>) }) // made by `reach`
    })
  return {
    requests,
    transport: {
      commit: body => travel('commit', () => server.commit(body)),
      changes: query => travel('changes', () => server.changes(query)),
    },
  }
}

/** A clock that stands until it is moved. */
export interface HandClock extends SyncClock {
  /** Moves on by so many milliseconds, running what falls due on the way. */
  forward(ms: number): void
}

export function createHandClock(name = 'c'): HandClock {
  let now = 0
  let ids = 0
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter(other => other !== timer)
      }
    },
    newId: () => `${name}-${++ids}`,
    chance: () => 0.5,
    forward(ms) {
      const end = now + ms
      for (;;) {
        const next = timers.filter(timer => timer.at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        timers = timers.filter(timer => timer !== next)
        now = Math.max(now, next.at)
        next.run()
      }
      now = end
    },
  }
}

/** Lets everything that waits for an answer already given go on. */
export function settled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
