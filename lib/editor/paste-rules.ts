import type { Node, ResolvedPos, Slice } from 'prosemirror-model'
import { type EditorState, Selection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { linkUrl } from '@/lib/domain/link-url'
import { claimSpans, rangesOf } from './claim-index'
import { chosenClaim } from './claim-plugin'
import type { DraftPictures } from './draft-pictures'
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
  readonly pictures: DraftPictures
}

/** What ProseMirror asks a plugin about pasting and dropping, by its names. */
export interface PasteRules {
  /** Takes what is pasted, or dropped at a position, when there are pictures in it; these are sent first. */
  takePictures(view: EditorView, data: DataTransfer | null, at: number): boolean
  transformPastedHTML(html: string): string
  clipboardTextParser(text: string, $context: ResolvedPos): Slice
  transformPasted(slice: Slice, view: EditorView, plain: boolean): Slice
  handlePaste(view: EditorView, event: ClipboardEvent, slice: Slice): boolean
  handleDrop(view: EditorView, event: DragEvent, slice: Slice, moved: boolean): boolean
}

/** Cleans what is pasted or dropped, keeps claims to one place each, and hands addresses to the chosen claim. */
export function pasteRules(options: PasteOptions): PasteRules {
  const { mayWrite, knows, onPasteUrl, onNotice } = options
  const leftOut = (pictures: number, comments = 0) => {
    const gone = [
      ...(pictures > 0 ? [`${pictures} ${pictures === 1 ? 'picture' : 'pictures'}`] : []),
      ...(comments > 0 ? [`${comments} ${comments === 1 ? 'comment' : 'comments'}`] : []),
    ]
    if (gone.length === 0) return
    const words = `${gone.join(' and ')} ${pictures + comments === 1 ? 'was' : 'were'} left out`
    const why = pictures > 0 ? '. Nothing is fetched from elsewhere: add pictures as files' : ''
    onNotice(comments > 0 ? `${words}. A new article from the Word file keeps its comments` : words + why)
  }
  const missing = (state: EditorState) => {
    const { from, to } = state.selection
    return (id: string) => knows(id) && !standsOutside(state.doc, id, from, to)
  }
  return {
    takePictures(view, data, at) {
      if (!mayWrite) return false
      const html = data?.getData('text/html') ?? ''
      const pictures = picturesIn(data)
      if (pictures.length > 0 && isWordless(html)) {
        void options.pictures.addFiles(view, pictures, at)
        return true
      }
      if (!bringsPictures(html, options.pictures)) return false
      void pasteWithPictures(view, html, at, options)
      return true
    },
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
        const files = event.clipboardData?.files.length ?? 0
        if (files > 0) onNotice(ONLY_PICTURES)
        return files > 0
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
        onNotice(ONLY_PICTURES)
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

const ONLY_PICTURES = 'Only pictures can be added here. A draft goes in by “New version…”'

function picturesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(file => file.type.startsWith('image/'))
}

/* A copied picture comes with an image of itself in HTML, at an address elsewhere. */
function isWordless(html: string): boolean {
  return (
    html === '' || (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').trim() === ''
  )
}

function bringsPictures(html: string, known: DraftPictures): boolean {
  if (/<img[^>]+src\s*=\s*["']?\s*data:/i.test(html)) return true
  return [...html.matchAll(/data-picture="([0-9a-f]{64})"/g)].some(([, hash = '']) => !known.has(hash))
}

/* Pasted again once the pictures are there, where it was to go, by all the rules. */
async function pasteWithPictures(
  view: EditorView,
  html: string,
  at: number,
  { pictures }: PasteOptions,
): Promise<void> {
  const { selection } = view.state
  if (!selection.empty && selection.from === at) view.dispatch(view.state.tr.deleteSelection())
  const ready = await pictures.addOf(view, html, at)
  if (ready === null || view.isDestroyed) return
  const { tr } = view.state
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(ready.at))))
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/html', ready.html)
  view.dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}
