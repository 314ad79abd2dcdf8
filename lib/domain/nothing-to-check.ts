import type { Mark, Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { lineText } from './manuscript-text'
import { sentencesOf, sentencesOfText } from './sentence'
import { wordingOf } from './wording'

/** A stretch of one textblock: UTF-16 offsets in its text, end exclusive. */
export interface TextStretch {
  readonly start: number
  readonly end: number
}

/**
 * A short name for a wording: the same for the same words, white space not counted, and practically never for others
 * (64 bits of FNV-1a in two halves). It is no secret and proves nothing: whoever may set the mark may set any.
 */
export function fingerprintOf(text: string): string {
  const wording = wordingOf(text)
  let [a, b] = [0x811c9dc5, 0xdeadbeef]
  for (let i = 0; i < wording.length; i++) {
    const unit = wording.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ (unit + i), 0x01000193)
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36)
}

/** The mark that says of a node that there is nothing to check in its words; undefined where there is none. */
function markOf(node: Node): Mark | undefined {
  return node.marks.find(mark => mark.type.name === 'nothing_to_check')
}

const known = new WeakMap<Node, readonly TextStretch[]>()

/**
 * The stretches of a textblock that somebody marked as "nothing to check", as long as they read as they did then: like
 * a finding, the mark is about a wording. Reworded, they are none; worded so again, as by undo, they are again. Worked
 * out once for each version of a block.
 */
export function nothingToCheckIn(block: Node): readonly TextStretch[] {
  const before = known.get(block)
  if (before) return before
  const text = lineText(block)
  const found = runsIn(block).flatMap(({ of, start, end }) => {
    if (fingerprintOf(text.slice(start, end)) === of) return [{ start, end }]
    // Two marked sentences that read the same and touch are one run: each is looked at.
    return sentencesOfText(text.slice(start, end))
      .map(part => ({ start: start + part.start, end: start + part.end }))
      .filter(part => fingerprintOf(text.slice(part.start, part.end)) === of)
  })
  known.set(block, found)
  return found
}

function runsIn(block: Node): (TextStretch & { readonly of: string })[] {
  const runs: { of: string; start: number; end: number }[] = []
  block.forEach((node, start) => {
    const of = markOf(node)?.attrs.of
    if (of === undefined) return
    const end = start + node.nodeSize
    const last = runs.at(-1)
    if (last?.end === start && last.of === of) last.end = end
    else runs.push({ of, start, end })
  })
  return runs
}

/** The wordings that there is nothing to check in, in the blocks of one draft that the other does not share. */
function wordingsApart(doc: Node, other: Node): string[] {
  const shared = new Set(textblocksOf(other))
  return textblocksOf(doc)
    .filter(block => !shared.has(block))
    .flatMap(block => {
      const text = lineText(block)
      return nothingToCheckIn(block).map(({ start, end }) => text.slice(start, end))
    })
}

function textblocksOf(doc: Node): Node[] {
  const blocks: Node[] = []
  doc.descendants(node => {
    if (node.isTextblock) blocks.push(node)
    return !node.isTextblock
  })
  return blocks
}

/** Which wordings a change newly has nothing to check in, and in which there is something again. */
export function nothingToCheckChanges(
  before: Node,
  after: Node,
): { readonly passed: readonly string[]; readonly reopened: readonly string[] } {
  const passed = wordingsApart(after, before)
  const reopened: string[] = []
  for (const wording of wordingsApart(before, after)) {
    const at = passed.indexOf(wording)
    if (at < 0) reopened.push(wording)
    else passed.splice(at, 1)
  }
  return { passed, reopened }
}

/** A draft with the sentences marked in which another had nothing to check, where it has them word for word. */
export function carryNothingToCheck(present: Node, fresh: Node): Node {
  const { nothing_to_check } = fresh.type.schema.marks
  const wordings = new Set<string>()
  for (const block of textblocksOf(present)) {
    const text = lineText(block)
    for (const { start, end } of nothingToCheckIn(block)) wordings.add(fingerprintOf(text.slice(start, end)))
  }
  if (wordings.size === 0 || !nothing_to_check) return fresh
  const change = new Transform(fresh)
  for (const { from, to, text } of sentencesOf(fresh)) {
    const of = fingerprintOf(text)
    if (wordings.has(of)) change.addMark(from, to, nothing_to_check.create({ of }))
  }
  return change.doc
}

/** A draft without these marks, every word where it is. */
export function withoutNothingToCheck(doc: Node): Node {
  const { nothing_to_check } = doc.type.schema.marks
  return nothing_to_check ? new Transform(doc).removeMark(0, doc.content.size, nothing_to_check).doc : doc
}
