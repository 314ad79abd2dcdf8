import { linkUrl } from '@/lib/domain/link-url'
import type { Style } from '../draft-builder'
import type { DropTally } from '../drop-tally'
import { WordFields } from './word-fields'
import type { WordNumbering } from './word-numbering'
import type { WordPart } from './word-package'
import type { WordPictures } from './word-pictures'
import type { ParagraphKind, TrackedChange, WordParagraph, WordText } from './word-story'
import type { StyleRole, WordStyles } from './word-styles'
import {
  child,
  descendants,
  elements,
  isOn,
  outermost,
  ownText,
  settingOf,
  type WordElement,
} from './word-xml'

/* Elements that only stand around others. Their content is read as if they were not there. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'w:body',
  'w:sdt',
  'w:sdtContent',
  'w:smartTag',
  'w:customXml',
  'w:dir',
  'w:bdo',
  'w:footnote',
  'w:endnote',
  'w:comment',
  'w:rubyBase',
])
const CHANGES: ReadonlyMap<string, TrackedChange['kind']> = new Map([
  ['w:ins', 'ins'],
  ['w:moveTo', 'ins'],
  ['w:del', 'del'],
  ['w:moveFrom', 'del'],
])
/* What a run can hold that is a letter of its own. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:ptab', '\t'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '\u2011'],
  ['w:softHyphen', '\u00ad'],
])
const HIDEABLE: ReadonlySet<string> = new Set(['w:t', 'w:delText', 'w:br', 'w:sym'])
const DRAFT_BOOKMARK = 'stet_draft'
/* More comments on the same words than this stand on the sentence instead: nobody could tell them apart. */
const MAX_OPEN = 100
const BETWEEN_CELLS = ' | '

/** Which tracked changes Stet wrote, and whether the text is to be read as it was before them. */
export interface OwnChanges {
  includes(change: Omit<TrackedChange, 'own'>): boolean
  readonly refused: boolean
}
const NONE_OWN: OwnChanges = { includes: () => false, refused: false }

interface Row {
  readonly paragraph: WordParagraph
  /** What stands before the next words, once there are any. */
  separator: string
}

/**
 * Reads the words of one part of a Word file in the order they stand, each with the changes and comments it is in.
 * What is no text is counted in the tally. The depth of the tree was bounded by the parser, so this may recurse.
 */
export class WordReader {
  readonly paragraphs: WordParagraph[] = []
  private readonly fields = new WordFields()
  private readonly open = new Set<string>()
  private openNow: readonly string[] = []
  private changes: readonly TrackedChange[] = []
  private href: string | null = null
  private current: WordParagraph | null = null
  private row: Row | null = null
  private boxes: WordParagraph[] = []
  private into = this.paragraphs
  private bookmark: string | null = null
  /** The paragraphs between the ends of the bookmark that Stet sets around a draft; null where there is none. */
  draft: { from: number; to: number } | null = null
  /* Whether the paragraph's style hides its words. */
  private hidden = false

  constructor(
    private readonly part: Pick<WordPart, 'links' | 'other'>,
    private readonly styles: WordStyles,
    private readonly numbering: WordNumbering,
    private readonly dropped: DropTally,
    private readonly pictures: WordPictures,
    private readonly own: OwnChanges = NONE_OWN,
  ) {}

  read(element: WordElement): void {
    for (const one of elements(element)) this.block(one)
  }

  private block(element: WordElement): void {
    const change = CHANGES.get(element.name)
    if (change !== undefined) this.within(element, change, () => this.read(element))
    else if (element.name === 'w:p') this.paragraph(element)
    else if (element.name === 'w:tbl') this.table(element)
    else if (element.name === 'w:altChunk') this.dropped.add('chunks')
    else if (element.name === 'mc:AlternateContent') this.read(alternative(element))
    else if (WRAPPERS.has(element.name)) this.read(element)
    else if (!this.range(element) && this.current !== null) this.inline(element)
  }

  private paragraph(element: WordElement): void {
    const properties = child(element, 'w:pPr')
    const end = elements(child(properties, 'w:rPr')).flatMap(one => {
      const kind = CHANGES.get(one.name)
      return kind === undefined ? [] : [this.changeIn(one, kind)]
    })
    if (child(properties, 'w:pPrChange') !== null) this.dropped.add('formatting')
    const style = this.styles.roleOf(properties)
    if (this.row !== null) {
      /* A paragraph in a cell goes on in the row's. */
      if (this.row.paragraph.pieces.length > 0 && this.row.separator === '') this.row.separator = ' '
      this.content(element, properties, this.row.paragraph)
      return
    }
    const reference = this.styles.listOf(properties)
    const list = reference === null || style.kind === 'heading' ? null : this.numbering.next(reference)
    const setIn = isSetIn(properties)
    const paragraph = { role: roleOf(style), quote: style.kind === 'quote', list, setIn, pieces: [], end }
    if (style.kind === 'contents') {
      this.dropped.add('contents')
      return
    }
    this.content(element, properties, paragraph)
  }

  private content(element: WordElement, properties: WordElement | null, paragraph: WordParagraph): void {
    const outer = { current: this.current, boxes: this.boxes, hidden: this.hidden }
    this.current = paragraph
    this.boxes = []
    this.hidden = this.styles.inStyle(settingOf(properties, 'w:pStyle'), 'w:vanish')
    if (this.row === null) this.into.push(paragraph)
    for (const one of elements(element)) this.inline(one)
    const after = this.row === null ? this.into : outer.boxes
    for (const box of this.boxes) after.push(box)
    this.current = outer.current
    this.boxes = outer.boxes
    this.hidden = outer.hidden
  }

  private table(table: WordElement): void {
    const rows = rowsOf(table)
    /* One cell to a row is a frame around text, not a table of anything. */
    const isTable = rows.some(row => cellsOf(row).length > 1)
    if (isTable && this.row === null) this.dropped.add('tables')
    for (const row of rows) {
      const change = elements(child(row, 'w:trPr')).find(one => CHANGES.has(one.name))
      const kind = change && CHANGES.get(change.name)
      const read = () => this.cells(row, isTable)
      if (change && kind) this.within(change, kind, read)
      else read()
    }
  }

  private cells(row: WordElement, asRow: boolean): void {
    if (!asRow || this.row !== null) {
      for (const cell of cellsOf(row)) this.read(cell)
      return
    }
    const paragraph: WordParagraph = {
      role: { kind: 'row' },
      quote: false,
      list: null,
      setIn: false,
      pieces: [],
      end: [],
    }
    const outer = this.boxes
    this.boxes = []
    this.row = { paragraph, separator: '' }
    this.into.push(paragraph)
    for (const cell of cellsOf(row)) {
      this.row.separator = paragraph.pieces.some(piece => piece.kind === 'text') ? BETWEEN_CELLS : ''
      this.read(cell)
    }
    this.row = null
    for (const box of this.boxes) this.into.push(box)
    this.boxes = outer
  }

  private inline(element: WordElement): void {
    const change = CHANGES.get(element.name)
    if (change !== undefined) this.within(element, change, () => this.inlines(element))
    else if (element.name === 'w:r') this.run(element)
    else if (element.name === 'w:hyperlink') this.link(element)
    else if (element.name === 'w:fldSimple') this.simpleField(element)
    else if (element.name === 'w:ruby') this.ruby(element)
    else if (element.name === 'm:oMath' || element.name === 'm:oMathPara') this.formula(element)
    else if (element.name === 'mc:AlternateContent') this.inlines(alternative(element))
    else if (element.name === 'w:p' || element.name === 'w:tbl') this.block(element)
    else if (WRAPPERS.has(element.name)) this.inlines(element)
    else this.range(element)
  }

  private inlines(element: WordElement): void {
    for (const one of elements(element)) this.inline(one)
  }

  private range(element: WordElement): boolean {
    const id = element.attributes.get('w:id')
    if (element.name === 'w:bookmarkStart' || element.name === 'w:bookmarkEnd') {
      this.bound(element, id ?? '')
      return true
    }
    if (element.name === 'w:commentRangeStart' && id !== undefined) {
      if (this.open.size < MAX_OPEN) this.open.add(id)
      this.sign(id)
    } else if (element.name === 'w:commentRangeEnd' && id !== undefined) this.open.delete(id)
    else return false
    this.openNow = [...this.open]
    return true
  }

  private bound(element: WordElement, id: string): void {
    const here = Math.max(0, this.paragraphs.length - (this.current === null ? 0 : 1))
    if (element.attributes.get('w:name') === DRAFT_BOOKMARK) {
      this.bookmark = id
      this.draft = { from: here, to: Number.POSITIVE_INFINITY }
    } else if (element.name === 'w:bookmarkEnd' && id === this.bookmark && this.draft !== null)
      this.draft.to = here + 1
  }

  /* Where a comment begins or has its sign: what is there when its range holds no words. */
  private sign(id: string): void {
    ;(this.current ?? this.into.at(-1))?.pieces.push({ kind: 'comment', id })
  }

  private within(element: WordElement, kind: TrackedChange['kind'], read: () => void): void {
    const outer = this.changes
    const change = this.changeIn(element, kind)
    /* Refused, a deletion never was. */
    if (!(change.own && this.own.refused && kind === 'del')) this.changes = [...outer, change]
    read()
    this.changes = outer
  }

  private link(element: WordElement): void {
    const outer = this.href
    const id = element.attributes.get('r:id')
    const address = id === undefined ? undefined : this.part.links.get(id)
    const href = address === undefined ? null : linkUrl(address)
    if (address !== undefined && href === null) this.dropped.add('links')
    this.href = href ?? outer
    this.inlines(element)
    this.href = outer
  }

  private simpleField(element: WordElement): void {
    this.fields.begin()
    this.fieldCode(element.attributes.get('w:instr') ?? '')
    if (this.fields.separate()) this.dropped.add('links')
    this.inlines(element)
    this.fields.end()
  }

  /* What is read beside the letters follows them in brackets, as where it cannot stand above. */
  private ruby(element: WordElement): void {
    this.inlines(child(element, 'w:rubyBase') ?? NOTHING)
    const above = descendants(child(element, 'w:rt'), 'w:t').map(ownText).join('')
    if (above !== '') this.text(`(${above})`, PLAIN_RUN)
  }

  private formula(element: WordElement): void {
    this.dropped.add('formulas')
    const words = descendants(element, 'm:t').map(ownText).join('')
    if (words !== '') this.text(words, PLAIN_RUN)
  }

  private run(run: WordElement): void {
    const properties = child(run, 'w:rPr')
    const { styles } = this
    if (child(properties, 'w:rPrChange') !== null) this.dropped.add('formatting')
    const hidden =
      styles.letters(properties, 'w:vanish') || (this.hidden && child(properties, 'w:vanish') === null)
    const complex = isOn(child(properties, 'w:rtl')) || isOn(child(properties, 'w:cs'))
    const look = {
      strong: styles.letters(properties, complex ? 'w:bCs' : 'w:b'),
      em: styles.letters(properties, complex ? 'w:iCs' : 'w:i'),
    }
    if (!hidden && run.hasWords) {
      if (styles.letters(properties, 'w:strike') || styles.letters(properties, 'w:dstrike'))
        this.dropped.add('struck')
      if (/^(?:super|sub)script$/.test(settingOf(properties, 'w:vertAlign') ?? ''))
        this.dropped.add('shifted')
    }
    if (hidden && run.hasWords) this.dropped.add('hidden')
    for (const one of elements(run)) {
      if (!hidden || !(HIDEABLE.has(one.name) || LETTERS.has(one.name))) this.runContent(one, look)
    }
  }

  private runContent(element: WordElement, look: Look): void {
    const letter = LETTERS.get(element.name)
    if (letter !== undefined) {
      this.text(letter, look)
      return
    }
    switch (element.name) {
      case 'w:t':
      case 'w:delText':
        this.text(ownText(element).replace(/[\t\r\n]+/g, ' '), look)
        return
      case 'w:br':
        if (/^(?:page|column)$/.test(element.attributes.get('w:type') ?? '')) this.text(' ', look)
        else this.text('\n', look)
        return
      case 'w:sym':
        this.symbol(element, look)
        return
      case 'w:fldChar':
        this.field(element.attributes.get('w:fldCharType') ?? '')
        return
      case 'w:instrText':
      case 'w:delInstrText':
        this.fieldCode(ownText(element))
        return
      case 'w:commentReference':
        this.sign(element.attributes.get('w:id') ?? '')
        return
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.current?.pieces.push({
          kind: 'note',
          of: element.name === 'w:footnoteReference' ? 'footnote' : 'endnote',
          id: element.attributes.get('w:id') ?? '',
          changes: this.changes,
        })
        return
      case 'mc:AlternateContent':
        for (const one of elements(alternative(element))) this.runContent(one, look)
        return
      case 'w:ruby':
        this.ruby(element)
        return
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.picture(element)
        return
      default:
        return
    }
  }

  /* Word counts figures by a field, and so does a caption that has no style of its own. */
  private fieldCode(code: string): void {
    this.fields.code(code)
    const { current } = this
    if (current?.role.kind === 'plain' && /^\s*SEQ\s/i.test(code)) current.role = { kind: 'caption' }
  }

  private field(type: string): void {
    if (type === 'begin') this.fields.begin()
    else if (type === 'separate') {
      if (this.fields.separate()) this.dropped.add('links')
    } else if (type === 'end') this.fields.end()
  }

  /* Letters of picture fonts have numbers that mean nothing in any other font. */
  private symbol(element: WordElement, look: Look): void {
    const code = Number.parseInt(element.attributes.get('w:char') ?? '', 16)
    if (Number.isInteger(code) && code >= 0x20 && code < 0xe000 && !(code >= 0xd800 && code < 0xe000))
      this.text(String.fromCodePoint(code), look)
    else this.dropped.add('symbols')
  }

  /* Words in a box stand after the paragraph that the box is fixed to; the rest of a drawing is a picture. */
  private picture(element: WordElement): void {
    const boxes = outermost(element, 'w:txbxContent')
    if (boxes.length === 0) {
      const rule = descendants(element, 'v:rect').some(one =>
        /^(?:t|true|1)$/.test(one.attributes.get('o:hr') ?? ''),
      )
      if (rule && this.row === null) this.boxes.push(standing({ kind: 'rule' }))
      else {
        for (const { key, alt } of this.pictures.in(element, this.part))
          this.boxes.push(standing({ kind: 'picture', key, alt, changes: this.changes }))
      }
      return
    }
    this.dropped.add('boxes')
    for (const box of boxes) {
      const outer = { current: this.current, row: this.row, into: this.into, href: this.href }
      this.current = null
      this.row = null
      this.into = this.boxes
      this.href = null
      this.read(box)
      this.current = outer.current
      this.row = outer.row
      this.into = outer.into
      this.href = outer.href
    }
  }

  private text(text: string, look: Look): void {
    const { current, row } = this
    if (current === null || text === '') return
    if (this.own.refused && this.changes.some(({ own }) => own)) return
    if (row !== null && row.separator !== '' && text.trim() !== '') {
      const before = row.paragraph.pieces.findLast(piece => piece.kind === 'text')
      const comments = before?.kind === 'text' ? before.comments.filter(id => this.open.has(id)) : []
      current.pieces.push(this.piece(row.separator, PLAIN_RUN, null, comments))
      row.separator = ''
    }
    current.pieces.push(this.piece(text, look, this.href ?? this.fields.href, this.openNow))
  }

  private changeIn(element: WordElement, kind: TrackedChange['kind']): TrackedChange {
    const author = element.attributes.get('w:author') ?? ''
    const at = element.attributes.get('w:date') ?? null
    return { kind, author, at, own: this.own.includes({ kind, author, at }) }
  }

  private piece(text: string, look: Look, href: string | null, comments: readonly string[]): WordText {
    return { kind: 'text', text, style: { ...look, href }, changes: this.changes, comments }
  }
}

/* A paragraph without words. */
function standing(role: ParagraphKind): WordParagraph {
  return { role, quote: false, list: null, setIn: false, pieces: [], end: [] }
}

type Look = Pick<Style, 'strong' | 'em'>
const PLAIN_RUN: Look = { strong: false, em: false }
const NOTHING: WordElement = { name: '', attributes: new Map(), children: [], hasWords: false }

function roleOf(style: StyleRole): ParagraphKind {
  if (style.kind === 'heading') return style
  return /^(?:title|subtitle|caption)$/.test(style.kind) ? (style as ParagraphKind) : { kind: 'plain' }
}

function isSetIn(properties: WordElement | null): boolean {
  const indent = child(properties, 'w:ind')?.attributes
  return Number(indent?.get('w:start') ?? indent?.get('w:left') ?? 0) > 0
}

/* Of content in two forms the newer, unless it has no words and the older has: both say the same. */
function alternative(element: WordElement): WordElement {
  const choice = child(element, 'mc:Choice')
  const fallback = child(element, 'mc:Fallback')
  const shown = (one: WordElement, name: string) => descendants(one, name).length > 0
  if (choice && fallback && !choice.hasWords && !shown(choice, 'a:blip') && shown(fallback, 'v:imagedata'))
    return fallback
  if (choice !== null && (fallback === null || choice.hasWords || !fallback.hasWords)) return choice
  return fallback ?? NOTHING
}

function rowsOf(table: WordElement): WordElement[] {
  return inside(table, 'w:tr')
}

function cellsOf(row: WordElement): WordElement[] {
  return inside(row, 'w:tc')
}

/* Rows and cells may stand in content controls and the like. */
function inside(element: WordElement, name: string): WordElement[] {
  return elements(element).flatMap(one => {
    if (one.name === name) return [one]
    return WRAPPERS.has(one.name) ? inside(one, name) : []
  })
}
