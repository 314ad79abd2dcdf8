import type { Node, ResolvedPos, Slice } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { linkUrl } from '@/lib/domain/link-url'
import { claimSpans, rangesOf } from './claim-index'
import { chosenClaim } from './claim-plugin'
import { cleanPastedHtml } from './paste-html'
import { pasteIntoSection } from './paste-sections'
import { cleanText, forBody, keepClaims, sliceOfText, underClaims } from './paste-slice'
import { sectionOf } from './section-commands'

export interface PasteOptions {
  readonly mayWrite: boolean
  /** Whether a claim of this id belongs to the article. */
  knows(id: string): boolean
  onPasteUrl(id: string, url: string): void
  onNotice(words: string): void
}

/** What ProseMirror asks a plugin about pasting and dropping, by its names. */
export interface PasteRules {
  transformPastedHTML(html: string): string
  clipboardTextParser(text: string, $context: ResolvedPos): Slice
  transformPasted(slice: Slice, view: EditorView, plain: boolean): Slice
  handlePaste(view: EditorView, event: ClipboardEvent, slice: Slice): boolean
  handleDrop(view: EditorView, event: DragEvent, slice: Slice, moved: boolean): boolean
}

/** Cleans what is pasted or dropped, keeps claims to one place each, and hands addresses to the chosen claim. */
export function pasteRules({ mayWrite, knows, onPasteUrl, onNotice }: PasteOptions): PasteRules {
  const leftOut = (pictures: number, comments = 0) => {
    const gone = [
      ...(pictures > 0 ? [`${pictures} ${pictures === 1 ? 'picture' : 'pictures'}`] : []),
      ...(comments > 0 ? [`${comments} ${comments === 1 ? 'comment' : 'comments'}`] : []),
    ]
    if (gone.length === 0) return
    const words = `${gone.join(' and ')} ${pictures + comments === 1 ? 'was' : 'were'} left out`
    onNotice(comments > 0 ? `${words}. A new article from the Word file keeps its comments` : words)
  }
  const missing = (state: EditorState) => {
    const { from, to } = state.selection
    return (id: string) => knows(id) && !standsOutside(state.doc, id, from, to)
  }
  return {
    transformPastedHTML(html) {
      const clean = cleanPastedHtml(cleanText(html))
      if (mayWrite) leftOut(clean.pictures, clean.comments)
      return clean.html
    },
    clipboardTextParser: (text, $context) => sliceOfText(text, $context),
    transformPasted(slice, { state, dragging }, plain) {
      if (plain) return slice
      const { $from, $to, empty } = state.selection
      const around = empty ? $from.marks() : ($from.marksAcross($to) ?? [])
      // Into headline and standfirst it is fitted by hand, below.
      const fitted = sectionOf($from) === 'body' || dragging ? forBody(slice) : slice
      return underClaims(keepClaims(fitted, missing(state)), around)
    },
    handlePaste(view, event, slice) {
      const { state } = view
      const text = event.clipboardData?.getData('text/plain').trim() ?? ''
      const url = /\s/.test(text) ? null : linkUrl(text)
      const chosen = chosenClaim(state)
      if (url !== null && chosen !== null && isOn(state, chosen)) {
        onPasteUrl(chosen, url)
        return true
      }
      if (!mayWrite) return true
      if (slice.size === 0) {
        leftOut(picturesIn(event.clipboardData))
        return (event.clipboardData?.files.length ?? 0) > 0
      }
      const tr = pasteIntoSection(state, slice)
      if (tr === null) return false
      view.dispatch(tr.setMeta('paste', true).setMeta('uiEvent', 'paste'))
      return true
    },
    handleDrop(view, event, slice, moved) {
      if (!mayWrite) return true
      if ((event.dataTransfer?.files.length ?? 0) > 0) {
        event.preventDefault()
        leftOut(picturesIn(event.dataTransfer))
        return true
      }
      // A copy by dragging leaves the claims where they were; only then is the selection not taken away.
      if (moved || view.dragging === null) return false
      const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
      if (at === undefined) return true
      const fresh = keepClaims(slice, id => knows(id) && !claimSpans(view.state.doc).has(id))
      view.dispatch(view.state.tr.replaceRange(at, at, fresh).setMeta('uiEvent', 'drop'))
      return true
    },
  }
}

/* The selection is empty, or lies within the claim's words. */
function isOn(state: EditorState, id: string): boolean {
  const { from, to, empty } = state.selection
  const span = claimSpans(state.doc).get(id)
  return empty || (span !== undefined && from >= span.from && to <= span.to)
}

/* Whether the claim stands somewhere that a paste over this stretch would leave. */
function standsOutside(doc: Node, id: string, from: number, to: number): boolean {
  if (!claimSpans(doc).has(id)) return false
  return rangesOf(doc, id).some(range => range.from < from || range.to > to)
}

function picturesIn(data: DataTransfer | null): number {
  return [...(data?.files ?? [])].filter(file => file.type.startsWith('image/')).length
}
