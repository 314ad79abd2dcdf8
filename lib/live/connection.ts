import type { CallError } from '@/lib/contracts/call'
import type { ByeFrame } from '@/lib/contracts/stream'

/** A stream that is well says something every 15 s; one that says nothing for so long is broken. Milliseconds. */
export const SILENCE = 20_000
/** How long it may take until a stream begins. */
export const OPEN_WITHIN = 15_000
const FIRST_WAIT = 1000
const LONGEST_WAIT = 30_000

/** Where the one stream of this browser stands. `due` is when it wants to hear of the time, in ms. */
export type Connection =
  /** Nobody wants it. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'opening'; readonly attempt: number; readonly due: number }
  | { readonly kind: 'open'; readonly due: number }
  /** To be opened again; `attempt` counts how often that failed. */
  | { readonly kind: 'waiting'; readonly attempt: number; readonly due: number }
  /** Refused for good: signed out, or not allowed. Tried again when somebody asks for it. */
  | { readonly kind: 'stopped' }

export type ConnectionEvent =
  | { readonly type: 'wanted' }
  | { readonly type: 'unwanted' }
  /** What the stream is to carry is another thing now. */
  | { readonly type: 'changed' }
  | { readonly type: 'opened' }
  /** Something came, if only a sign of life. */
  | { readonly type: 'heard' }
  /** The server ended it; `reason` as it said, null when it did not. */
  | { readonly type: 'ended'; readonly reason: ByeFrame['reason'] | null }
  | { readonly type: 'refused'; readonly error: CallError }
  /** The line broke, or nobody answered. */
  | { readonly type: 'broke' }
  /** The moment that `due` names has come. */
  | { readonly type: 'due' }
  /** The browser says that the network is back, or gone. */
  | { readonly type: 'online' }
  | { readonly type: 'offline' }
  /** After signing in, or because somebody looks. */
  | { readonly type: 'retry' }

export type ConnectionEffect =
  /** Opens a stream; one that is open or opening is let go. */
  | { readonly type: 'connect' }
  | { readonly type: 'disconnect' }
  /** To be told to whoever listens. */
  | { readonly type: 'heard' }
  | { readonly type: 'unheard'; readonly error: CallError }

export interface ConnectionMove {
  readonly state: Connection
  readonly effects: readonly ConnectionEffect[]
}

/** The time in ms, and a number from 0 to 1. */
export interface ConnectionNow {
  readonly now: number
  readonly chance: number
}

const UNREACHABLE: CallError = { status: 0, code: 'offline', message: 'The server cannot be reached.' }
const SIGNED_OUT: CallError = { status: 401, code: 'not_signed_in', message: 'Sign in first.' }
const FORBIDDEN: CallError = {
  status: 403,
  code: 'forbidden',
  message: 'Your roles no longer let you read this.',
}

/** One move of the stream. Pure: it says what is to be done and when it wants to be asked again. */
export function advance(state: Connection, event: ConnectionEvent, at: ConnectionNow): ConnectionMove {
  switch (event.type) {
    case 'wanted':
      return state.kind === 'idle' ? connect(0, at) : stay(state)
    case 'unwanted':
      return { state: { kind: 'idle' }, effects: state.kind === 'idle' ? [] : [{ type: 'disconnect' }] }
    case 'changed':
      if (state.kind === 'opening') return connect(state.attempt, at)
      return state.kind === 'open' || state.kind === 'stopped' ? connect(0, at) : stay(state)
    case 'opened':
      return state.kind === 'opening' ? heard(at) : stay(state)
    case 'heard':
      return state.kind === 'open' ? heard(at) : stay(state)
    case 'ended':
      return ended(state, event.reason, at)
    case 'refused':
      return refused(state, event.error, at)
    case 'broke':
      return broke(state, UNREACHABLE, at)
    case 'due':
      return state.kind === 'waiting' ? connect(state.attempt, at) : broke(state, UNREACHABLE, at)
    case 'online':
      return state.kind === 'waiting' || state.kind === 'open' ? connect(0, at) : stay(state)
    case 'offline':
      return offline(state, at)
    case 'retry':
      return state.kind === 'waiting' || state.kind === 'stopped' ? connect(0, at) : stay(state)
  }
}

/** When the machine wants to hear `due`, in ms; null when it waits for nothing but events. */
export function dueAt(state: Connection): number | null {
  return 'due' in state ? state.due : null
}

function stay(state: Connection): ConnectionMove {
  return { state, effects: [] }
}

function connect(attempt: number, { now }: ConnectionNow): ConnectionMove {
  return { state: { kind: 'opening', attempt, due: now + OPEN_WITHIN }, effects: [{ type: 'connect' }] }
}

function heard({ now }: ConnectionNow): ConnectionMove {
  return { state: { kind: 'open', due: now + SILENCE }, effects: [{ type: 'heard' }] }
}

/* Doubling, at most 30 s, spread over the second half, so that not all come back at once. */
function backOff(attempt: number, chance: number): number {
  const full = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempt - 1, 10))
  return Math.round(full * (0.5 + chance / 2))
}

function wait(attempt: number, at: ConnectionNow): Connection {
  return { kind: 'waiting', attempt, due: at.now + backOff(attempt, at.chance) }
}

function ended(state: Connection, reason: ByeFrame['reason'] | null, at: ConnectionNow): ConnectionMove {
  if (state.kind !== 'open' && state.kind !== 'opening') return stay(state)
  switch (reason) {
    case 'age':
      return connect(0, at)
    case 'signed_out':
      return { state: { kind: 'stopped' }, effects: [{ type: 'unheard', error: SIGNED_OUT }] }
    case 'forbidden':
      return { state: { kind: 'stopped' }, effects: [{ type: 'unheard', error: FORBIDDEN }] }
    default:
      return broke(state, UNREACHABLE, at)
  }
}

function refused(state: Connection, error: CallError, at: ConnectionNow): ConnectionMove {
  if (error.status !== 401 && error.status !== 403) return broke(state, error, at)
  if (state.kind !== 'opening') return stay(state)
  return { state: { kind: 'stopped' }, effects: [{ type: 'unheard', error }] }
}

/* A stream that was open is opened again before anybody is told; only when that fails too is the server unheard. */
function broke(state: Connection, error: CallError, at: ConnectionNow): ConnectionMove {
  if (state.kind === 'open') return { state: wait(1, at), effects: [{ type: 'disconnect' }] }
  if (state.kind !== 'opening') return stay(state)
  return { state: wait(state.attempt + 1, at), effects: [{ type: 'disconnect' }, { type: 'unheard', error }] }
}

function offline(state: Connection, at: ConnectionNow): ConnectionMove {
  if (state.kind === 'idle' || state.kind === 'stopped') return stay(state)
  const attempt = state.kind === 'open' ? 1 : state.attempt + 1
  return {
    state: wait(attempt, at),
    effects: [{ type: 'disconnect' }, { type: 'unheard', error: UNREACHABLE }],
  }
}
