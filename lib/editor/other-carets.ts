import type { PluginView } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { PersonRef } from '@/lib/contracts/shared'
import { type OtherPlace, placesOfOthers } from './others-plugin'

/** How a person is drawn. */
export interface PersonLook {
  /** The class that carries their colour. */
  classOf(personId: string): string
  /** One or two letters. */
  initials(name: string): string
}

/** How long the whole name stays beside a caret after it moved, in milliseconds. */
export const NAMED_FOR = 2000
/** How close the pointer has to come to a caret to be told whose it is, and how far a name may reach, in px. */
const NEAR = 8
const NAME_WIDTH = 150
const FLAG_HEIGHT = 13

interface Caret {
  readonly dom: HTMLElement
  person: PersonRef
  moves: number
  box: Box | null
  timer: ReturnType<typeof setTimeout> | undefined
}

/** In px from the top left of the layer. */
interface Box {
  readonly x: number
  readonly top: number
  readonly bottom: number
  readonly flag: 'left' | 'right'
  /** How many carets stand at the same place before it. */
  readonly nth: number
}

/**
 * The others' carets, drawn on a layer over the text, not in it: there they would break up words that are joined or
 * being composed, and be read out. A frame is waited for, then all is measured before anything is written.
 */
export function createCaretLayer(view: EditorView, { classOf, initials }: PersonLook): Required<PluginView> {
  const layer = document.createElement('div')
  layer.className = 'other-carets'
  layer.setAttribute('aria-hidden', 'true')
  view.dom.before(layer)
  const carets = new Map<string, Caret>()
  let frame: number | null = null
  let drawn: readonly OtherPlace[] = []
  let drawnDoc = view.state.doc

  const schedule = () => {
    if (carets.size > 0 || drawn.length > 0) frame ??= requestAnimationFrame(draw)
  }

  const draw = () => {
    frame = null
    const measured = measure(view, layer, drawn)
    for (const [index, place] of drawn.entries()) {
      const box = measured[index]
      if (box) put(place, box)
    }
  }

  const put = (place: OtherPlace, box: Box) => {
    const caret = carets.get(place.clientId) ?? appear(place)
    if (caret.moves !== place.moves) name(caret)
    caret.moves = place.moves
    if (caret.person.name !== place.person.name) label(caret, place.person)
    const { dom } = caret
    caret.box = box
    dom.style.transform = `translate(${box.x}px, ${box.top}px)`
    dom.style.height = `${box.bottom - box.top}px`
    dom.style.setProperty('--nth', String(box.nth))
    dom.classList.toggle('left', box.flag === 'left')
  }

  const appear = ({ clientId, person, moves }: OtherPlace): Caret => {
    const dom = document.createElement('div')
    dom.className = `other-caret ${classOf(person.id)}`
    dom.append(document.createElement('span'), document.createElement('span'))
    const caret: Caret = { dom, person, moves, box: null, timer: undefined }
    label(caret, person)
    name(caret)
    carets.set(clientId, caret)
    layer.append(dom)
    return caret
  }

  const label = (caret: Caret, person: PersonRef) => {
    caret.person = person
    const [short, whole] = caret.dom.children
    if (!short || !whole) return
    short.className = 'flag short'
    short.textContent = initials(person.name)
    whole.className = 'flag whole'
    whole.setAttribute('dir', 'auto')
    whole.textContent = person.name
  }

  const name = (caret: Caret) => {
    clearTimeout(caret.timer)
    caret.dom.classList.add('named')
    caret.timer = setTimeout(() => caret.dom.classList.remove('named'), NAMED_FOR)
  }

  const remove = (clientId: string, caret: Caret) => {
    clearTimeout(caret.timer)
    caret.dom.remove()
    carets.delete(clientId)
  }

  // The layer lets the pointer through, so that a press always reaches the text.
  const onPointer = (event: PointerEvent) => {
    if (carets.size === 0 || event.pointerType === 'touch') return
    const { left, top } = layer.getBoundingClientRect()
    const [x, y] = [event.clientX - left, event.clientY - top]
    for (const { dom, box } of carets.values()) {
      const near = box && Math.abs(x - box.x) <= NEAR && y >= box.top - FLAG_HEIGHT && y <= box.bottom
      dom.classList.toggle('near', near === true)
    }
  }
  view.dom.addEventListener('pointermove', onPointer)
  const sizes = new ResizeObserver(schedule)
  sizes.observe(view.dom)

  return {
    update() {
      const { state } = view
      const places = placesOfOthers(state)
      if (places === drawn && (state.doc === drawnDoc || places.length === 0)) return
      for (const [clientId, caret] of [...carets]) {
        if (!places.some(place => place.clientId === clientId)) remove(clientId, caret)
      }
      drawn = places
      drawnDoc = state.doc
      schedule()
    },
    destroy() {
      if (frame !== null) cancelAnimationFrame(frame)
      view.dom.removeEventListener('pointermove', onPointer)
      sizes.disconnect()
      for (const { timer } of carets.values()) clearTimeout(timer)
      layer.remove()
    },
  }
}

function measure(view: EditorView, layer: HTMLElement, places: readonly OtherPlace[]): Box[] {
  if (places.length === 0) return []
  const origin = layer.getBoundingClientRect()
  const taken = new Map<string, number>()
  return places.map(({ head }) => {
    const at = view.coordsAtPos(head)
    const x = Math.round(at.left - origin.left)
    const top = Math.round(at.top - origin.top)
    const nth = taken.get(`${x} ${top}`) ?? 0
    taken.set(`${x} ${top}`, nth + 1)
    const toTheLeft = isRightToLeft(view, head)
      ? x - NAME_WIDTH >= 0 || x + NAME_WIDTH > origin.width
      : x + NAME_WIDTH > origin.width && x - NAME_WIDTH >= 0
    const flag = toTheLeft ? 'left' : 'right'
    return { x, top, bottom: Math.round(at.bottom - origin.top), flag, nth }
  })
}

function isRightToLeft(view: EditorView, position: number): boolean {
  const { node } = view.domAtPos(position)
  const element = node instanceof Element ? node : node.parentElement
  return element !== null && getComputedStyle(element).direction === 'rtl'
}
