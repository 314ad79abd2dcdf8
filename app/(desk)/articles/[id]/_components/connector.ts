/** Where the connector begins and ends, in px of the sheet. */
export interface ConnectorEnds {
  /** The end of the claim's first line, under the words. */
  readonly from: { readonly x: number; readonly y: number }
  /** Where it turns down or up, in the space between the paper and the margin. */
  readonly turn: number
  /** The head of the note. */
  readonly to: { readonly x: number; readonly y: number }
  /** A thin one for the note under the pointer, not the chosen claim's. */
  readonly thin: boolean
}

/** Draws the line from a claim to its note, only one at a time; takes it away when there is none. */
export function drawConnector(svg: SVGSVGElement, ends: ConnectorEnds | null): void {
  if (ends === null) {
    if (svg.firstChild) svg.replaceChildren()
    return
  }
  const line = svg.firstElementChild ?? svg.appendChild(document.createElementNS(SVG, 'path'))
  const [d, className] = [pathOf(ends), ends.thin ? 'tick' : '']
  if (line.getAttribute('d') !== d) line.setAttribute('d', d)
  if ((line.getAttribute('class') ?? '') !== className) line.setAttribute('class', className)
}

const SVG = 'http://www.w3.org/2000/svg'

function pathOf({ from, turn, to }: ConnectorEnds): string {
  const bend = to.y > from.y ? 6 : -6
  return Math.abs(from.y - to.y) < 13
    ? `M${from.x} ${from.y}L${turn} ${from.y}L${to.x} ${to.y}`
    : `M${from.x} ${from.y}H${turn - 6}Q${turn} ${from.y} ${turn} ${from.y + bend}V${to.y - bend}Q${turn} ${to.y} ${turn + 6} ${to.y}H${to.x}`
}
