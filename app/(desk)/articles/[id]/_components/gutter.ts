import { statusClass } from '@/app/_components/status-class'
import { isSettled } from '@/lib/domain/clearance'
import type { ClaimStore } from '@/lib/editor/claim-store'

export interface ClaimLines {
  readonly id: string
  /** The first line of the claim, and all its lines, in window px. */
  readonly first: DOMRect
  /** The middle of the first line's words, in window px: where its number and its note stand. */
  readonly middle: number
  readonly rects: readonly DOMRect[]
}

interface GutterContext {
  readonly pageTop: number
  readonly numberOf: ReadonlyMap<string, number>
  readonly chosen: string | null
  readonly store: ClaimStore
}

/** Height of a number, distance between numbers on one line, and how close two lines count as one, in px. */
const NUMBER = 12
const APART = 17
const SAME_LINE = 12

/** Draws the numbers of claims at their first lines, two on a line side by side, and the bars of changed wording. */
export function drawGutter(gutter: HTMLElement, lines: readonly ClaimLines[], context: GutterContext): void {
  const marks: HTMLElement[] = []
  const onLine = new Map<number, HTMLElement[]>()
  for (const { id, first, middle, rects } of lines) {
    const claim = context.store.get(id)
    if (!claim) continue
    const top = first.top - context.pageTop
    const number = document.createElement('span')
    const parts = ['gn', statusClass(claim.status)]
    if (!isSettled(claim)) parts.push('todo')
    if (id === context.chosen) parts.push('on')
    number.className = parts.join(' ')
    number.textContent = String(context.numberOf.get(id) ?? '')
    number.style.top = `${Math.round(middle - context.pageTop - NUMBER / 2)}px`
    const line = Math.round((middle - context.pageTop) / SAME_LINE)
    const before = onLine.get(line) ?? []
    for (const [index, other] of before.entries()) {
      other.style.transform = `translateX(${-APART * (before.length - index)}px)`
    }
    onLine.set(line, [...before, number])
    marks.push(number)
    const last = rects[rects.length - 1]
    if (claim.stale && last) {
      const bar = document.createElement('span')
      bar.className = 'cb'
      bar.style.top = `${Math.round(top)}px`
      bar.style.height = `${Math.round(last.bottom - first.top)}px`
      marks.push(bar)
    }
  }
  gutter.replaceChildren(...marks)
}
