import { closeHistory } from 'prosemirror-history'
import { Fragment, type Mark, type Node } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { lineText } from '@/lib/domain/manuscript-text'
import { wordingDiff } from '@/lib/domain/wording-diff'
import { textblocksIn } from './changed-blocks'
import { claimsIn, rangesOf } from './claim-index'

const { claim, link } = manuscriptSchema.marks
const { hard_break, headline, standfirst } = manuscriptSchema.nodes

/** The words of a claim in one textblock, from its first to its last marked character. */
interface ClaimPart {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly block: Node
}

/**
 * Replaces a claim's words, changing only the words that differ, as one undoable step. The claim stays on all of
 * the new wording; other claims and formatting stay on the words that stay, and go over to a changed word when
 * they covered the one it replaces. A claim over several blocks takes a line for each; when the lines are not as
 * many, all goes into the first. False where the claim is not in the draft, or says that already.
 */
export function applyWording(id: string, wording: string): Command {
  return (state, dispatch) => {
    const parts = partsOf(state.doc, id)
    const text = wording.replace(/\r\n?/g, '\n').trim()
    if (parts.length === 0 || text === '') return false
    const lines = text.split('\n')
    const texts = lines.length === parts.length ? lines : [text, ...parts.slice(1).map(() => '')]
    const wanted = parts.map(({ block }, i) => {
      const line = texts[i] ?? ''
      return block.type === headline || block.type === standfirst ? line.replace(/\s*\n\s*/g, ' ') : line
    })
    if (parts.every((part, i) => part.text === wanted[i])) return false
    if (dispatch) {
      const tr = closeHistory(state.tr)
      for (const [i, part] of [...parts.entries()].reverse()) reword(tr, id, part, wanted[i] ?? '')
      dispatch(tr)
    }
    return true
  }
}

/** Deletes a claim's words, the space they leave over, and blocks left empty, as one undoable step. */
export function cutClaim(id: string): Command {
  return (state, dispatch) => {
    const ranges = rangesOf(state.doc, id)
    if (ranges.length === 0) return false
    if (dispatch) {
      const tr = closeHistory(state.tr)
      for (const { from, to } of ranges.reverse()) {
        const whole = withSpareSpace(tr.doc, from, to)
        tr.delete(whole.from, whole.to)
        dropEmptyBlock(tr, whole.from)
      }
      dispatch(tr)
    }
    return true
  }
}

function partsOf(doc: Node, id: string): ClaimPart[] {
  const parts: ClaimPart[] = []
  textblocksIn(doc, 0, doc.childCount, (block, pos) => {
    const span = claimsIn(block).find(one => one.id === id)
    if (!span) return
    const start = pos + 1
    parts.push({
      from: start + span.from,
      to: start + span.to,
      text: lineText(block).slice(span.from, span.to),
      block,
    })
  })
  return parts
}

function reword(tr: Transaction, id: string, part: ClaimPart, wanted: string): void {
  if (wanted === '') {
    tr.delete(part.from, part.to)
    dropEmptyBlock(tr, part.from)
    return
  }
  const changes: { from: number; to: number; text: string }[] = []
  let at = part.from
  for (const { kind, text } of wordingDiff(part.text, wanted)) {
    const last = changes.at(-1)
    const open = last && last.to === at && kind !== 'same' ? last : null
    if (kind === 'same') at += text.length
    else if (kind === 'del') {
      if (open) open.to += text.length
      else changes.push({ from: at, to: at + text.length, text: '' })
      at += text.length
    } else if (open) open.text += text
    else changes.push({ from: at, to: at, text })
  }
  for (const { from, to, text } of changes.reverse()) {
    const marks = part.block.type.allowedMarks(marksFor(tr.doc, from, to, part))
    tr.replaceWith(from, to, inline(text, marks))
  }
  tr.addMark(part.from, part.from + wanted.length, claim.create({ id }))
}

/* Formatting as at the start; claims and links only where they covered all that goes, or both sides of the gap. */
function marksFor(doc: Node, from: number, to: number, part: ClaimPart): readonly Mark[] {
  const nodes: Node[] = []
  if (from < to) {
    doc.nodesBetween(from, to, node => {
      if (node.isInline) nodes.push(node)
    })
  } else {
    const $pos = doc.resolve(from)
    if ($pos.nodeBefore && from > part.from) nodes.push($pos.nodeBefore)
    if ($pos.nodeAfter && from < part.to) nodes.push($pos.nodeAfter)
  }
  return (nodes[0]?.marks ?? []).filter(
    mark => (mark.type !== claim && mark.type !== link) || nodes.every(node => mark.isInSet(node.marks)),
  )
}

function inline(text: string, marks: readonly Mark[]): Fragment {
  const nodes: Node[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (i > 0) nodes.push(hard_break.create(null, null, marks))
    if (line !== '') nodes.push(manuscriptSchema.text(line, marks))
  }
  return Fragment.from(nodes)
}

function withSpareSpace(doc: Node, from: number, to: number): { from: number; to: number } {
  const $from = doc.resolve(from)
  const text = lineText($from.parent)
  const before = text.charAt($from.parentOffset - 1)
  const after = text.charAt($from.parentOffset + to - from)
  const open = before === '' || /\s/.test(before)
  if (open && /\s/.test(after)) return { from, to: to + 1 }
  if (/\s/.test(before) && (after === '' || /[\p{Pe}\p{Pf},.;:!?…]/u.test(after)))
    return { from: from - 1, to }
  return { from, to }
}

function dropEmptyBlock(tr: Transaction, pos: number): void {
  const $pos = tr.doc.resolve(pos)
  if ($pos.parent.content.size > 0 || $pos.parent.type === headline || $pos.parent.type === standfirst) return
  let { depth } = $pos
  while (depth > 1 && $pos.node(depth - 1).childCount === 1) depth--
  const parent = $pos.node(depth - 1)
  const index = $pos.index(depth - 1)
  if (parent.canReplace(index, index + 1)) tr.delete($pos.before(depth), $pos.after(depth))
}
