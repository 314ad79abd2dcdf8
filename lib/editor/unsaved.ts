import { getVersion, sendableSteps } from 'prosemirror-collab'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { Step } from 'prosemirror-transform'
import type { Batch } from './sync'

/** Own steps that the server has not confirmed, and all that is needed to go on with them elsewhere. */
export interface UnsavedChanges {
  readonly clientId: string
  /** The confirmed version, and its document as JSON. */
  readonly version: number
  readonly doc: unknown
  readonly steps: readonly unknown[]
  /** Those of the steps, from the first, whose fate is not known. */
  readonly batch: Batch | null
}

interface Unconfirmed {
  readonly inverted: Step
}

/* prosemirror-collab keeps how each step is taken back, and does not export it. */
function unconfirmedIn(state: EditorState): readonly Unconfirmed[] {
  for (const plugin of state.plugins) {
    const held: unknown = plugin.getState(state)
    if (typeof held !== 'object' || held === null || !('unconfirmed' in held)) continue
    return held.unconfirmed as readonly Unconfirmed[] // its field since its first release; a test holds it to that
  }
  return []
}

/** A transaction that takes own unconfirmed steps back, the last first: to the document as the server has it. */
export function takingBack(state: EditorState): Transaction {
  const { tr } = state
  for (const { inverted } of [...unconfirmedIn(state)].reverse()) tr.step(inverted)
  return tr
}

/**
 * Reads what is unsaved in a window, null when nothing is. The document is taken down once for each version, since it
 * stays the same while one goes on typing offline.
 */
export function createUnsavedReader(clientId: string) {
  let last: { readonly version: number; readonly doc: unknown } | null = null
  return (state: EditorState, batch: Batch | null): UnsavedChanges | null => {
    const version = getVersion(state)
    const steps = sendableSteps(state)?.steps.map(step => step.toJSON() as unknown) ?? [] // typed any by ProseMirror
    if (steps.length === 0) return null
    if (last?.version !== version) last = { version, doc: takingBack(state).doc.toJSON() }
    return { clientId, version, doc: last.doc, steps, batch }
  }
}
