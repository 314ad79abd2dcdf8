import type { EditorView } from 'prosemirror-view'

/** Pastes as the browser would: HTML, plain text, or both. */
export function paste(view: EditorView, { html = '', text = '' }: { html?: string; text?: string }): void {
  const data = { getData: (type: string) => (type === 'text/plain' ? text : html), files: [] }
  const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
    clipboardData: data,
  })
  view.dom.dispatchEvent(event)
}

/** What the browser would put on the clipboard for the selection, by the editor's own hand. */
export function copied(view: EditorView): { html: string; text: string } {
  const { dom, text } = view.serializeForClipboard(view.state.selection.content())
  return { html: dom.innerHTML, text }
}
