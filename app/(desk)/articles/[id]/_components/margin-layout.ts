import { isSettled } from '@/lib/domain/clearance'
import type { ClaimStore } from '@/lib/editor/claim-store'
import type { EditorHandle } from '@/lib/editor/handle'
import { type ConnectorEnds, drawConnector } from './connector'
import { type ClaimLines, drawGutter } from './gutter'
import { createNoteHeights, TIGHT_HEIGHT } from './note-heights'
import { type NoteBox, placeNotes } from './note-placement'

/** Below this width the chosen claim is a sheet at the bottom and notes are not shown. */
export const NARROW = '(max-width: 1100px)'

/** Height of a note's first line with the space above it, so that its words stand level with the claim's. */
const NOTE_LINE = 27
/** From a note's top to where its connector ends, and the card's; from the margin's left to where it turns. */
const NOTE_HEAD = 12
const CARD_HEAD = 22
const TURN = 18

/** What is drawn into. */
export interface MarginParts {
  readonly margin: HTMLElement
  readonly gutter: HTMLElement
  readonly lead: SVGSVGElement
}

/** What is drawn: the claims whose notes are in the page, in any order, and whose note the pointer is on. */
export interface MarginView {
  readonly ids: readonly string[]
  readonly numberOf: ReadonlyMap<string, number>
  readonly hovered: string | null
}

/**
 * Where the notes stand, the numbers in the gutter, the connector. Everything is read before anything is written,
 * and only what differs is written: a key that moves nothing draws nothing.
 */
export function createMarginLayout(
  editor: EditorHandle,
  store: ClaimStore,
): (parts: MarginParts, view: MarginView) => void {
  const narrow = matchMedia(NARROW)
  const heightOf = createNoteHeights()

  return ({ margin, gutter, lead }, { ids, numberOf, hovered }) => {
    const { chosen } = editor.getSnapshot()
    const notes = new Map(
      [...margin.querySelectorAll<HTMLElement>('[data-note]')].map(note => [note.dataset.note ?? '', note]),
    )
    const lines = linesOf(editor, store, ids).sort(
      (a, b) => (numberOf.get(a.id) ?? 0) - (numberOf.get(b.id) ?? 0),
    )
    const box = margin.getBoundingClientRect()
    const pageTop = gutter.getBoundingClientRect().top
    const bar = barHeight()
    const window = { top: bar - box.top, bottom: innerHeight - box.top }
    const card = chosen === null ? undefined : notes.get(chosen)
    const boxes: NoteBox[] = lines.flatMap(({ id, middle }) => {
      const element = narrow.matches ? undefined : notes.get(id)
      const claim = store.get(id)
      if (!element || !claim) return []
      const height = element === card ? cardHeight(card, innerHeight - bar) : heightOf(element, claim)
      const want = middle - box.top - NOTE_LINE / 2
      return [{ id, want, height, tightHeight: TIGHT_HEIGHT, settled: isSettled(claim) }]
    })
    const placed = placeNotes(boxes, chosen, window)
    const linked = chosen ?? hovered
    const line = lines.find(({ id }) => id === linked)
    const stands = placed.find(({ id }) => id === linked)
    const note = linked === null ? undefined : notes.get(linked)
    let ends: ConnectorEnds | null = null
    if (line && stands && note) {
      const end = firstLineEnd(editor, line)
      const { left } = lead.getBoundingClientRect()
      ends = {
        from: { x: end.right - left, y: end.bottom - box.top + 1 },
        turn: box.left - left + TURN,
        to: {
          x: note.getBoundingClientRect().left - left,
          y: Math.round(stands.top) + (chosen === null ? NOTE_HEAD : CARD_HEAD),
        },
        thin: chosen === null,
      }
    }

    // A window made narrow: what placed a note in the margin would push the sheet out of sight.
    if (narrow.matches) {
      for (const element of notes.values()) for (const name of PLACING) write(element, name, '')
    }
    for (const { id, top, tight } of placed) {
      const element = notes.get(id)
      if (!element) continue
      element.classList.toggle('tight', tight)
      write(element, 'transform', `translateY(${Math.round(top)}px)`)
      write(element, 'visibility', 'visible')
      if (element === card) write(element, 'maxHeight', `${Math.max(320, window.bottom - top - 14)}px`)
    }
    drawGutter(gutter, lines, { pageTop, numberOf, chosen, store })
    drawConnector(lead, ends)
  }
}

/* The styles by which a note is placed. */
const PLACING = ['transform', 'visibility', 'maxHeight'] as const

function write(element: HTMLElement, name: (typeof PLACING)[number], value: string): void {
  if (element.style[name] !== value) element.style[name] = value
}

function linesOf(editor: EditorHandle, store: ClaimStore, ids: readonly string[]): ClaimLines[] {
  const sizes = new Map<string, number>()
  const fontSize = (element: HTMLElement): number => {
    const kind = element.parentElement?.closest('h1, h2, h3, h4, p, li')
    const key = kind ? `${kind.tagName} ${kind.className} ${kind.parentElement?.tagName}` : ''
    const known = sizes.get(key) ?? Number.parseFloat(getComputedStyle(element).fontSize)
    sizes.set(key, known)
    return known
  }
  return ids.flatMap(id => {
    const elements = editor.elements(id)
    const [start, end] = [elements[0], elements.at(-1)]
    const first = start?.getClientRects()[0]
    if (!start || !end || !first) return []
    const bottom = store.get(id)?.stale ? end.getBoundingClientRect().bottom : first.bottom
    return [{ id, first, middle: first.top + fontSize(start) * 0.66, bottom }]
  })
}

/* A claim's first line may be several elements, where others overlap it. */
function firstLineEnd(editor: EditorHandle, { id, first }: ClaimLines): DOMRect {
  const rects = editor.elements(id).flatMap(element => [...element.getClientRects()])
  return rects.filter(rect => Math.abs(rect.top - first.top) < 8).at(-1) ?? first
}

/* As high as its parts ask for, up to what its style sheet allows; its body may be scrolled. */
function cardHeight(card: HTMLElement, room: number): number {
  const body = card.querySelector('.in')
  const hidden = body ? body.scrollHeight - body.clientHeight : 0
  return Math.min(card.offsetHeight + hidden, room - 32)
}

/** The sticky bar hides the top of the window. */
function barHeight(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--bar')) || 52
}
