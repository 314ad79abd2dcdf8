import { statusClass } from '@/app/_components/status-class'
import { isSettled } from '@/lib/domain/clearance'
import type { ClaimStore } from '@/lib/editor/claim-store'

export interface ClaimLines {
  readonly id: string
  /** The first line of the claim, in window px. */
  readonly first: DOMRect
  /** The middle of the first line's words, in window px: where its number and its note stand. */
  readonly middle: number
  /** Where the bar of changed wording ends, in window px. */
  readonly bottom: number
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

interface GutterMark {
  readonly className: string
  readonly text: string
  readonly style: string
}

/**
 * Draws the numbers of claims at their first lines, two on a line side by side, and the bars of changed wording.
 * What is there already is left alone, so that a key that moves nothing draws nothing.
 */
export function drawGutter(gutter: HTMLElement, lines: readonly ClaimLines[], context: GutterContext): void {
  const wanted = marksOf(lines, context)
  while (gutter.childElementCount > wanted.length) gutter.lastElementChild?.remove()
  for (const [index, { className, text, style }] of wanted.entries()) {
    const mark = gutter.children[index] ?? gutter.appendChild(document.createElement('span'))
    if (mark.className !== className) mark.className = className
    if (mark.textContent !== text) mark.textContent = text
    if (mark.getAttribute('style') !== style) mark.setAttribute('style', style)
  }
}

function marksOf(lines: readonly ClaimLines[], { pageTop, ...context }: GutterContext): GutterMark[] {
  const marks: GutterMark[] = []
  const onLine = new Map<number, number>()
  const lineOf = (middle: number) => Math.round((middle - pageTop) / SAME_LINE)
  // From the last, since a number stands further out the more come after it on its line.
  for (const { id, first, middle, bottom } of [...lines].reverse()) {
    const claim = context.store.get(id)
    if (!claim) continue
    const after = onLine.get(lineOf(middle)) ?? 0
    onLine.set(lineOf(middle), after + 1)
    const parts = ['gn', statusClass(claim.status)]
    if (!isSettled(claim)) parts.push('todo')
    if (id === context.chosen) parts.push('on')
    const shift = after === 0 ? '' : ` transform: translateX(${-APART * after}px);`
    marks.push({
      className: parts.join(' '),
      text: String(context.numberOf.get(id) ?? ''),
      style: `top: ${Math.round(middle - pageTop - NUMBER / 2)}px;${shift}`,
    })
    if (!claim.stale) continue
    const [top, height] = [first.top - pageTop, bottom - first.top]
    marks.push({
      className: 'cb',
      text: '',
      style: `top: ${Math.round(top)}px; height: ${Math.round(height)}px;`,
    })
  }
  return marks.reverse()
}
