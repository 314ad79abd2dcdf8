import { SaxesParser, type SaxesTagNS } from 'saxes'
import { damaged, WordFault } from './word-fault'

/** An element of a Word file's XML; its name begins with the usual letters of its name space, as `w:p`. */
export interface WordElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (WordElement | string)[]
  /** Whether there are words to read in it, however deep: told once, since many ask. */
  readonly hasWords: boolean
}

/* By these letters names are known here, whatever prefix a file uses; the strict form has addresses of its own. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/package/2006/content-types', 'ct'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.microsoft.com/office/word/2016/wordml/cid', 'w16cid'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['urn:stet:claims:1', 'stet'],
])
/* What nests deeper, or has more elements than a book of a million words, was not written by a word processor. */
const MAX_DEPTH = 250
const MAX_ELEMENTS = 2_000_000
/* How much is given to the parser at once, in UTF-16 units. */
const PIECE = 65_536

/** What may still be read of a file, over all of its parts. */
export class XmlBudget {
  private elements = 0

  take(): void {
    if (++this.elements > MAX_ELEMENTS)
      throw new WordFault('too_large', 'is too long to be read. Take it in parts, or paste the text.')
  }
}

interface Open {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (WordElement | string)[]
  hasWords: boolean
}

/**
 * A part's XML as a tree. No document type is accepted, so there are no entities but XML's own five, and nothing
 * outside the text is ever asked for. Text between elements is kept only where Word keeps words. Throws WordFault.
 */
export function parseWordXml(bytes: Uint8Array, part: string, budget: XmlBudget): WordElement {
  const text = decoded(bytes, part)
  const parser = new SaxesParser({ xmlns: true, position: false })
  const broken = () => damaged(`its part ${part} is not sound XML`)
  const stack: Open[] = []
  let root: WordElement | null = null
  parser.on('doctype', () => {
    throw new WordFault('damaged', 'has a document type, which no Word file has, and is not read.')
  })
  parser.on('error', () => {
    throw broken()
  })
  parser.on('opentag', tag => {
    budget.take()
    if (stack.length >= MAX_DEPTH) throw damaged('it is nested deeper than any word processor nests')
    stack.push({
      name: nameOf(tag.uri, tag.local),
      attributes: attributesOf(tag),
      children: [],
      hasWords: false,
    })
  })
  parser.on('closetag', () => {
    const element = stack.pop()
    if (element === undefined) throw broken()
    const parent = stack.at(-1)
    if (parent) {
      parent.children.push(element)
      if (element.hasWords) parent.hasWords = true
    } else root = element
  })
  const addText = (words: string) => {
    const parent = stack.at(-1)
    if (!parent || !KEEPS_TEXT.has(parent.name)) return
    parent.children.push(words)
    if (parent.name === 'w:t' && words.trim() !== '') parent.hasWords = true
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE))
  parser.close()
  if (root === null) throw broken()
  return root
}

const KEEPS_TEXT: ReadonlySet<string> = new Set([
  'w:t',
  'w:delText',
  'w:instrText',
  'w:delInstrText',
  'm:t',
  'a:t',
  'stet:claim',
  'stet:comment',
  'stet:record',
])

function decoded(bytes: Uint8Array, part: string): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw damaged(`its part ${part} is not text`)
  }
}

function nameOf(uri: string, local: string): string {
  return `${PREFIXES.get(uri) ?? '?'}:${local}`
}

const NONE: ReadonlyMap<string, string> = new Map()

function attributesOf(tag: SaxesTagNS): ReadonlyMap<string, string> {
  const attributes = Object.values(tag.attributes)
  if (attributes.length === 0) return NONE
  return new Map(
    attributes.map(({ uri, local, value }) => [uri === '' ? local : nameOf(uri, local), value] as const),
  )
}

/** The first child of that name. */
export function child(element: WordElement | null | undefined, name: string): WordElement | null {
  for (const one of element?.children ?? []) if (typeof one !== 'string' && one.name === name) return one
  return null
}

/** All children that are elements. */
export function elements(element: WordElement | null | undefined): WordElement[] {
  return (element?.children ?? []).filter(one => typeof one !== 'string')
}

/** All elements of that name below, in order. */
export function descendants(element: WordElement | null | undefined, name: string): WordElement[] {
  const found: WordElement[] = []
  const search = (one: WordElement) => {
    if (one.name === name) found.push(one)
    for (const below of elements(one)) search(below)
  }
  if (element) search(element)
  return found
}

/** The outermost elements of that name below, in order: none that is within another. */
export function outermost(element: WordElement, name: string): WordElement[] {
  return elements(element).flatMap(one => (one.name === name ? [one] : outermost(one, name)))
}

/** The value of an element such as `<w:start w:val="3"/>` among the children; null when it is not there. */
export function settingOf(element: WordElement | null | undefined, name: string): string | null {
  return child(element, name)?.attributes.get('w:val') ?? null
}

/** The text directly in an element. */
export function ownText(element: WordElement): string {
  return element.children.filter(one => typeof one === 'string').join('')
}

/** Whether an element is there that switches something on: without a value, or with one that is not a no. */
export function isOn(element: WordElement | null): boolean {
  if (element === null) return false
  return !/^(?:0|false|off|none)$/.test(element.attributes.get('w:val') ?? '1')
}
