/* The document as it comes over the wire. Read here without ProseMirror, which the queue would carry for nothing. */

/** A run of text in one format, under the same claims. */
export interface DraftPiece {
  readonly text: string
  /** Ids of the claims over this text, in no order. */
  readonly claims: readonly string[]
  readonly em: boolean
  readonly strong: boolean
  /** As the document has it; show it only through `linkUrl`. */
  readonly href: string | null
}

const LINE_KINDS = ['headline', 'standfirst', 'heading', 'paragraph'] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** A textblock of the draft in reading order. */
export interface DraftLine {
  readonly kind: LineKind
  /** Stands in a quotation or a list. */
  readonly within: 'quotation' | 'list' | null
  readonly pieces: readonly DraftPiece[]
}

interface JsonNode {
  readonly type: string
  readonly text?: unknown
  readonly marks?: unknown
  readonly content?: unknown
}

function isNode(value: unknown): value is JsonNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function nodesIn(value: unknown): readonly JsonNode[] {
  return Array.isArray(value) ? value.filter(isNode) : []
}

/**
 * The textblocks of a draft, from the `doc` of `GET /api/articles/:id`. Nodes of an unknown kind are read for the
 * text in them, so that a later schema still shows.
 */
export function draftLines(doc: unknown): DraftLine[] {
  const lines: DraftLine[] = []
  const walk = (node: JsonNode, within: DraftLine['within']) => {
    const children = nodesIn(node.content)
    if (node.type === 'blockquote') for (const child of children) walk(child, 'quotation')
    else if (node.type === 'bullet_list' || node.type === 'ordered_list' || node.type === 'list_item')
      for (const child of children) walk(child, within ?? 'list')
    else if (children.some(child => child.type === 'text' || child.type === 'hard_break'))
      lines.push({ kind: kindOf(node.type), within, pieces: children.flatMap(piecesOf) })
    else for (const child of children) walk(child, within)
  }
  if (isNode(doc)) walk(doc, null)
  return lines
}

function kindOf(type: string): LineKind {
  return LINE_KINDS.find(kind => kind === type) ?? 'paragraph'
}

function piecesOf(node: JsonNode): DraftPiece[] {
  const text = node.type === 'hard_break' ? '\n' : typeof node.text === 'string' ? node.text : ''
  if (text === '') return []
  const marks = nodesIn(node.marks)
  const attr = (mark: JsonNode | undefined, name: string) => {
    const attrs: unknown = mark && 'attrs' in mark ? mark.attrs : null
    const value: unknown = typeof attrs === 'object' && attrs !== null ? Reflect.get(attrs, name) : undefined
    return typeof value === 'string' ? value : null
  }
  return [
    {
      text,
      claims: marks.filter(mark => mark.type === 'claim').flatMap(mark => attr(mark, 'id') ?? []),
      em: marks.some(mark => mark.type === 'em'),
      strong: marks.some(mark => mark.type === 'strong'),
      href: attr(
        marks.find(mark => mark.type === 'link'),
        'href',
      ),
    },
  ]
}

/** The text of a line, UTF-16; a hard break is `\n`. */
export function textOf(line: DraftLine): string {
  return line.pieces.map(piece => piece.text).join('')
}
