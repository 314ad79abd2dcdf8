import type { EditorView } from 'prosemirror-view'
import { createCaretLayer, type PersonLook } from './other-carets'
import { hearing, othersPlugin, placesOfOthers } from './others-plugin'
import type { OthersStore } from './presence'
import { reveal } from './reveal'

/* How long is waited for one's own caret to be told of, in milliseconds. */
const CATCH_UP = 30

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
  let timer: ReturnType<typeof setTimeout> | undefined
  const draw = () => {
    timer = undefined
    if (view.isDestroyed) return
    const elsewhere = others.get().filter(one => one.person.id !== ownId)
    view.dispatch(hearing(view.state.tr, elsewhere))
  }
  const hear = () => {
    if (timer !== undefined || view.isDestroyed) return
    if (isCaretAhead(view)) timer = setTimeout(draw, CATCH_UP)
    else draw()
  }
  hear()
  const stop = others.subscribe(hear)
  return () => {
    stop()
    clearTimeout(timer)
    if (view.isDestroyed) return
    view.updateState(
      view.state.reconfigure({ plugins: view.state.plugins.filter(other => other !== plugin) }),
    )
  }
}

/* The browser moves one's own caret first and says so after; what is drawn in between would put it back. */
function isCaretAhead(view: EditorView): boolean {
  if (!view.hasFocus()) return false
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() ?? {}
  if (!anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode))
    return false
  const { anchor, head } = view.state.selection
  return (
    view.posAtDOM(anchorNode, anchorOffset ?? 0) !== anchor ||
    view.posAtDOM(focusNode, focusOffset ?? 0) !== head
  )
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
