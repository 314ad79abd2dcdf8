import type { ClaimLines } from './gutter'

/**
 * Draws the line from the end of the claim's first line, under the words, to the head of its note. Only one at a
 * time: the chosen claim's, or a thin one for the note under the pointer. Takes it away when there is none.
 */
export function drawConnector(
  svg: SVGSVGElement,
  claim: ClaimLines | undefined,
  note: HTMLElement | undefined,
  sheet: DOMRect,
  hover: boolean,
): void {
  if (!claim || !note) {
    svg.replaceChildren()
    return
  }
  const firstLine = claim.rects.filter(rect => Math.abs(rect.top - claim.first.top) < 8)
  const end = firstLine[firstLine.length - 1] ?? claim.first
  const box = note.getBoundingClientRect()
  const margin = note.parentElement?.getBoundingClientRect() ?? box
  const [x1, y1] = [end.right - sheet.left, end.bottom - sheet.top + 1]
  const [x3, y3] = [box.left - sheet.left, targetTop(note) + (hover ? 12 : 22)]
  const x2 = margin.left - sheet.left + 18
  const turn = y3 > y1 ? 6 : -6
  const path =
    Math.abs(y1 - y3) < 13
      ? `M${x1} ${y1}L${x2} ${y1}L${x3} ${y3}`
      : `M${x1} ${y1}H${x2 - 6}Q${x2} ${y1} ${x2} ${y1 + turn}V${y3 - turn}Q${x2} ${y3} ${x2 + 6} ${y3}H${x3}`
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  line.setAttribute('d', path)
  if (hover) line.setAttribute('class', 'tick')
  svg.replaceChildren(line)
}

/* Where the note is going, not where its movement has brought it yet. */
function targetTop(note: HTMLElement): number {
  const match = /translateY\((-?[\d.]+)px\)/.exec(note.style.transform)
  return match?.[1] === undefined ? note.offsetTop : Number(match[1])
}
