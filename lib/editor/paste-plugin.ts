import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { fetchPictureAdder } from './draft-pictures'
import type { PasteOptions, PasteRules } from './paste-rules'

let code: typeof import('./paste-rules') | null = null

/** Fetches what pasting goes by; false when it cannot be had. */
export async function fetchPasteRules(): Promise<boolean> {
  // With them what sends pictures, so that nothing can be typed between a paste and the mark of its place.
  void fetchPictureAdder()
  code ??= await import('./paste-rules').catch(() => null)
  return code !== null
}

/**
 * Pasting and dropping by the rules in `paste-rules.ts`, which are fetched when one first gets into the draft. What
 * is pasted before they are there is kept until they are.
 */
export function pastePlugin(options: PasteOptions): Plugin {
  let made: PasteRules | null = null
  const rules = () => {
    if (code) made ??= code.pasteRules(options)
    return made
  }
  const pasteLater = async (view: EditorView, event: ClipboardEvent) => {
    const clipboardData = copyOf(event.clipboardData)
    if (!(await fetchPasteRules())) {
      options.onNotice('Nothing was pasted, since the server cannot be reached. Paste it again')
    } else if (!view.isDestroyed) {
      view.dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }
  }
  const dropLater = async (view: EditorView, data: DataTransfer, at: number) => {
    if (await fetchPasteRules()) rules()?.takePictures(view, data, at)
  }
  return new Plugin({
    view({ dom }) {
      const onFocus = () => void fetchPasteRules()
      dom.addEventListener('focus', onFocus, { once: true })
      return { destroy: () => dom.removeEventListener('focus', onFocus) }
    },
    props: {
      handleDOMEvents: {
        paste(view, event) {
          const fetched = rules()
          if (fetched) {
            const taken = fetched.takePictures(view, event.clipboardData, view.state.selection.from)
            if (taken) event.preventDefault()
            return taken
          }
          event.preventDefault()
          void pasteLater(view, event)
          return true
        },
        drop(view, event) {
          const fetched = rules()
          if (fetched && view.dragging !== null) return false
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
          const { dataTransfer } = event
          if (fetched && (at === undefined || !fetched.takePictures(view, dataTransfer, at))) return false
          event.preventDefault()
          if (!fetched && at !== undefined) void dropLater(view, copyOf(dataTransfer), at)
          return true
        },
      },
      transformPastedHTML: html => rules()?.transformPastedHTML(html) ?? html,
      // ProseMirror's own reading stands in where there is none: it is never asked before the rules are there.
      clipboardTextParser: (text, $context) => fetched(rules()).clipboardTextParser(text, $context),
      transformPasted: (slice, view, plain) => fetched(rules()).transformPasted(slice, view, plain),
      handlePaste: (view, event, slice) => fetched(rules()).handlePaste(view, event, slice),
      handleDrop: (view, event, slice, moved) => fetched(rules()).handleDrop(view, event, slice, moved),
    },
  })
}

function fetched(rules: PasteRules | null): PasteRules {
  if (rules === null) throw new Error('Something was pasted before the rules of pasting were there.')
  return rules
}

/* What a clipboard event holds can be read only while it is handled. */
function copyOf(data: DataTransfer | null): DataTransfer {
  const copy = new DataTransfer()
  for (const type of ['text/plain', 'text/html']) {
    const text = data?.getData(type) ?? ''
    if (text !== '') copy.setData(type, text)
  }
  for (const file of data?.files ?? []) copy.items.add(file)
  return copy
}
