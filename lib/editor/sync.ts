import type { CallError } from '@/lib/contracts/call'
import type { BehindDetails } from '@/lib/contracts/commit'
import { MAX_STEPS } from '@/lib/domain/authority'
import type { SaveState } from './handle'
import { backOff, type Failure, failureOf } from './save-failure'

/** Milliseconds without a key before what was typed is sent, and the longest it waits while typing goes on. */
export const IDLE_WAIT = 300
export const LONGEST_WAIT = 1000

/** Own steps under way: the first `size` unconfirmed ones, on top of `baseVersion`. A retry has the same `commitId`. */
export interface Batch {
  readonly commitId: string
  readonly baseVersion: number
  readonly size: number
}

/** What went wrong last, kept while it is tried again. Times are milliseconds. */
export interface Trouble {
  readonly failure: Failure
  readonly error: CallError
  readonly since: number
  readonly attempt: number
}

interface Held {
  /** The version that the server and this window agree on. */
  readonly version: number
  /** Own steps on top of it that the server has not confirmed. */
  readonly pending: number
  readonly savedAt: number | null
}

/**
 * Where saving stands. `sending` without a batch: missed steps are being taken in, then it is sent again at once.
 * `batch` outside `sending` is one whose fate is not known.
 */
export type SyncState = Held &
  (
    | { readonly kind: 'idle' }
    | { readonly kind: 'waiting'; readonly since: number; readonly due: number }
    | { readonly kind: 'sending'; readonly batch: Batch | null; readonly trouble: Trouble | null }
    | {
        readonly kind: 'offline'
        readonly batch: Batch | null
        readonly trouble: Trouble
        /** Null while the server is being asked. */
        readonly due: number | null
      }
    | {
        readonly kind: 'failed'
        readonly batch: Batch | null
        readonly trouble: Trouble
        /** Null when it is not tried again by itself. */
        readonly due: number | null
      }
  )

export type SyncEvent =
  /** Own steps were added; `pending` counts all unconfirmed ones. */
  | { readonly type: 'edited'; readonly pending: number }
  /** The moment that `due` names has come. */
  | { readonly type: 'due' }
  | { readonly type: 'committed'; readonly commitId: string; readonly version: number }
  | { readonly type: 'refused'; readonly commitId: string; readonly error: CallError }
  /** Others' steps were taken in, own ones rebased over them. */
  | { readonly type: 'received'; readonly version: number; readonly pending: number }
  /** What the server sent does not fit what stands here. */
  | { readonly type: 'diverged'; readonly message: string }
  /** The server told of changes, or that there are none, after it could not be asked. */
  | { readonly type: 'heard' }
  | { readonly type: 'unheard'; readonly error: CallError }
  /** "Try now", or after signing in again. */
  | { readonly type: 'hurry' }
  /** The browser says that the network is back. */
  | { readonly type: 'online' }
  /** The window is hidden, or (`closing`) going away. */
  | { readonly type: 'leaving'; readonly closing: boolean }

export type SyncEffect =
  | { readonly type: 'commit'; readonly batch: Batch; readonly keepalive: boolean }
  /** The first `size` own steps are on the server. */
  | { readonly type: 'confirm'; readonly size: number }
  | { readonly type: 'receive'; readonly missed: BehindDetails }
  | { readonly type: 'poll' }

/** What the machine needs of the world: the time in ms, an id that nobody has used, a number from 0 to 1. */
export interface SyncNow {
  readonly now: number
  readonly id: string
  readonly chance: number
}

export interface SyncMove {
  readonly state: SyncState
  readonly effects: readonly SyncEffect[]
}

export function initialSync(version: number): SyncState {
  return { kind: 'idle', version, pending: 0, savedAt: null }
}

/** One move of the machine. Pure: it neither waits nor sends, it says what is to be done. */
export function advance(state: SyncState, event: SyncEvent, at: SyncNow): SyncMove {
  switch (event.type) {
    case 'edited':
      return stay(edited({ ...state, pending: event.pending }, at))
    case 'due':
      if (state.kind === 'waiting' || state.kind === 'failed') return send(state, at)
      return state.kind === 'offline' ? reconnect(state, at) : stay(state)
    case 'committed':
      return committed(state, event, at)
    case 'refused':
      return refused(state, event, at)
    case 'received':
      return received({ ...state, version: event.version, pending: event.pending }, at)
    case 'diverged': {
      const error = { status: 409, code: 'diverged', message: event.message }
      return stay(fail(state, error, 'reload', at))
    }
    case 'heard':
      return state.kind === 'offline' || isSignedOut(state) ? settle(state, at) : stay(state)
    case 'unheard':
      return unheard(state, event.error, at)
    case 'hurry':
      return hurry(state, at)
    case 'online':
      return state.kind === 'offline' ? reconnect(state, at) : stay(state)
    case 'leaving':
      return leave(state, event.closing, at)
  }
}

/** When the machine wants to hear `due`, in ms; null when it waits for nothing but events. */
export function dueAt(state: SyncState): number | null {
  return 'due' in state ? state.due : null
}

function stay(state: SyncState): SyncMove {
  return { state, effects: [] }
}

function held({ version, pending, savedAt }: SyncState): Held {
  return { version, pending, savedAt }
}

function edited(state: SyncState, { now }: SyncNow): SyncState {
  if (state.kind === 'idle' && state.pending > 0) return wait(state, now)
  if (state.kind === 'waiting')
    return { ...state, due: Math.min(now + IDLE_WAIT, state.since + LONGEST_WAIT) }
  return state
}

function wait(state: SyncState, now: number): SyncState {
  return { ...held(state), kind: 'waiting', since: now, due: now + IDLE_WAIT }
}

function send(state: SyncState, at: SyncNow, keepalive = false): SyncMove {
  const batch = ('batch' in state ? state.batch : null) ?? {
    commitId: at.id,
    baseVersion: state.version,
    size: Math.min(state.pending, MAX_STEPS),
  }
  if (batch.size === 0) return { state: { ...held(state), kind: 'idle' }, effects: [{ type: 'poll' }] }
  return {
    state: { ...held(state), kind: 'sending', batch, trouble: troubleOf(state) },
    effects: [{ type: 'commit', batch, keepalive }],
  }
}

/* With nothing to send, the server is asked for changes, to learn whether it can be reached. */
function reconnect(state: SyncState & { kind: 'offline' }, at: SyncNow): SyncMove {
  if (state.pending > 0) return send(state, at)
  return { state: { ...state, due: null }, effects: [{ type: 'poll' }] }
}

/* After the server was heard: what is still to be sent goes at once. */
function settle(state: SyncState, at: SyncNow): SyncMove {
  return state.pending > 0 ? send(state, at) : stay({ ...held(state), kind: 'idle' })
}

function committed(
  state: SyncState,
  { commitId, version }: { commitId: string; version: number },
  at: SyncNow,
): SyncMove {
  const batch = batchOf(state, commitId)
  if (batch === null) return stay(state)
  if (version < batch.baseVersion + batch.size) {
    const error = {
      status: 409,
      code: 'diverged',
      message: 'The server answered with a version that cannot be.',
    }
    return stay(fail(state, error, 'reload', at))
  }
  const next = {
    version: batch.baseVersion + batch.size,
    pending: state.pending - batch.size,
    savedAt: at.now,
  }
  const confirm: SyncEffect = { type: 'confirm', size: batch.size }
  if (next.pending === 0) return { state: { ...next, kind: 'idle' }, effects: [confirm] }
  if (troubleOf(state) === null && next.pending < MAX_STEPS) {
    return { state: wait({ ...next, kind: 'idle' }, at.now), effects: [confirm] }
  }
  const move = send({ ...next, kind: 'idle' }, at)
  return { state: move.state, effects: [confirm, ...move.effects] }
}

function refused(
  state: SyncState,
  { commitId, error }: { commitId: string; error: CallError },
  at: SyncNow,
): SyncMove {
  if (batchOf(state, commitId) === null) return stay(state)
  const missed = error.status === 409 && error.code === 'behind' ? behindDetails(error.details) : null
  if (missed && missed.version > state.version) {
    return {
      state: { ...held(state), kind: 'sending', batch: null, trouble: troubleOf(state) },
      effects: [{ type: 'receive', missed }],
    }
  }
  return stay(fail(state, error, failureOf(error), at))
}

function fail(state: SyncState, error: CallError, failure: Failure, at: SyncNow): SyncState {
  const before = troubleOf(state)
  const attempt = before && before.failure === failure ? before.attempt + 1 : 1
  const trouble = { failure, error, since: before?.since ?? at.now, attempt }
  const again = failure === 'network' || failure === 'busy'
  const due = again ? at.now + backOff(attempt, at.chance) : null
  // A batch that was refused for what it holds is not sent again as it was.
  const batch = failure === 'refused' || failure === 'reload' ? null : 'batch' in state ? state.batch : null
  return { ...held(state), kind: failure === 'network' ? 'offline' : 'failed', batch, trouble, due }
}

function received(state: SyncState, at: SyncNow): SyncMove {
  if (state.kind === 'sending' || state.kind === 'offline') return settle({ ...state, batch: null }, at)
  if (state.kind === 'failed') return stay({ ...state, batch: null })
  if (state.pending === 0) return stay({ ...held(state), kind: 'idle' })
  return stay(state.kind === 'idle' ? wait(state, at.now) : state)
}

function unheard(state: SyncState, error: CallError, at: SyncNow): SyncMove {
  if (state.kind !== 'offline' && state.kind !== 'idle') return stay(state)
  const failure = failureOf(error)
  if (failure !== 'busy') return stay(fail(state, error, failure, at))
  return stay(state.kind === 'offline' ? fail(state, error, 'network', at) : state)
}

function hurry(state: SyncState, at: SyncNow): SyncMove {
  if (state.kind === 'waiting') return send(state, at)
  if (state.kind === 'offline') return reconnect(state, at)
  if (state.kind === 'failed' && state.trouble.failure !== 'reload') return send(state, at)
  return stay(state)
}

function leave(state: SyncState, closing: boolean, at: SyncNow): SyncMove {
  if (state.kind === 'waiting') return send(state, at, true)
  if (!closing) return stay(state)
  // A request under way may be cut off with the page; the same commit sent twice is applied once.
  if (state.kind === 'sending' && state.batch) {
    return { state, effects: [{ type: 'commit', batch: state.batch, keepalive: true }] }
  }
  return state.kind === 'offline' && state.pending > 0 ? send(state, at, true) : stay(state)
}

function batchOf(state: SyncState, commitId: string): Batch | null {
  const batch = 'batch' in state ? state.batch : null
  return batch?.commitId === commitId ? batch : null
}

/* In another tab somebody may have signed in again. */
function isSignedOut(state: SyncState): boolean {
  return state.kind === 'failed' && state.trouble.failure === 'session'
}

function troubleOf(state: SyncState): Trouble | null {
  return 'trouble' in state ? state.trouble : null
}

function behindDetails(details: unknown): BehindDetails | null {
  if (typeof details !== 'object' || details === null) return null
  const { version, steps } = details as { version?: unknown; steps?: unknown } // checked on the next line
  if (!Number.isInteger(version) || !Array.isArray(steps) || steps.length === 0) return null
  const whole = steps.every(
    one => typeof one === 'object' && one !== null && typeof one.clientId === 'string',
  )
  return whole ? (details as BehindDetails) : null
}

/** Where saving stands, in the terms of the interface. What went wrong stays in sight while it is tried again. */
export function saveStateOf(state: SyncState): SaveState {
  const { pending } = state
  const trouble = troubleOf(state)
  if (trouble === null) {
    if (state.kind !== 'idle') return { kind: 'saving' }
    return { kind: 'saved', at: state.savedAt === null ? null : new Date(state.savedAt) }
  }
  if (trouble.failure === 'network') return { kind: 'offline', pending, since: new Date(trouble.since) }
  const due = dueAt(state)
  return { kind: 'failed', error: trouble.error, pending, retryAt: due === null ? null : new Date(due) }
}
