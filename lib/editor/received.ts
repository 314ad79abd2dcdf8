import { receiveTransaction, sendableSteps } from 'prosemirror-collab'
import { type EditorState, PluginKey, type Transaction } from 'prosemirror-state'
import { ReplaceStep, Step } from 'prosemirror-transform'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'

/** Marks a transaction that brings the server's steps, or its word that own steps are saved. */
const receivedKey = new PluginKey('received')

/** Whether a transaction came from the server and not from the person at this window. */
export function isReceived(tr: Transaction): boolean {
  return tr.getMeta(receivedKey) === true
}

export interface Received {
  readonly tr: Transaction
  /** Text that was typed here and found no place after the others' steps. */
  readonly dropped: readonly string[]
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
  // Own steps are undone from the last to the first; one that was done again is the mirror of its undoing.
  const lost =
    ours === missed.length
      ? []
      : unconfirmed.filter((_, i) => tr.mapping.getMirror(unconfirmed.length - 1 - i) === undefined)
  return { tr: tr.setMeta(receivedKey, true), dropped: textOf(lost) }
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

/* What the steps would have put in; letters typed one after the other are one text. */
function textOf(steps: readonly Step[]): string[] {
  const texts: string[] = []
  let end: number | null = null
  for (const step of steps) {
    if (!(step instanceof ReplaceStep)) continue
    const { content, size } = step.slice
    const text = content.textBetween(0, content.size, '\n', leaf => leaf.type.spec.leafText?.(leaf) ?? '')
    if (text === '') continue
    if (end === step.from && texts.length > 0) texts[texts.length - 1] += text
    else texts.push(text)
    end = step.from + size
  }
  return texts.filter(text => text.trim() !== '')
}
