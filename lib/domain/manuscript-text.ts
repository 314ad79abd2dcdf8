import type { Node } from 'prosemirror-model'
import { segmentsOf } from './segment'

/** One textblock of the manuscript inside the plain text of the whole. */
export interface TextLine {
  /** ProseMirror position of the block's content. */
  readonly pos: number
  /** UTF-16 offset of the line in the plain text. */
  readonly offset: number
  readonly text: string
  readonly node: Node
}

const texts = new WeakMap<Node, string>()

/**
 * The text of one textblock, UTF-16; a hard break is `\n`. One unit of text is one ProseMirror position. Put
 * together once: a draft of 50,000 words has a thousand blocks, and a key changes one.
 */
export function lineText(block: Node): string {
  let text = texts.get(block)
  if (text === undefined) {
    text = block.textBetween(0, block.content.size, null, leaf => leaf.type.spec.leafText?.(leaf) ?? '￼')
    texts.set(block, text)
  }
  return text
}

/** The textblocks of the manuscript in reading order: headline, standfirst, then the blocks of the body. */
export function linesOf(doc: Node): TextLine[] {
  const lines: TextLine[] = []
  let offset = 0
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const text = lineText(node)
    lines.push({ pos: pos + 1, offset, text, node })
    offset += text.length + 1
    return false
  })
  return lines
}

/**
 * The plain text of the manuscript: headline, standfirst and blocks, one a line, joined by `\n`. An empty
 * headline or standfirst is an empty line, so that the first two lines are always these two.
 */
export function plainText(doc: Node): string {
  return linesOf(doc)
    .map(line => line.text)
    .join('\n')
}

/** UTF-16 offset in the plain text → ProseMirror position; an offset on a line break belongs to the line before. */
export function positionOf(lines: readonly TextLine[], offset: number): number | null {
  for (const line of lines) {
    if (offset >= line.offset && offset <= line.offset + line.text.length)
      return line.pos + (offset - line.offset)
  }
  return null
}

/** Number of Unicode code points in a string; a lone surrogate counts as one. */
export function codePointLength(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0xd800 && unit <= 0xdbff && i + 1 < text.length) {
      const low = text.charCodeAt(i + 1)
      if (low >= 0xdc00 && low <= 0xdfff) i++
    }
    count++
  }
  return count
}

/** Offset in Unicode code points → offset in UTF-16 units; null where the text is shorter. */
export function utf16Offset(text: string, codePoints: number): number | null {
  let offset = 0
  for (let count = 0; count < codePoints; count++) {
    const point = text.codePointAt(offset)
    if (point === undefined) return null
    offset += point > 0xffff ? 2 : 1
  }
  return offset
}

/** Words of a text as a newsroom counts them; for scripts without spaces, as the segmenter splits them. */
export function wordCount(text: string): number {
  let count = 0
  for (const segment of segmentsOf(text, 'word')) if (segment.isWord) count++
  return count
}
