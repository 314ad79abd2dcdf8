import { diffArrays } from 'diff'
import { type Node, Slice } from 'prosemirror-model'
import { ReplaceStep, Transform } from 'prosemirror-transform'
import { claimAnchors } from './claim-anchor'
import { linesOf, plainText, positionOf } from './manuscript-text'
import { carryNothingToCheck } from './nothing-to-check'
import { findQuote } from './quote-search'

/**
 * The change that makes a draft what it was: blocks that are the same stay as they are, in the others only what
 * differs is replaced. Claims that the earlier version had come back as they lay there; those that it did not have,
 * marked since, stay on their words where it has these, once or where what stands around tells which; sentences with
 * nothing to check, in either, have nothing. Without steps when nothing differs.
 */
export function restoreChange(present: Node, earlier: Node): Transform {
  return changeInto(present, carryNothingToCheck(present, withLaterClaims(present, earlier)))
}

function withLaterClaims(present: Node, earlier: Node): Node {
  const had = new Set(claimAnchors(earlier).map(({ id }) => id))
  const change = new Transform(earlier)
  const lines = linesOf(earlier)
  const text = plainText(earlier)
  const { claim } = present.type.schema.marks
  for (const { id, quote, prefix, suffix } of claimAnchors(present)) {
    if (had.has(id) || !claim) continue
    const found = findQuote(text, quote, prefix, suffix)
    const from = found.ok ? positionOf(lines, found.value.start) : null
    const to = found.ok ? positionOf(lines, found.value.end) : null
    if (from !== null && to !== null) change.addMark(from, to, claim.create({ id }))
  }
  return change.doc
}

/** The change that makes one draft of another: blocks that are the same stay as they are. */
export function changeInto(present: Node, wanted: Node): Transform {
  const change = new Transform(present)
  // From the end to the beginning, so that the places before stay where they are.
  for (const { from, gone, come } of rewrittenRuns(present, wanted).reverse())
    replaceRun(change, from, gone, come)
  if (change.doc.eq(wanted)) return change
  // What ProseMirror could not fit together piece by piece is replaced as a whole.
  return new Transform(present).replace(0, present.content.size, new Slice(wanted.content, 0, 0))
}

interface Run {
  /** Position of the first of the blocks that go. */
  readonly from: number
  readonly gone: readonly Node[]
  readonly come: readonly Node[]
}

function rewrittenRuns(present: Node, wanted: Node): Run[] {
  const changes = diffArrays([...present.children], [...wanted.children], { comparator: (a, b) => a.eq(b) })
  const runs: Run[] = []
  let at = 0
  let gone: readonly Node[] = []
  for (const change of [...changes, null]) {
    if (change?.removed) {
      gone = change.value
      continue
    }
    const come = change?.added ? change.value : []
    if (gone.length > 0 || come.length > 0) runs.push({ from: at, gone, come })
    at += sizeOf(gone)
    gone = []
    if (change && !change.added) at += sizeOf(change.value)
  }
  return runs
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((size, node) => size + node.nodeSize, 0)
}

function replaceRun(change: Transform, from: number, gone: readonly Node[], come: readonly Node[]): void {
  let paired = 0
  for (; paired < Math.min(gone.length, come.length); paired++) {
    const [was, is] = [gone[paired], come[paired]]
    if (!was || !is || !was.sameMarkup(is)) break
  }
  const rest = from + sizeOf(gone.slice(0, paired))
  const leaving = sizeOf(gone.slice(paired))
  if (leaving > 0 || come.length > paired) change.replaceWith(rest, rest + leaving, come.slice(paired))
  for (let index = paired - 1; index >= 0; index--) {
    const [was, is] = [gone[index], come[index]]
    if (was && is) replaceInside(change, from + sizeOf(gone.slice(0, index)), was, is)
  }
}

/* Only what differs inside a block; a block whose insides are of another shape, as a whole. */
function replaceInside(change: Transform, at: number, was: Node, is: Node): void {
  const start = was.content.findDiffStart(is.content)
  const ends = was.content.findDiffEnd(is.content)
  if (start === null || ends === null) return
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b))
  const [endA, endB] = [ends.a + overlap, ends.b + overlap]
  if (was.isTextblock) {
    const step = new ReplaceStep(at + 1 + start, at + 1 + endA, is.slice(start, endB))
    if (change.maybeStep(step).failed === null) return
  }
  change.replaceWith(at, at + was.nodeSize, is)
}
