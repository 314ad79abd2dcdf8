import { receiveTransaction, sendableSteps } from 'prosemirror-collab'
import { type EditorState, PluginKey, type Transaction } from 'prosemirror-state'
import { Step } from 'prosemirror-transform'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'

/** Marks a transaction that brings the server's steps, or its word that own steps are saved. */
const receivedKey = new PluginKey('received')

/** Whether a transaction came from the server and not from the person at this window. */
export function isReceived(tr: Transaction): boolean {
  return tr.getMeta(receivedKey) === true
}

export interface Received {
  readonly tr: Transaction
  /** Own steps that were undone and, where they found a place, done again after the others'. */
  readonly own: readonly Step[]
}

/**
 * A transaction with the steps of others since the confirmed version, own unconfirmed ones rebased over them;
 * steps under our own client id confirm ours. Throws when a step is malformed or does not fit.
 */
export function receiving(
  state: EditorState,
  missed: readonly { readonly step?: unknown; readonly clientId: string }[],
  clientId: string,
): Received {
  let ours = 0
  while (ours < missed.length && missed[ours]?.clientId === clientId) ours++
  const unconfirmed = sendableSteps(state)?.steps.slice(ours) ?? []
  const tr = receiveTransaction(
    state,
    missed.map(({ step }) => Step.fromJSON(manuscriptSchema, step)),
    missed.map(one => one.clientId),
    { mapSelectionBackward: true },
  )
  return { tr: tr.setMeta(receivedKey, true), own: ours === missed.length ? [] : unconfirmed }
}

/** A transaction by which the first `size` own steps count as saved. */
export function confirming(state: EditorState, size: number, clientId: string): Transaction {
  const steps = sendableSteps(state)?.steps.slice(0, size) ?? []
  return receiveTransaction(
    state,
    steps,
    steps.map(() => clientId),
  ).setMeta(receivedKey, true)
}
