import { Plugin, Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { typeIntoFigure } from './figure-commands'
import { deleteAcrossSections, sectionOf } from './section-commands'

/**
 * Keeps the parts of the manuscript apart where no key of ours is asked: a letter typed over headline and body, and
 * whatever the browser would delete across the edge of a part (by word, by voice, by a keyboard on the screen).
 */
export function sectionTyping(): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, _from, _to, text) {
        if (typeIntoFigure(view, text)) return true
        if (!deleteAcrossSections(view.state, view.dispatch)) return false
        view.dispatch(view.state.tr.insertText(text))
        return true
      },
      handleDOMEvents: {
        beforeinput(view, event) {
          if (!event.inputType.startsWith('delete') || view.composing) return false
          const range = event.getTargetRanges()[0]
          if (!range || !acrossSections(view, range)) return false
          event.preventDefault()
          deleteFrom(view, range, event.inputType.includes('Forward'))
          return true
        },
      },
    },
  })
}

function acrossSections(view: EditorView, range: StaticRange): boolean {
  const [from, to] = endsOf(view, range)
  const { doc } = view.state
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)]
  if (sectionOf($from) !== sectionOf($to)) return true
  // Out of a caption, or into one.
  const kinds = [$from.parent.type.name, $to.parent.type.name]
  return kinds.includes('figure') && !$from.sameParent($to)
}

function endsOf(view: EditorView, range: StaticRange): [number, number] {
  return [
    view.posAtDOM(range.startContainer, range.startOffset, 1),
    view.posAtDOM(range.endContainer, range.endOffset, -1),
  ]
}

/* With words selected they go, in each part for itself; without, the caret goes over the edge and nothing else. */
function deleteFrom(view: EditorView, range: StaticRange, forward: boolean): void {
  const { state } = view
  if (deleteAcrossSections(state, view.dispatch)) return
  const [from, to] = endsOf(view, range)
  const beyond = state.doc.resolve(forward ? to : from)
  view.dispatch(
    state.tr.setSelection(
      beyond.parent.isTextblock ? TextSelection.create(state.doc, beyond.pos) : Selection.near(beyond),
    ),
  )
}
