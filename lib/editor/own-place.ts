import { getVersion, sendableSteps } from 'prosemirror-collab'
import type { EditorState } from 'prosemirror-state'

/** Where the selection is in the document of a version that others have too. */
export interface OwnPlace {
  readonly version: number
  readonly anchor: number
  readonly head: number
}

/**
 * The selection as a place in the confirmed document: own steps that the server has not seen yet are taken back from
 * under it. A caret in words that nobody else has is where those words will be.
 */
export function ownPlace(state: EditorState): OwnPlace {
  let { anchor, head } = state.selection
  const unconfirmed = sendableSteps(state)?.steps ?? []
  for (const step of [...unconfirmed].reverse()) {
    const back = step.getMap().invert()
    anchor = back.map(anchor)
    head = back.map(head)
  }
  return { version: getVersion(state), anchor, head }
}
