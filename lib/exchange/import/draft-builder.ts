import type { Attrs, Mark, Node } from 'prosemirror-model'
import { MAX_DOC_SIZE } from '@/lib/domain/authority'
import { pictureDescription, manuscriptSchema as schema } from '@/lib/domain/manuscript-schema'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { withoutControls } from './carriable-text'
import type { ImportRefusal } from './import-refusal'

/** Containers deeper than this are flattened: their text stays, their frame goes. */
export const MAX_DEPTH = 40
/* What HTML counts as white space: not the no-break space, which somebody meant. */
const WHITE_SPACE = /[ \t\n\f\r]+/g
/* How far up a closing tag looks for what it closes. */
const REACH = 64

export type Container = 'quote' | 'bullets' | 'numbers' | 'item'
/**
 * A block of text; `h1` becomes the headline or, when there is one, a heading; a caption belongs to the picture just
 * before it or, in a figure, just after, and is a paragraph without one.
 */
export type BlockKind = 'paragraph' | 'standfirst' | 'h1' | 'h2' | 'h3' | 'h4' | 'caption'

export interface Style {
  readonly strong: boolean
  readonly em: boolean
  readonly href: string | null
  /** Ids of the claims that the words belong to. */
  readonly claims?: readonly string[]
}
export const PLAIN: Style = { strong: false, em: false, href: null }

interface Frame {
  readonly kind: Container
  /** Beyond MAX_DEPTH: counted, so that its end tag finds it, and not built. */
  readonly flat: boolean
  readonly order: number
  readonly children: Node[]
}

interface BuilderOptions {
  readonly headline?: string | undefined
  /** Only an `h1` with no text before it is the headline: moving a later one up would change the order of words. */
  readonly headlineLeads: boolean
}

/**
 * Builds a manuscript from a stream of blocks, text and containers, in time linear in the stream and with no
 * recursion. Whatever order they come in, the outcome is valid: items without a list, a list in a list, a heading
 * as an item's first block are put right, blocks without text are left out, and no text is lost.
 */
export class DraftBuilder {
  private readonly body: Node[] = []
  private readonly frames: Frame[] = []
  private headline: readonly Node[] | null = null
  private standfirst: readonly Node[] | null = null
  private kind: BlockKind = 'paragraph'
  private inline: Node[] = []
  private empty = true
  private lineStart = true
  /* The space between the last word and the next, in the style of where it stood. */
  private space: Style | null = null
  private readonly headlineLeads: boolean
  private repeated = false
  /* A picture that waits for its caption, and a caption that waits for its picture. */
  private picture: { readonly key: string; readonly alt: string } | null = null
  private caption: readonly Node[] | null = null
  private figures = 0

  constructor(options: BuilderOptions) {
    this.headlineLeads = options.headlineLeads
    this.setHeadline(options.headline ?? '')
  }

  /** Whether the block at hand has text. */
  get hasText(): boolean {
    return !this.empty
  }

  /** A headline known from elsewhere than the text; the first one wins, a later one is kept as a heading. */
  setHeadline(text: string): void {
    this.startBlock('h1')
    this.addText(text, PLAIN)
    this.endBlock()
  }

  /** A standfirst known from elsewhere than the text. */
  setStandfirst(text: string): void {
    if (oneLine(text) === '') return
    this.startBlock('standfirst')
    this.addText(text, PLAIN)
    this.endBlock()
  }

  startBlock(kind: BlockKind): void {
    if (this.empty && this.kind === 'standfirst' && kind === 'paragraph') return
    this.endBlock()
    this.kind = kind
  }

  /** Text as HTML has it: runs of white space are one space, none at the ends of a block. */
  addText(text: string, style: Style): void {
    const collapsed = withoutControls(text).replace(WHITE_SPACE, ' ')
    const words = collapsed.replace(/^ | $/g, '')
    if (collapsed.startsWith(' ')) this.space ??= style
    if (words === '') return
    if (this.space !== null && !this.lineStart) this.push(' ', this.space)
    this.push(words, style)
    this.space = collapsed.endsWith(' ') ? style : null
  }

  /** Text as typed: every space kept, a line end is a break. */
  addVerbatim(text: string, style: Style): void {
    for (const [index, line] of withoutControls(text).split('\n').entries()) {
      if (index > 0) this.addBreak(style)
      if (line !== '') this.push(line, style)
    }
  }

  addBreak(style: Style = PLAIN): void {
    if (this.empty) return
    this.inline.push(schema.nodes.hard_break.create(null, null, claimMarks(style)))
    this.space = null
    this.lineStart = true
  }

  /** A picture, by its key; a block of kind `caption` that follows is its caption. */
  addPicture(key: string, alt: string): void {
    this.endBlock()
    this.endPicture()
    this.picture = { key, alt: pictureDescription(alt) }
  }

  /** Begins a figure, in which a caption may stand before its picture. */
  openFigure(): void {
    this.endBlock()
    this.endPicture()
    this.figures++
  }

  closeFigure(): void {
    this.endBlock()
    if (this.figures > 0) this.figures--
    if (this.figures === 0) this.endPicture()
  }

  addRule(): void {
    this.endBlock()
    this.endPicture()
    this.addBlock(schema.nodes.horizontal_rule.create())
  }

  endBlock(): void {
    const kind = this.kind
    const inline = withoutTrailingSpace(this.inline)
    this.inline = []
    this.empty = true
    this.lineStart = true
    this.space = null
    this.kind = 'paragraph'
    if (inline.length === 0) return
    if (kind === 'caption') {
      this.addCaption(inline)
      return
    }
    this.endPicture()
    if (kind === 'h1') this.endTopHeading(inline)
    else if (kind === 'standfirst' && this.standfirst === null) {
      this.standfirst = line(inline, ['claim', 'em', 'strong', 'link'])
    } else if (kind === 'paragraph' || kind === 'standfirst') {
      this.addBlock(schema.nodes.paragraph.create(null, inline))
    } else this.addBlock(heading(Number(kind.slice(1)), inline))
  }

  open(kind: Container, order = 1): void {
    this.endBlock()
    this.endPicture()
    const top = this.frames.at(-1)
    if (kind !== 'item' && top && isList(top.kind)) this.pushFrame('item', 1)
    this.pushFrame(kind, order)
  }

  /** Ends the innermost container of this kind; an end without a beginning is passed over. */
  close(...kinds: readonly Container[]): void {
    const barrier = kinds.includes('item')
    for (let at = this.frames.length - 1; at >= Math.max(0, this.frames.length - REACH); at--) {
      const frame = this.frames[at] as Frame // at is within the array
      if (kinds.includes(frame.kind)) {
        this.endBlock()
        this.endPicture()
        while (this.frames.length > at) this.pop()
        return
      }
      if (barrier && isList(frame.kind)) return
    }
  }

  finish(): Result<Node, ImportRefusal> {
    this.endBlock()
    this.endPicture()
    while (this.frames.length > 0) this.pop()
    const { doc, headline, standfirst, paragraph } = schema.nodes
    const built = doc.create(null, [
      headline.create(null, this.headline ?? []),
      standfirst.create(null, this.standfirst ?? []),
      ...(this.body.length > 0 ? this.body : [paragraph.create()]),
    ])
    if (built.content.size > MAX_DOC_SIZE) {
      return refuse({
        code: 'too_large',
        message: 'That text is too long for one draft: some 400,000 words fit. Nothing was imported.',
      })
    }
    built.check()
    return ok(built)
  }

  private addCaption(inline: readonly Node[]): void {
    if (this.picture === null && this.figures > 0 && this.caption === null) this.caption = inline
    else if (this.picture === null) this.addBlock(schema.nodes.paragraph.create(null, inline))
    else {
      this.addBlock(figure(this.picture, inline))
      this.picture = null
    }
  }

  /* The picture goes without a caption, or with the one before it; a caption without a picture is a paragraph. */
  private endPicture(): void {
    const { picture, caption } = this
    this.picture = null
    this.caption = null
    if (picture !== null) this.addBlock(figure(picture, caption ?? []))
    else if (caption !== null) this.addBlock(schema.nodes.paragraph.create(null, caption))
  }

  private endTopHeading(inline: readonly Node[]): void {
    const leads = this.body.length === 0 && this.frames.length === 0
    if (this.headline === null && (leads || !this.headlineLeads))
      this.headline = line(inline, ['claim', 'em'])
    else if (this.headline === null || textOf(inline) !== textOf(this.headline) || this.repeated) {
      this.addBlock(heading(2, inline))
    } else this.repeated = true
  }

  private push(text: string, style: Style): void {
    const marks = claimMarks(style)
    if (style.href !== null) marks.push(schema.mark('link', { href: style.href }))
    if (style.strong) marks.push(schema.mark('strong'))
    if (style.em) marks.push(schema.mark('em'))
    this.inline.push(schema.text(text, marks))
    this.empty = false
    this.lineStart = false
  }

  private pushFrame(kind: Container, order: number): void {
    this.frames.push({ kind, order, flat: this.frames.length >= MAX_DEPTH, children: [] })
  }

  private pop(): void {
    const frame = this.frames.pop()
    if (frame === undefined || frame.flat) return
    const { blockquote, bullet_list, ordered_list, list_item } = schema.nodes
    const { children } = frame
    if (children.length === 0) return
    if (frame.kind === 'quote') this.addBlock(blockquote.create(null, children))
    else if (frame.kind === 'item') this.addItem(list_item.create(null, itemContent(children)))
    else if (frame.kind === 'bullets') this.addBlock(bullet_list.create(null, children))
    else this.addBlock(ordered_list.create({ order: frame.order }, children))
  }

  private addBlock(block: Node): void {
    const parent = this.parent()
    if (parent === null) this.body.push(block)
    else if (isList(parent.kind))
      parent.children.push(schema.nodes.list_item.create(null, itemContent([block])))
    else parent.children.push(block)
  }

  private addItem(item: Node): void {
    const parent = this.parent()
    if (parent !== null && isList(parent.kind)) parent.children.push(item)
    else this.addBlock(schema.nodes.bullet_list.create(null, item))
  }

  private parent(): Frame | null {
    return this.frames[Math.min(this.frames.length, MAX_DEPTH) - 1] ?? null
  }
}

function claimMarks({ claims = [] }: Style): Mark[] {
  return claims.map(id => schema.mark('claim', { id }))
}

function isList(kind: Container): boolean {
  return kind === 'bullets' || kind === 'numbers'
}

function heading(level: number, inline: readonly Node[]): Node {
  return schema.nodes.heading.create({ level: Math.min(4, Math.max(2, level)) } satisfies Attrs, inline)
}

/* How large the picture is says whoever keeps it. */
function figure({ key, alt }: { key: string; alt: string }, caption: readonly Node[]): Node {
  return schema.nodes.figure.create({ picture: key, width: 1, height: 1, alt }, caption)
}

/* An item begins with a paragraph: a heading there becomes one, anything else gets an empty one before it. */
function itemContent(children: readonly Node[]): readonly Node[] {
  const { paragraph, heading: headingType } = schema.nodes
  const [first, ...rest] = children
  if (first?.type === paragraph) return children
  if (first?.type === headingType) return [paragraph.create(null, first.content), ...rest]
  return [paragraph.create(), ...children]
}

/* Inline content for a block of one line: breaks are spaces, and only these marks stay. */
function line(inline: readonly Node[], marks: readonly string[]): Node[] {
  return inline.map(node =>
    schema.text(
      node.text ?? ' ',
      node.marks.filter(mark => marks.includes(mark.type.name)),
    ),
  )
}

function withoutTrailingSpace(inline: readonly Node[]): Node[] {
  const kept = [...inline]
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    kept.pop()
    const text = last.text?.trimEnd()
    if (text) {
      kept.push(schema.text(text, last.marks))
      break
    }
  }
  return kept
}

/** The text in one line: runs of white space are one space, none at the ends. */
export function oneLine(text: string): string {
  return text.replace(WHITE_SPACE, ' ').replace(/^ | $/g, '')
}

function textOf(inline: readonly Node[]): string {
  return oneLine(inline.map(node => node.text ?? ' ').join(''))
}
