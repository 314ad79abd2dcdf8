import { Plugin } from 'prosemirror-state'
import { deleteAcrossSections } from './section-commands'

/** Has a letter typed over headline and body replace both parts' text, each in its place. */
export function sectionTyping(): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, _from, _to, text) {
        if (!deleteAcrossSections(view.state, view.dispatch)) return false
        view.dispatch(view.state.tr.insertText(text))
        return true
      },
    },
  })
}
