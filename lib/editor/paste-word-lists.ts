/* Word writes a list as paragraphs that say in `mso-list` how deep they are, with the bullet as text. */
const LEVEL = /mso-list:\s*l\d+\s+level(\d+)/i
const MARKER = '[style*="mso-list:ignore" i], [style*="mso-list: ignore" i]'

interface WordItem {
  readonly element: Element
  readonly level: number
  readonly ordered: boolean
  readonly start: number
}

/** Makes real lists of Word's list paragraphs. A numbered heading keeps its number as text. */
export function wordLists(body: HTMLElement): void {
  const done = new Set<Element>()
  for (const element of body.querySelectorAll('[style*="mso-list" i]')) {
    if (done.has(element) || !LEVEL.test(element.getAttribute('style') ?? '')) continue
    if (element.tagName !== 'P') {
      for (const marker of element.querySelectorAll(MARKER)) {
        marker.replaceWith(`${(marker.textContent ?? '').replace(/\u00A0/g, ' ').trim()} `)
      }
      continue
    }
    const run: WordItem[] = []
    for (let next: Element | null = element; next; next = next.nextElementSibling) {
      const item = itemOf(next)
      if (!item) break
      run.push(item)
      done.add(next)
    }
    build(run)
  }
}

function itemOf(element: Element): WordItem | null {
  const level = LEVEL.exec(element.getAttribute('style') ?? '')?.[1]
  if (element.tagName !== 'P' || level === undefined) return null
  let marker = ''
  for (const part of element.querySelectorAll(MARKER)) {
    marker += part.textContent ?? ''
    part.remove()
  }
  marker = marker.replace(/\u00A0/g, ' ').trim()
  const ordered = /^\(?(?:[\d.]+|[a-z]{1,5})[.)]*$/i.test(marker) && marker !== 'o'
  const number = Number(/(\d+)[.)]*$/.exec(marker)?.[1] ?? 1)
  return { element, level: Math.max(1, Number(level)), ordered, start: number }
}

function build(run: readonly WordItem[]): void {
  const [first] = run
  if (!first) return
  const doc = first.element.ownerDocument
  const anchor = doc.createElement('div')
  first.element.before(anchor)
  const open: { list: Element; level: number; ordered: boolean; last: Element }[] = []
  for (const { element, level, ordered, start } of run) {
    const item = doc.createElement('li')
    const paragraph = doc.createElement('p')
    paragraph.append(...element.childNodes)
    item.append(paragraph)
    element.remove()
    let top = open.at(-1)
    while (top && (top.level > level || (top.level === level && top.ordered !== ordered))) {
      open.pop()
      top = open.at(-1)
    }
    if (top?.level === level) {
      top.list.append(item)
      top.last = item
      continue
    }
    const list = doc.createElement(ordered ? 'ol' : 'ul')
    if (ordered && start !== 1) list.setAttribute('start', String(start))
    list.append(item)
    ;(top?.last ?? anchor).append(list)
    open.push({ list, level, ordered, last: item })
  }
}
