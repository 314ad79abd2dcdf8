import { dropMarginalia } from './paste-comments'
import { wordLists } from './paste-word-lists'

/** Pasted HTML made fit for the manuscript, and how many pictures and comments were left out. */
export interface CleanHtml {
  readonly html: string
  readonly pictures: number
  readonly comments: number
}

/* What holds no text of the copied words, or only what programs say to each other. */
const GONE =
  'script, style, meta, link, title, base, template, xml, frameset, iframe, embed, param, source, track, [style*="mso-element:comment-list" i], .MsoCommentReference, a.msocomanchor'
const PICTURES = 'img, svg, canvas, image'
/* Blocks that the parser of the schema does not know as such: their words would run into one another. */
const BLOCKS =
  'table, caption, colgroup, thead, tbody, tfoot, tr, td, th, dt, dd, dl, main, nav, search, center, dir, menu, details, summary, legend, option, optgroup, textarea, button, select, form, fieldset, output, marquee, section, article, header, footer, aside, address, hgroup, dialog, pre, listing, xmp, plaintext, body, html, noscript, object, video, audio, figure, figcaption'
/* What the manuscript is made of; a copy from one needs no cleaning, and must keep its shape for what is cut in half. */
const OWN = new Set(
  'P H1 H2 H3 H4 BLOCKQUOTE UL OL LI HR BR SPAN A STRONG B EM I FIGURE FIGCAPTION META'.split(' '),
)
/* What a copied figure is; those of other pages are not known to the schema. */
const FIGURE = 'figure[data-picture]'

/**
 * Cleans pasted HTML before the schema reads it: Word's and Google's markup, tables to paragraphs, one heading level
 * down, pictures out. No text goes. The schema then takes only what it knows, and its rule for addresses.
 */
export function cleanPastedHtml(html: string): CleanHtml {
  const doc = new DOMParser().parseFromString(html, 'text/html')
  const { body } = doc
  if (isOwn(body)) return { html, pictures: 0, comments: 0 }
  for (const piece of body.querySelectorAll('[data-pm-slice]')) piece.removeAttribute('data-pm-slice')
  dropComments(doc, body)
  const comments = dropMarginalia(body)
  for (const element of body.querySelectorAll(GONE)) element.remove()
  const pictures = dropPictures(body)
  wordLists(body)
  for (const element of body.querySelectorAll('[style*="mso-tab-count" i], [style*="mso-spacerun" i]')) {
    if ((element.textContent ?? '').trim() === '') element.replaceWith(' ')
  }
  for (const element of body.querySelectorAll('h1')) rename(element, 'h2')
  for (const element of body.querySelectorAll('pre, listing, xmp, plaintext')) breakLines(doc, element)
  for (const element of [...body.querySelectorAll(BLOCKS)].reverse()) {
    if (!element.closest(FIGURE)) rename(element, 'div')
  }
  for (const element of body.querySelectorAll<HTMLElement>('*')) simplify(element)
  for (const br of body.querySelectorAll('p > br + br')) {
    if (br.parentElement) rename(br.parentElement, 'div')
  }
  wrapLoose(body)
  for (const element of body.querySelectorAll('p, h2, h3, h4, h5, h6, li > p')) {
    if (isBlank(element)) element.remove()
  }
  return { html: body.innerHTML, pictures, comments }
}

function isOwn(body: HTMLElement): boolean {
  if (!body.querySelector('[data-pm-slice]')) return false
  for (const element of body.querySelectorAll('*')) if (!OWN.has(element.tagName)) return false
  return true
}

function dropComments(doc: Document, root: Node): void {
  const walker = doc.createTreeWalker(root, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
}

function dropPictures(body: HTMLElement): number {
  let pictures = 0
  for (const picture of body.querySelectorAll(PICTURES)) {
    if (!body.contains(picture)) continue
    pictures++
    picture.remove()
  }
  return pictures
}

function rename(element: Element, name: string): void {
  const other = element.ownerDocument.createElement(name)
  other.append(...element.childNodes)
  element.replaceWith(other)
}

function breakLines(doc: Document, element: Element): void {
  const walker = doc.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: Node[] = []
  while (walker.nextNode()) texts.push(walker.currentNode)
  for (const text of texts) {
    const lines = (text.nodeValue ?? '').split(/\r\n?|\n/)
    if (lines.length < 2) continue
    const pieces = lines.flatMap((line, i) => (i === 0 ? [line] : [doc.createElement('br'), line]))
    const parent = text.parentNode
    for (const piece of pieces)
      parent?.insertBefore(typeof piece === 'string' ? doc.createTextNode(piece) : piece, text)
    parent?.removeChild(text)
  }
}

/* Classes mean something else elsewhere; of styles only weight and slant say anything here. */
function simplify(element: HTMLElement): void {
  element.removeAttribute('class')
  const style = element.getAttribute('style')
  if (style === null) return
  const weight = /(?:^|;)\s*font-weight\s*:\s*([a-z]+|\d+)/i.exec(style)?.[1]?.toLowerCase()
  const slant = /(?:^|;)\s*font-style\s*:\s*([a-z]+)/i.exec(style)?.[1]?.toLowerCase()
  const kept: string[] = []
  if (weight !== undefined) kept.push(`font-weight:${isBold(weight) ? 'bold' : 'normal'}`)
  if (slant !== undefined)
    kept.push(`font-style:${slant === 'italic' || slant === 'oblique' ? 'italic' : 'normal'}`)
  if (kept.length === 0 || /^(H\d|P|DIV|LI|UL|OL|BLOCKQUOTE)$/.test(element.tagName)) {
    element.removeAttribute('style')
  } else element.setAttribute('style', kept.join(';'))
}

function isBold(weight: string): boolean {
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
}

const BLOCKS_KNOWN = 'p, div, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, hr, figure'
const BLOCK = /^(P|DIV|H\d|UL|OL|LI|BLOCKQUOTE|HR|FIGURE)$/

/*
 * Words outside any block would become whatever block the schema knows first, which is a headline. Two line breaks
 * in a row part paragraphs; one beside a block, as Google Docs and Outlook put it there, says nothing.
 */
function wrapLoose(container: Element): void {
  let run: ChildNode[] = []
  const close = () => {
    while (run[0]?.nodeName === 'BR') run.shift()?.remove()
    const [first] = run
    if (first && !run.every(isBlankText)) {
      const paragraph = container.ownerDocument.createElement('p')
      first.before(paragraph)
      paragraph.append(...run)
    }
    run = []
  }
  for (const child of [...container.childNodes]) {
    if (isBlock(child)) {
      close()
      if (child.nodeName === 'DIV' || !BLOCK.test(child.nodeName)) wrapLoose(child)
    } else if (child.nodeName === 'BR' && run.findLast(node => !isBlankText(node))?.nodeName === 'BR') {
      close()
      child.remove()
    } else if (run.length > 0 || !isBlankText(child)) run.push(child)
  }
  close()
}

function isBlock(node: ChildNode): node is HTMLElement {
  if (BLOCK.test(node.nodeName)) return true
  return node.nodeType === 1 && (node as Element).querySelector(BLOCKS_KNOWN) !== null // 1: an element
}

function isBlankText(node: ChildNode): boolean {
  return node.nodeType === 3 && (node.nodeValue ?? '').trim() === ''
}

function isBlank(element: Element): boolean {
  return (element.textContent ?? '').trim() === '' && !element.querySelector('hr')
}
