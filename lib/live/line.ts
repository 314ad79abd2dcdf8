import type { CallError } from '@/lib/contracts/call'
import type { ByeFrame } from '@/lib/contracts/stream'
import { advance, type Connection, type ConnectionEffect, type ConnectionEvent, dueAt } from './connection'
import type { Ending, EventReading, StreamEvent } from './read-events'

/** Time and chance, which tests hold in their hands. */
export interface LiveClock {
  /** Milliseconds. */
  now(): number
  /** Runs once after so many milliseconds, unless the answer is called before. */
  after(ms: number, run: () => void): () => void
  /** From 0 to 1. */
  chance(): number
}

export interface LineOptions {
  readonly clock: LiveClock
  readonly read: (reading: EventReading) => Promise<Ending>
  /** What to ask for; asked whenever a stream is opened. */
  request(): { readonly url: string; readonly lastEventId: number | null }
  onEvent(event: StreamEvent): void
  onHeard(): void
  onUnheard(error: CallError): void
}

/** The one line to the server: runs what the machine in `connection.ts` says. */
export interface Line {
  notify(
    event: Extract<
      ConnectionEvent,
      { type: 'wanted' | 'unwanted' | 'changed' | 'online' | 'offline' | 'retry' }
    >,
  ): void
  isOpen(): boolean
}

export function createLine({ clock, read, request, onEvent, onHeard, onUnheard }: LineOptions): Line {
  let state: Connection = { kind: 'idle' }
  let reading: AbortController | null = null
  let timer: { readonly at: number; readonly cancel: () => void } | null = null

  const notify = (event: ConnectionEvent): void => {
    const move = advance(state, event, { now: clock.now(), chance: clock.chance() })
    state = move.state
    setTimer()
    for (const effect of move.effects) run(effect)
  }

  const setTimer = () => {
    const at = dueAt(state)
    if (timer?.at === at) return
    timer?.cancel()
    timer = null
    if (at === null) return
    const cancel = clock.after(Math.max(0, at - clock.now()), () => {
      timer = null
      notify({ type: 'due' })
    })
    timer = { at, cancel }
  }

  const run = (effect: ConnectionEffect): void => {
    switch (effect.type) {
      case 'connect':
        disconnect()
        void connect()
        return
      case 'disconnect':
        disconnect()
        return
      case 'heard':
        onHeard()
        return
      case 'unheard':
        onUnheard(effect.error)
    }
  }

  const disconnect = () => {
    reading?.abort()
    reading = null
  }

  const connect = async () => {
    const own = new AbortController()
    reading = own
    // What comes from a stream that was let go is of no interest any more.
    const whileOwn = (tell: () => void) => {
      if (reading === own) tell()
    }
    let reason: ByeFrame['reason'] | null = null
    const ending = await read({
      ...request(),
      signal: own.signal,
      onOpen: () => whileOwn(() => notify({ type: 'opened' })),
      onComment: () => whileOwn(() => notify({ type: 'heard' })),
      onEvent: event =>
        whileOwn(() => {
          if (event.name === 'bye')
            reason = (event.data as ByeFrame).reason // of our own server
          else {
            onEvent(event)
            notify({ type: 'heard' })
          }
        }),
    })
    whileOwn(() => {
      reading = null
      if (ending.kind === 'ended') notify({ type: 'ended', reason })
      else notify(ending.kind === 'refused' ? { type: 'refused', error: ending.error } : { type: 'broke' })
    })
  }

  return { notify, isOpen: () => state.kind === 'open' }
}
