import type { Mark, Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { AddMarkStep, RemoveMarkStep, ReplaceStep, Step } from 'prosemirror-transform'
import { linesOf } from '@/lib/domain/manuscript-text'
import { claimOrder } from './claim-index'

export const LOST_KINDS = [
  /** Text that was typed or pasted. */
  'typed',
  /** A deletion: the words are back, since others' changes brought or kept them. */
  'deleted',
  /** A claim's mark, put on or taken off. */
  'marked',
  'unmarked',
  /** A formatting or a link, put on or taken off. */
  'formatted',
  /** Anything else: a paragraph broken, joined, made a heading or part of a list. */
  'arranged',
] as const

/** A change of this window that found no place after others' changes. */
export interface LostChange {
  readonly kind: (typeof LOST_KINDS)[number]
  /** What was typed; of the other kinds the words it was about, which may be none. */
  readonly text: string
  /** How the block begins in which it was. */
  readonly where: string
  /** The mark, as JSON, and whether it was put on. */
  readonly mark?: { readonly type: string; readonly attrs: Readonly<Record<string, unknown>> }
  readonly on?: boolean
}

interface Range {
  readonly from: number
  readonly to: number
}
type Found = LostChange & { readonly at: number }

const WHERE_LENGTH = 60

/**
 * What was lost of own steps (`own`, in the order they were made) in the transaction that undid them, took in others'
 * and did them again: every one that was not done again, unless its effect is there all the same, and each claim that
 * was marked in them and stands nowhere now. What had been typed and deleted again by oneself is nobody's loss.
 */
export function lostChanges(own: readonly Step[], rebase: Transaction): LostChange[] {
  const count = own.length
  const seen = rebase.docs[0]
  if (count === 0 || seen === undefined) return []
  // Own steps are undone from the last to the first; one that was done again is the mirror of its undoing.
  const isLost = (i: number) => rebase.mapping.getMirror(count - 1 - i) === undefined
  const typed = typedIn(own, isLost)
  const found: Found[] = []
  const tell = (change: Found) => {
    if (change.kind === 'typed' || !found.some(one => one.kind === change.kind && same(one, change))) {
      found.push(change)
    }
  }
  for (const range of typed) tell({ ...sayTyped(seen, range), at: range.from })
  own.forEach((step, i) => {
    if (!isLost(i)) return
    const around = { rebase, undoing: count - 1 - i, seen, typed, forward: forwardMapping(own, i) }
    for (const change of lostOf(step, around)) tell(change)
  })
  found.push(...vanishedClaims(own, seen, rebase.doc))
  cancelOut(found)
  return found.sort((a, b) => a.at - b.at).map(({ at: _, ...change }) => change)
}

/* A deletion that was lost together with its undoing: the words are where they were. */
function cancelOut(found: Found[]): void {
  for (const deleted of found.filter(({ kind }) => kind === 'deleted')) {
    const again = found.findIndex(({ kind, text }) => kind === 'typed' && text === deleted.text)
    if (again < 0) continue
    found.splice(again, 1)
    found.splice(found.indexOf(deleted), 1)
  }
}

function same(a: LostChange, b: LostChange): boolean {
  return (
    a.text === b.text &&
    a.where === b.where &&
    a.on === b.on &&
    JSON.stringify(a.mark) === JSON.stringify(b.mark)
  )
}

/* Where a position after step `i` is once all own steps are done. */
function forwardMapping(own: readonly Step[], i: number) {
  return (pos: number, side: 1 | -1) =>
    own.slice(i + 1).reduce((at, step) => step.getMap().map(at, side), pos)
}

/* What lost steps put in and is still on the screen, in the draft as it was seen before; neighbours are one. */
function typedIn(own: readonly Step[], isLost: (i: number) => boolean): Range[] {
  let ranges: Range[] = []
  own.forEach((step, i) => {
    const map = step.getMap()
    ranges = ranges.map(({ from, to }) => ({ from: map.map(from, 1), to: map.map(to, -1) }))
    map.forEach((_from, _to, from, to) => {
      // What was done again in the midst of what was lost is not lost with it.
      if (isLost(i)) ranges.push({ from, to })
      else ranges = ranges.flatMap(range => without(range, { from, to }))
    })
    ranges = united(ranges)
  })
  return ranges
}

function without(range: Range, { from, to }: Range): Range[] {
  if (to <= range.from || from >= range.to) return [range]
  return [
    { from: range.from, to: from },
    { from: to, to: range.to },
  ]
}

function united(ranges: readonly Range[]): Range[] {
  const whole: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    if (range.to <= range.from) continue
    const last = whole.at(-1)
    if (last && range.from <= last.to) {
      whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    } else whole.push(range)
  }
  return whole
}

function sayTyped(doc: Node, range: Range): LostChange {
  const text = textIn(doc, range)
  const where = beginningAt(doc, range.from, [range])
  // A paragraph broken, or a space alone, is nothing to put back as text.
  return text.trim() === '' ? { kind: 'arranged', text: '', where } : { kind: 'typed', text, where }
}

interface Surroundings {
  readonly rebase: Transaction
  /** Which of the transaction's steps undid this one. */
  readonly undoing: number
  readonly seen: Node
  readonly typed: readonly Range[]
  readonly forward: (pos: number, side: 1 | -1) => number
}

function lostOf(step: Step, around: Surroundings): Found[] {
  const marks = markParts(step)
  if (marks) return marks.flatMap(part => lostMark(part, around))
  const { rebase, undoing, seen, forward } = around
  const found: Found[] = []
  let speaks = false
  step.getMap().forEach((_from, _to, from, to) => {
    // What it put in is told as what was typed, or was deleted again by oneself.
    if (from < to) speaks = true
  })
  const onward = rebase.mapping.slice(undoing + 1)
  rebase.steps[undoing]?.getMap().forEach((_from, _to, from, to) => {
    if (from === to) return
    const before = rebase.docs[undoing + 1] ?? rebase.doc
    if (textIn(before, { from, to }).trim() !== '') speaks = true
    const back = { from: onward.map(from, 1), to: onward.map(to, -1) }
    const text = textIn(rebase.doc, back)
    if (text.trim() === '') return
    found.push({ kind: 'deleted', text, where: beginningAt(rebase.doc, back.from, []), at: back.from })
  })
  if (found.length > 0 || speaks) return found
  const at = forward(firstOf(step), 1)
  return [{ kind: 'arranged', text: '', where: beginningAt(seen, at, []), at }]
}

function firstOf(step: Step): number {
  if (step instanceof ReplaceStep) return step.from
  let first: number | null = null
  step.getMap().forEach((_from, _to, from) => {
    first ??= from
  })
  const { pos } = step as { pos?: unknown } // steps for attributes have one
  return first ?? (typeof pos === 'number' ? pos : 0)
}

type MarkPart = AddMarkStep | RemoveMarkStep

/* Undoing a mark over several stretches makes a set of steps, whose class ProseMirror keeps to itself. */
function markParts(step: Step): readonly MarkPart[] | null {
  if (isMarkPart(step)) return [step]
  if (!('steps' in step) || !Array.isArray(step.steps)) return null
  return step.steps.filter(part => part instanceof Step).filter(isMarkPart)
}

function isMarkPart(step: Step): step is MarkPart {
  return step instanceof AddMarkStep || step instanceof RemoveMarkStep
}

function lostMark(step: MarkPart, { rebase, undoing, seen, typed, forward }: Surroundings): Found[] {
  const on = step instanceof AddMarkStep
  const { mark } = step
  const isClaim = mark.type.name === 'claim'
  if (isClaim && on) return []
  const there = { from: forward(step.from, 1), to: forward(step.to, -1) }
  const now = { from: rebase.mapping.map(there.from, 1), to: rebase.mapping.map(there.to, -1) }
  // Taken back by oneself, or so all the same.
  if (isMarked(seen, isClaim ? null : there, mark) !== on) return []
  if (isMarked(rebase.doc, isClaim ? null : now, mark) === on) return []
  if (on && typed.some(range => range.from <= there.from && there.to <= range.to)) return []
  const text = textIn(rebase.docs[undoing] ?? seen, step)
  const kind = isClaim ? 'unmarked' : 'formatted'
  return [{ kind, text, where: beginningAt(seen, there.from, typed), at: there.from, mark: plain(mark), on }]
}

function plain(mark: Mark): NonNullable<LostChange['mark']> {
  return { type: mark.type.name, attrs: { ...mark.attrs } }
}

/* Somewhere in a range; null is the whole draft. */
function isMarked(doc: Node, range: Range | null, mark: Mark): boolean {
  if (range && range.to <= range.from) return false
  let found = false
  doc.nodesBetween(range?.from ?? 0, range?.to ?? doc.content.size, node => {
    found ||= node.isInline && mark.isInSet(node.marks)
    return !found
  })
  return found
}

/* A claim may keep some of its words, and a mark can be done again over what is left of them and yet be on none. */
function vanishedClaims(own: readonly Step[], seen: Node, after: Node): Found[] {
  const ids = new Set<string>()
  for (const step of own) {
    for (const part of markParts(step) ?? []) {
      if (part instanceof AddMarkStep && part.mark.type.name === 'claim') ids.add(String(part.mark.attrs.id))
    }
  }
  if (ids.size === 0) return []
  const before = new Set(claimOrder(seen))
  const standing = new Set(claimOrder(after))
  const found: Found[] = []
  for (const id of ids) {
    if (!before.has(id) || standing.has(id)) continue
    let at = 0
    let text = ''
    seen.descendants((node, pos) => {
      const mark = node.marks.find(one => one.type.name === 'claim' && one.attrs.id === id)
      if (!mark) return
      if (text === '') at = pos
      text += node.text ?? ''
    })
    const mark = { type: 'claim', attrs: { id } }
    found.push({ kind: 'marked', text, where: beginningAt(seen, at, []), at, mark, on: true })
  }
  return found
}

function textIn(doc: Node, { from, to }: Range): string {
  if (to <= from) return ''
  return doc.textBetween(from, to, '\n', leaf => leaf.type.spec.leafText?.(leaf) ?? '')
}

/* The block at a position by its first words; one that is nothing but what was lost says less than the one above. */
function beginningAt(doc: Node, pos: number, lost: readonly Range[]): string {
  let best = ''
  for (const { pos: start, text } of linesOf(doc)) {
    if (start > pos && best !== '') break
    const isLost = lost.some(({ from, to }) => from <= start && start + text.length <= to)
    if (text.trim() !== '' && !isLost) best = text
    if (start > pos) break
  }
  const [first = ''] = best.trim().split('\n')
  if (first.length <= WHERE_LENGTH) return first
  return `${first
    .slice(0, WHERE_LENGTH)
    .replace(/\s\S*$/, '')
    .toWellFormed()}…`
}
