import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { isMarkingStep } from '@/lib/domain/authority'
import { isReceived } from './received'

/** What the person at this window may do to the draft. */
export interface Rights {
  readonly mayWrite: boolean
  readonly mayMark: boolean
}

/** Keeps out what the person may not do, whichever way it comes; what the server sends always passes. */
export function rightsPlugin({ mayWrite, mayMark }: Rights): Plugin {
  return new Plugin({
    filterTransaction: tr =>
      mayWrite || !tr.docChanged || isReceived(tr) || (mayMark && tr.steps.every(isMarkingStep)),
    props: mayWrite ? {} : { handleDOMEvents: { beforeinput: refuseInput } },
  })
}

/* Else the browser would show the letter for a moment before it is taken back. */
function refuseInput(_view: EditorView, event: Event): boolean {
  event.preventDefault()
  return true
}
