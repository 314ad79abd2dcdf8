import type { EditorView } from 'prosemirror-view'
import { createCaretLayer, type PersonLook } from './other-carets'
import { hearing, othersPlugin, placesOfOthers } from './others-plugin'
import type { OthersStore } from './presence'
import { reveal } from './reveal'

/**
 * Draws in an editor where the others are, their carets and what they selected, for as long as it is not told to stop.
 * Whoever has the id `ownId` is not drawn, though they have the draft open in another window. Answers the way to stop.
 */
export function showOthers(
  view: EditorView,
  others: OthersStore,
  { ownId, look }: { readonly ownId: string; readonly look: PersonLook },
): () => void {
  const plugin = othersPlugin(look.classOf, drawnOn => createCaretLayer(drawnOn, look))
  view.updateState(view.state.reconfigure({ plugins: [...view.state.plugins, plugin] }))
  const hear = () => {
    if (view.isDestroyed) return
    const elsewhere = others.get().filter(one => one.person.id !== ownId)
    view.dispatch(hearing(view.state.tr, elsewhere))
  }
  hear()
  const stop = others.subscribe(hear)
  return () => {
    stop()
    if (view.isDestroyed) return
    view.updateState(
      view.state.reconfigure({ plugins: view.state.plugins.filter(other => other !== plugin) }),
    )
  }
}

/** Brings the caret of a person into sight; false when they have none. */
export function revealOther(view: EditorView, personId: string): boolean {
  const place = placesOfOthers(view.state).find(one => one.person.id === personId)
  if (!place) return false
  const { node, offset } = view.domAtPos(place.head)
  const at = node.childNodes[offset] ?? node
  const element = at instanceof Element ? at : at.parentElement
  if (!element) return false
  reveal(element)
  return true
}
