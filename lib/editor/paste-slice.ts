import { Fragment, type Mark, type Node, type ResolvedPos, Slice } from 'prosemirror-model'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'

const { headline, standfirst, heading, paragraph, figure, text } = manuscriptSchema.nodes
const { claim } = manuscriptSchema.marks

/* What a computer cannot store or show as text; Word's line break inside a paragraph is a vertical tab. */
const LINE_ENDS = /\r\n?|[\n\v\f\u2028\u2029]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to leave out
const CONTROL = /[\u0000-\u0008\u000E-\u001F]/g
const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Text without control characters and halves of characters. */
export function cleanText(pasted: string): string {
  return pasted.replace(CONTROL, '').replace(HALF, '\uFFFD')
}

/** Plain text as paragraphs, one a line, with the marks that text typed there would have. */
export function sliceOfText(pasted: string, $context: ResolvedPos): Slice {
  const marks = $context.marks()
  const lines = pasted.split(LINE_ENDS).map(cleanText)
  const paragraphs = lines
    .filter(line => lines.length === 1 || line.trim() !== '')
    .map(line => paragraph.create(null, line === '' ? null : manuscriptSchema.text(line, marks)))
  return Slice.maxOpen(Fragment.from(paragraphs))
}

/** The slice with the claim marks taken off that `keep` does not keep. */
export function keepClaims(slice: Slice, keep: (id: string) => boolean): Slice {
  const drop = (mark: Mark) => mark.type === claim && !keep(mark.attrs.id)
  const clean = (node: Node): Node => {
    if (!node.isInline) return node.copy(mapped(node.content, clean))
    return node.marks.some(drop) ? node.mark(node.marks.filter(mark => !drop(mark))) : node
  }
  return new Slice(mapped(slice.content, clean), slice.openStart, slice.openEnd)
}

/** The slice with its text under these claims as well: text pasted inside a claim belongs to it, as typed text does. */
export function underClaims(slice: Slice, marks: readonly Mark[]): Slice {
  const claims = marks.filter(mark => mark.type === claim)
  if (claims.length === 0 || !isOneLine(slice)) return slice
  const add = (node: Node): Node =>
    node.isInline
      ? node.mark(claims.reduce((set, mark) => mark.addToSet(set), node.marks))
      : node.copy(mapped(node.content, add))
  return new Slice(mapped(slice.content, add), slice.openStart, slice.openEnd)
}

/** The slice with a copied headline as heading and a copied standfirst as paragraph, as the body holds them. */
export function forBody(slice: Slice): Slice {
  if (isOneLine(slice) && slice.openStart > 0) return slice
  return new Slice(mapped(slice.content, bodyBlock), slice.openStart, slice.openEnd)
}

/** A block as the body holds it. */
export function bodyBlock(node: Node): Node {
  if (node.type === headline) return heading.create({ level: 2 }, node.content)
  return node.type === standfirst ? paragraph.create(null, node.content) : node
}

/** Whether the slice is text of one line and nothing else. */
function isOneLine({ content }: Slice): boolean {
  if (content.childCount === 0) return false
  if (content.firstChild?.isInline) return true
  return content.childCount === 1 && isLine(content.firstChild)
}

/** Whether a block is a line of text and nothing more, as a figure is not. */
export function isLine(node: Node | null | undefined): boolean {
  return node?.isTextblock === true && node.type !== figure
}

/** Inline content as a headline or standfirst holds it: no line breaks, and only the marks allowed there. */
export function inOneLine(content: Fragment, parent: Node): Fragment {
  return mapped(content, node => {
    const line = node.isText ? node : manuscriptSchema.text(' ', node.marks)
    return line.type === text ? line.mark(parent.type.allowedMarks(line.marks)) : line
  })
}

function mapped(content: Fragment, change: (node: Node) => Node): Fragment {
  const nodes: Node[] = []
  content.forEach(node => {
    nodes.push(change(node))
  })
  return Fragment.from(nodes)
}
