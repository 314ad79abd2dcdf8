import { collab, getVersion, sendableSteps } from 'prosemirror-collab'
import { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { Step } from 'prosemirror-transform'
import type { CallError, CallResult } from '@/lib/contracts/call'
import type { BehindDetails, CommitAnswer, CommitBody } from '@/lib/contracts/commit'
import { MAX_STEPS } from '@/lib/domain/authority'
import { manuscriptSchema, SCHEMA_VERSION } from '@/lib/domain/manuscript-schema'
import { type LostChange, lostChanges } from './lost-changes'
import { confirming, receiving } from './received'
import { failureOf } from './save-failure'
import { takingBack, type UnsavedChanges } from './unsaved'

/** How it went: all of it is on the server or told as lost, or the server could not be asked to the end. */
export type Restored =
  | { readonly kind: 'done'; readonly saved: number; readonly lost: readonly LostChange[] }
  | { readonly kind: 'later'; readonly error: CallError }

interface Options {
  readonly commit: (body: CommitBody) => Promise<CallResult<CommitAnswer>>
  readonly newId: () => string
}

/* Others can save in between, but not that often: each time they do, this one gets its turn. */
const MOST_ROUNDS = 500

/**
 * Goes on saving where a window that is no more left off, under that window's own client id: what of it the server has
 * taken already, or takes while this runs, is recognised, so that nothing is applied twice. Others' steps since are
 * taken in first, and what finds no place after them is told.
 */
export async function restoreUnsaved(left: UnsavedChanges, { commit, newId }: Options): Promise<Restored> {
  const { clientId } = left
  let state = EditorState.create({
    doc: Node.fromJSON(manuscriptSchema, left.doc),
    plugins: [collab({ version: left.version, clientID: clientId })],
  })
  const own = state.tr
  for (const json of left.steps) own.step(Step.fromJSON(manuscriptSchema, json))
  state = state.apply(own)
  let { batch } = left
  let saved = 0
  const lost: LostChange[] = []
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const pending = sendableSteps(state)
    if (!pending || pending.steps.length === 0) return { kind: 'done', saved, lost }
    const size = Math.min(batch?.size ?? MAX_STEPS, pending.steps.length)
    const answer = await commit({
      commitId: batch?.commitId ?? newId(),
      clientId,
      schemaVersion: SCHEMA_VERSION,
      baseVersion: pending.version,
      steps: pending.steps.slice(0, size).map(step => step.toJSON() as unknown), // typed any by ProseMirror
    })
    batch = null
    if (answer.ok) {
      state = state.apply(confirming(state, size, clientId))
      saved += size
      continue
    }
    const missed = missedIn(answer.error, getVersion(state))
    if (missed) {
      const taken = takeIn(state, missed, clientId)
      saved += taken.confirmed
      lost.push(...taken.lost)
      state = taken.state
      continue
    }
    const failure = failureOf(answer.error)
    if (failure === 'network' || failure === 'busy' || failure === 'session') {
      return { kind: 'later', error: answer.error }
    }
    // The server will never take them: they are told as they stand, so that they can be copied and put back.
    return { kind: 'done', saved, lost: [...lost, ...lostChanges(pending.steps, takingBack(state))] }
  }
  return { kind: 'later', error: { status: 0, code: 'overtaken', message: 'Others keep saving.' } }
}

function missedIn(error: CallError, version: number): BehindDetails['steps'] | null {
  if (error.code !== 'behind' || typeof error.details !== 'object' || error.details === null) return null
  const details = error.details as Partial<BehindDetails> // checked below
  if (!Array.isArray(details.steps) || details.steps.length === 0) return null
  return details.version === version + details.steps.length ? details.steps : null
}

/*
 * Steps of the window that is no more can stand between others', since it may have saved on after what it left here
 * was written; and there can be more of them than it left.
 */
function takeIn(start: EditorState, missed: BehindDetails['steps'], clientId: string) {
  let state = start
  let confirmed = 0
  const lost: LostChange[] = []
  for (let at = 0; at < missed.length; ) {
    const own = missed[at]?.clientId === clientId
    let end = at
    while (end < missed.length && (missed[end]?.clientId === clientId) === own) end++
    const run = missed.slice(at, end)
    const known = own ? Math.min(run.length, sendableSteps(state)?.steps.length ?? 0) : 0
    confirmed += known
    for (const part of [run.slice(0, known), run.slice(known).map(({ step }) => ({ step, clientId: '' }))]) {
      if (part.length === 0) continue
      const received = receiving(state, part, clientId)
      state = state.apply(received.tr)
      lost.push(...lostChanges(received.own, received.tr))
    }
    at = end
  }
  return { state, confirmed, lost }
}
