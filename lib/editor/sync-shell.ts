import { getVersion, sendableSteps } from 'prosemirror-collab'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { Step } from 'prosemirror-transform'
import type { Article } from '@/lib/contracts/article'
import type { CallResult } from '@/lib/contracts/call'
import type { PlacedClaim } from '@/lib/contracts/claim'
import type { ChangesAnswer, CommitAnswer, CommitBody } from '@/lib/contracts/commit'
import { SCHEMA_VERSION } from '@/lib/domain/manuscript-schema'
import type { DraftPosition } from './draft-feed'
import type { SaveState } from './handle'
import { confirming, isReceived, receiving } from './received'
import {
  advance,
  type Batch,
  dueAt,
  initialSync,
  type SyncEffect,
  type SyncEvent,
  type SyncNow,
  type SyncState,
  saveStateOf,
} from './sync'

/** The two requests by which a draft is kept in step. Neither may throw. */
export interface SyncTransport {
  commit(body: CommitBody, options: { readonly keepalive: boolean }): Promise<CallResult<CommitAnswer>>
  changes(query: { readonly version: number; readonly event: number }): Promise<CallResult<ChangesAnswer>>
}

/** Time and chance, which tests hold in their hands. */
export interface SyncClock {
  /** Milliseconds. */
  now(): number
  /** Runs once after so many milliseconds, unless the answer is called before. */
  after(ms: number, run: () => void): () => void
  newId(): string
  /** From 0 to 1. */
  chance(): number
}

export interface SyncOptions {
  readonly transport: SyncTransport
  readonly clock: SyncClock
  readonly clientId: string
  /** Number of the last event known. */
  readonly event: number
  state(): EditorState
  dispatch(tr: Transaction): void
  /** Whether text is being composed by an input method, which changes from outside would break off. */
  isComposing?(): boolean
  onClaims(claims: readonly PlacedClaim[]): void
  onArticle(article: Article): void
  onSave(save: SaveState): void
  /** Own steps were put after others'; what was lost by that is for whoever looks into the transaction. */
  onRebased(own: readonly Step[], rebase: Transaction): void
  /** Something was done to the draft, or became of its saving. */
  onMoved?(): void
}

/** Keeps the draft of one window in step with the server: runs what the machine in `sync.ts` says. */
export interface Sync {
  /** To be told of each transaction after it was applied. */
  applied(tr: Transaction): void
  notify(event: Extract<SyncEvent, { type: 'hurry' | 'online' | 'leaving' | 'heard' | 'unheard' }>): void
  /**
   * Takes in what a stream brought. While a commit is under way or text is being composed it is kept and taken after,
   * in the order it came; what is known already is passed over, and where steps are missing they are asked for.
   */
  hear(changes: ChangesAnswer): void
  /** The version confirmed here, and the last event of which everything is known. */
  position(): DraftPosition
  /** Asks for others' changes, unless a commit is under way; that would bring them too. */
  poll(): void
  save(): SaveState
  /** Number of own steps that are not on the server. */
  pending(): number
  /** Those of them that were sent and whose fate is not known. */
  batch(): Batch | null
  destroy(): void
}

export function createSync(options: SyncOptions): Sync {
  const { transport, clock, clientId } = options
  let machine: SyncState = initialSync(getVersion(options.state()))
  let save = saveStateOf(machine)
  let event = options.event
  let polling = false
  let stopped = false
  let taking = false
  let composed: (() => void) | null = null
  const kept: ChangesAnswer[] = []
  let timer: { readonly at: number; readonly cancel: () => void } | null = null

  const present: SyncNow = {
    get now() {
      return clock.now()
    },
    get id() {
      return clock.newId()
    },
    get chance() {
      return clock.chance()
    },
  }

  const notify = (happened: SyncEvent): void => {
    if (stopped) return
    const { state, effects } = advance(machine, happened, present)
    machine = state
    setTimer()
    for (const effect of effects) run(effect)
    announce()
    takeKept()
    options.onMoved?.()
  }

  const setTimer = () => {
    const at = dueAt(machine)
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

  const announce = () => {
    const next = saveStateOf(machine)
    if (JSON.stringify(next) === JSON.stringify(save)) return
    save = next
    options.onSave(save)
  }

  const run = (effect: SyncEffect): void => {
    switch (effect.type) {
      case 'commit':
        void commit(effect)
        return
      case 'confirm':
        options.dispatch(confirming(options.state(), effect.size, clientId))
        return
      case 'receive':
        receive(effect.missed.steps)
        return
      case 'poll':
        poll()
    }
  }

  const commit = async ({ batch, keepalive }: Extract<SyncEffect, { type: 'commit' }>) => {
    const { commitId, baseVersion, size } = batch
    const sendable = sendableSteps(options.state())
    if (!sendable || sendable.version !== baseVersion || sendable.steps.length < size) {
      throw new Error('The batch to be sent is not what stands unconfirmed.')
    }
    const steps = sendable.steps.slice(0, size).map(step => step.toJSON() as unknown) // typed any by ProseMirror
    const body = { commitId, clientId, schemaVersion: SCHEMA_VERSION, baseVersion, steps }
    const answer = await transport.commit(body, { keepalive })
    if (stopped) return
    if (!answer.ok) notify({ type: 'refused', commitId, error: answer.error })
    else if (!isCommitAnswer(answer.value)) notify({ type: 'refused', commitId, error: NOT_UNDERSTOOD })
    else {
      notify({ type: 'committed', commitId, version: answer.value.version })
      options.onClaims(answer.value.claims)
    }
  }

  const receive = (missed: Parameters<typeof receiving>[1]): boolean => {
    let received: ReturnType<typeof receiving>
    try {
      received = receiving(options.state(), missed, clientId)
    } catch (error) {
      notify({ type: 'diverged', message: error instanceof Error ? error.message : String(error) })
      return false
    }
    options.dispatch(received.tr)
    if (received.own.length > 0) options.onRebased(received.own, received.tr)
    const state = options.state()
    notify({ type: 'received', version: getVersion(state), pending: pendingIn(state) })
    return true
  }

  const poll = (): void => {
    if (stopped || polling || machine.kind === 'sending' || machine.kind === 'failed') return
    polling = true
    void listen(machine.version).finally(() => {
      polling = false
    })
  }

  const listen = async (version: number) => {
    const answer = await transport.changes({ version, event })
    if (stopped) return
    if (!answer.ok) {
      notify({ type: 'unheard', error: answer.error })
      return
    }
    // What was kept meanwhile may lack the steps that this answer has.
    kept.unshift(answer.value)
    notify({ type: 'heard' })
  }

  const takeKept = () => {
    if (taking) return
    taking = true
    while (kept.length > 0 && mayTake()) {
      const changes = kept.shift()
      if (changes) take(changes)
    }
    taking = false
  }

  const mayTake = (): boolean => {
    if (stopped || machine.kind === 'sending') return false
    if (machine.kind === 'failed' && machine.trouble.failure === 'reload') return false
    if (!options.isComposing?.()) return true
    composed ??= clock.after(AFTER_COMPOSING, () => {
      composed = null
      takeKept()
    })
    return false
  }

  const take = ({ version, steps, claims, event: latest, article }: ChangesAnswer) => {
    const known = machine.version - (version - steps.length)
    if (known < 0) {
      kept.length = 0
      poll()
      return
    }
    const fresh = steps.slice(known)
    if (fresh.length > 0 && !receive(fresh)) return
    options.onClaims(claims)
    if (latest < event) return
    event = latest
    options.onArticle(article)
  }

  return {
    applied(tr) {
      if (!tr.docChanged || isReceived(tr)) return
      notify({ type: 'edited', pending: pendingIn(options.state()) })
    },
    notify,
    poll,
    hear(changes) {
      kept.push(changes)
      takeKept()
    },
    position: () => ({ version: machine.version, event }),
    save: () => save,
    pending: () => machine.pending,
    batch: () => ('batch' in machine ? machine.batch : null),
    destroy() {
      stopped = true
      timer?.cancel()
      composed?.()
    },
  }
}

/* How soon it is looked again whether text is still being composed, in milliseconds. */
const AFTER_COMPOSING = 100

const NOT_UNDERSTOOD = { status: 200, code: 'not_understood', message: 'The answer was not understood.' }

function isCommitAnswer(value: CommitAnswer | null): value is CommitAnswer {
  return value !== null && Number.isInteger(value.version) && Array.isArray(value.claims)
}

function pendingIn(state: EditorState): number {
  return sendableSteps(state)?.steps.length ?? 0
}
