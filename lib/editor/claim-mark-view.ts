import type { Node } from 'prosemirror-model'
import type { EditorView, MarkViewConstructor } from 'prosemirror-view'
import { changedBlocks, textblocksIn } from './changed-blocks'
import { claimClass } from './claim-class'
import { claimsIn } from './claim-index'
import type { ClaimStore } from './claim-store'
import { lanesOf, sameLanes } from './lanes'

/** One element of a claim in the text, and what has been written on it. */
interface ClaimElement {
  readonly dom: HTMLElement
  readonly id: string
  lane: number
  first: boolean
  last: boolean
  atop: boolean
  className: string
}

/** The elements of all claims in the text, kept so that a change of one claim touches its own elements only. */
export interface ClaimElements {
  readonly markView: MarkViewConstructor
  /** A claim's elements in reading order. */
  elements(id: string): readonly HTMLElement[]
  choose(id: string | null): void
  /** Points the elements of these claims, and of no others, to the notes on the page: a pointer to nothing is wrong. */
  noted(ids: readonly string[]): void
  /** To be called after each update of the view: lanes and ends of what changed. `before` is null the first time. */
  settle(view: EditorView, before: Node | null): void
  destroy(): void
}

/** Keeps the elements of claims in step with the claim store; `doc` is the draft about to be drawn. */
export function createClaimElements(store: ClaimStore, doc: Node): ClaimElements {
  const byId = new Map<string, Set<ClaimElement>>()
  const byDom = new WeakMap<HTMLElement, ClaimElement>()
  const silence = new Map<string, () => void>()
  const fresh = new Set<ClaimElement>()
  const touched = new Set<string>()
  let chosen: string | null = null
  let noted: ReadonlySet<string> = new Set()
  let expected: ReadonlyMap<string, number> | null = lanesOfAll(doc)

  const paint = (element: ClaimElement) => {
    const { first, last, atop, id } = element
    const className = claimClass(store.get(id), { first, last, atop, chosen: id === chosen })
    if (className === element.className) return
    element.className = className
    element.dom.className = className
  }
  const paintAll = (id: string | null) => {
    if (id !== null) for (const element of byId.get(id) ?? []) paint(element)
  }
  const inOrder = (id: string): ClaimElement[] => {
    const own = [...(byId.get(id) ?? [])]
    if (own.length < 2) return own
    return own.sort((a, b) => (a.dom.compareDocumentPosition(b.dom) & FOLLOWING ? -1 : 1))
  }
  const forget = (element: ClaimElement) => {
    fresh.delete(element)
    const own = byId.get(element.id)
    own?.delete(element)
    if (own?.size === 0) byId.delete(element.id)
  }
  const markView: MarkViewConstructor = mark => {
    const id: string = mark.attrs.id
    const dom = document.createElement('span')
    const element: ClaimElement = {
      dom,
      id,
      lane: expected?.get(id) ?? 0,
      first: true,
      last: true,
      atop: false,
      className: '',
    }
    dom.dataset.claim = id
    dom.dataset.lane = String(element.lane)
    dom.setAttribute('role', 'mark')
    if (noted.has(id)) dom.setAttribute('aria-details', `note-${id}`)
    const own = byId.get(id)
    if (own) own.add(element)
    else {
      byId.set(id, new Set([element]))
      if (!silence.has(id))
        silence.set(
          id,
          store.subscribeTo(id, () => paintAll(id)),
        )
    }
    byDom.set(dom, element)
    fresh.add(element)
    touched.add(id)
    paint(element)
    return {
      dom,
      // Typed text must be read back; what is written here is attributes.
      ignoreMutation: mutation => mutation.type === 'attributes',
      destroy() {
        touched.add(id)
        forget(element)
      },
    }
  }

  const settleBlock = (view: EditorView, block: Node, pos: number) => {
    const lanes = lanesOf(block)
    const dom = lanes.size === 0 ? null : view.nodeDOM(pos)
    if (!(dom instanceof HTMLElement)) return
    for (const child of dom.querySelectorAll<HTMLElement>('[data-claim]')) {
      const element = byDom.get(child)
      if (!element) continue
      const lane = lanes.get(element.id) ?? 0
      if (lane !== element.lane) {
        element.lane = lane
        child.dataset.lane = String(lane)
      }
      element.atop = liesOver(element, block, dom)
      paint(element)
      fresh.delete(element)
    }
  }
  /* An element inside that of a smaller claim would lay the larger claim's fill over the smaller's. */
  const liesOver = (element: ClaimElement, block: Node, dom: HTMLElement): boolean => {
    const sizeOf = (id: string) => {
      const span = claimsIn(block).find(one => one.id === id)
      return span ? span.to - span.from : 0
    }
    for (let up = element.dom.parentElement; up && up !== dom; up = up.parentElement) {
      const outer = byDom.get(up)
      if (outer && sizeOf(outer.id) < sizeOf(element.id)) return true
    }
    return false
  }

  return {
    markView,
    elements: id =>
      inOrder(id)
        .filter(({ dom }) => dom.isConnected)
        .map(({ dom }) => dom),
    choose(id) {
      if (id === chosen) return
      const before = chosen
      chosen = id
      paintAll(before)
      paintAll(id)
    },
    noted(ids) {
      const before = noted
      noted = new Set(ids)
      for (const id of before) {
        if (!noted.has(id)) for (const { dom } of byId.get(id) ?? []) dom.removeAttribute('aria-details')
      }
      for (const id of noted) {
        if (before.has(id)) continue
        for (const { dom } of byId.get(id) ?? []) dom.setAttribute('aria-details', `note-${id}`)
      }
    },
    settle(view, before) {
      const { doc } = view.state
      if (before === null) {
        const guess = expected
        textblocksIn(doc, 0, doc.childCount, (block, pos) => {
          for (const [id, lane] of lanesOf(block)) {
            if (lane === 0 && guess?.get(id) === 0) continue
            settleBlock(view, block, pos)
            break
          }
        })
        expected = null
        fresh.clear()
      } else if (before !== doc) {
        const change = changedBlocks(before, doc)
        const one = change.before - change.start === 1 && change.after - change.start === 1
        const [old, now] = one ? [before.child(change.start), doc.child(change.start)] : [null, null]
        if (!(fresh.size === 0 && old?.isTextblock && now?.isTextblock && sameLanes(old, now))) {
          textblocksIn(doc, change.start, change.after, (block, pos) => settleBlock(view, block, pos))
        }
      }
      // Elements drawn anew without a change of the draft, as after a correction by the browser.
      for (const element of fresh) {
        if (!element.dom.isConnected) continue
        const $pos = doc.resolve(view.posAtDOM(element.dom, 0))
        if ($pos.parent.isTextblock) settleBlock(view, $pos.parent, $pos.before())
      }
      fresh.clear()
      for (const id of touched) {
        // While text is composed, elements are replaced without a word.
        for (const element of byId.get(id) ?? []) if (!view.dom.contains(element.dom)) forget(element)
        const own = inOrder(id)
        if (own.length === 0) {
          silence.get(id)?.()
          silence.delete(id)
        }
        for (const [i, element] of own.entries()) {
          element.first = i === 0
          element.last = i === own.length - 1
          paint(element)
        }
      }
      touched.clear()
    },
    destroy() {
      for (const stop of silence.values()) stop()
      silence.clear()
      byId.clear()
    },
  }
}

/* `Node.DOCUMENT_POSITION_FOLLOWING`; the name `Node` is ProseMirror's here. */
const FOLLOWING = 4

function lanesOfAll(doc: Node): ReadonlyMap<string, number> {
  const lanes = new Map<string, number>()
  textblocksIn(doc, 0, doc.childCount, block => {
    for (const [id, lane] of lanesOf(block)) if (!lanes.has(id)) lanes.set(id, lane)
  })
  return lanes
}
