import type { CallError, CallResult } from '@/lib/contracts/call'
import type { ChangesAnswer, CommitAnswer, CommitBody } from '@/lib/contracts/commit'
import type { SyncClock, SyncTransport } from '../sync-shell'

export const UNREACHABLE: CallError = { status: 0, code: 'offline', message: 'The server cannot be reached.' }

type Soon<T> = T | Promise<T>

/** What answers requests: the model at once, the server's own use cases when they are through. */
export interface Server {
  commit(body: CommitBody): Soon<CallResult<CommitAnswer>>
  changes(query: { version: number; event: number }): Soon<CallResult<ChangesAnswer>>
}

/** A request under way: what the server would answer, and the way to give the client an answer, once. */
export interface Request {
  readonly kind: 'commit' | 'changes'
  reach(): Soon<CallResult<unknown>>
  answer(result: Soon<CallResult<unknown>>): void
}

/** A network that does nothing by itself: the test decides what of each request arrives, and when. */
export interface Network {
  readonly transport: SyncTransport
  readonly requests: Request[]
}

/** `requests` is where they are put, which several windows may share. */
export function createNetwork(server: Server, requests: Request[] = []): Network {
  const travel = <T>(kind: Request['kind'], reach: () => Soon<CallResult<T>>) =>
    new Promise<CallResult<T>>(resolve => {
      requests.push({ kind, reach, answer: result => resolve(result as Soon<CallResult<T>>) }) // made by `reach`
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
