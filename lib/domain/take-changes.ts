import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { insertBlock, removeBlock } from './block-changes'
import { claimRanges } from './claim-anchor'
import { carryClaims } from './claim-carry'
import { linesOf, positionOf, type TextLine } from './manuscript-text'
import type { ReturnedChange, Swap } from './returned-changes'

/**
 * The change that takes these changes of a copy into the draft of now, and nothing else of it. Words that stand for
 * others are of the claims those were of; a claim whose words went, and are elsewhere now, goes there. `copy` is read
 * without its claims, but those of `fresh`, which the draft does not have, come along to their words.
 */
export function takeChanges(
  present: Node,
  copy: Node,
  changes: readonly ReturnedChange[],
  fresh: ReadonlySet<string> = new Set(),
): Transform {
  const change = new Transform(present)
  const [lines, came] = [linesOf(present), linesOf(copy)]
  const bare = withoutClaims(copy)
  // From the end to the beginning, so that the places before stay where they are.
  for (const swap of inReverse(changes.flatMap(({ swaps }) => swaps))) {
    if (swap.whole === 'removed') removeLines(change, lines, swap)
    else putIn(change, lines, { doc: bare, lines: came }, swap)
  }
  carryLost(change, present)
  addClaims(change, copy, fresh)
  return change
}

/* Lines that are put in at one place are put in together, in their order. */
function inReverse(swaps: readonly Swap[]): Swap[] {
  const ordered = [...swaps].sort((a, b) => a.from - b.from || a.to - b.to || a.at - b.at)
  const joined: Swap[] = []
  for (const swap of ordered) {
    const last = joined.at(-1)
    const goesOn = last?.whole === 'added' && swap.whole === 'added' && last.until === swap.at
    if (last && goesOn && last.from === swap.from) joined.splice(-1, 1, { ...last, until: swap.until })
    else joined.push(swap)
  }
  return joined.reverse()
}

function removeLines(change: Transform, lines: readonly TextLine[], { from, to }: Swap): void {
  for (const line of [...lines].reverse())
    if (line.offset > from && line.offset + line.text.length <= to) removeBlock(change, line.pos)
}

/*
 * Words for words. Where those of the copy reach over several lines, the further ones become blocks of their own;
 * where those of the draft do, what is left of the last line goes to the first.
 */
function putIn(
  change: Transform,
  lines: readonly TextLine[],
  copy: { readonly doc: Node; readonly lines: readonly TextLine[] },
  { from, to, at, until }: Swap,
): void {
  const [start, end] = [positionOf(lines, from), positionOf(lines, to)]
  if (start === null || end === null) return
  const [$start, $end] = [change.doc.resolve(start), change.doc.resolve(end)]
  const over = $start.sameParent($end) ? marksOver(change.doc, start, end) : []
  const parts = copy.lines.flatMap((line, index) => {
    const [begin, stop] = [Math.max(at, line.offset), Math.min(until, line.offset + line.text.length)]
    const here = begin <= stop && (line.text !== '' || index < 2 || (line.offset > at && line.offset < until))
    return here
      ? [
          {
            $line: copy.doc.resolve(line.pos),
            begin: line.pos + begin - line.offset,
            stop: line.pos + stop - line.offset,
          },
        ]
      : []
  })
  const words = parts.map(({ begin, stop }) => copy.doc.slice(begin, stop).content)
  const [first, ...more] = parts
  const tail = $end.parent.content.cut($end.parentOffset)
  for (const line of [...lines].reverse())
    if (line.pos > start && line.pos <= end) removeBlock(change, line.pos)
  let [place, $before] = [start, first?.$line]
  for (const [index, { $line }] of more.entries()) {
    const own = words[index + 1] ?? Fragment.empty
    const content = index === more.length - 1 ? own.append(tail) : own
    if ($before) place = insertBlock(change, place, $line, $before, fitting(content, $line.parent, []))
    $before = $line
  }
  const kept = more.length === 0 && !$start.sameParent($end) ? tail : Fragment.empty
  const stop = $start.sameParent($end) && more.length === 0 ? end : $start.end()
  const content = fitting(words[0] ?? Fragment.empty, $start.parent, over).append(
    fitting(kept, $start.parent, []),
  )
  if (content.size > 0) change.replaceWith(start, stop, content)
  else if (stop > start) change.delete(start, stop)
}

/* What is known of the words that go, or, where words are only put in, of those on both sides. */
function marksOver(doc: Node, from: number, to: number): Mark[] {
  const stays = (mark: Mark) => mark.type.name === 'claim' || mark.type.name === 'nothing_to_check'
  const $from = doc.resolve(from)
  const nodes: Node[] = []
  if (from === to) nodes.push(...[$from.nodeBefore, $from.nodeAfter].flatMap(node => node ?? []))
  else doc.nodesBetween(from, to, node => void (node.isInline && nodes.push(node)))
  if (from === to && nodes.length < 2) return []
  const [first, ...rest] = nodes
  return (first?.marks ?? []).filter(mark => stays(mark) && rest.every(node => mark.isInSet(node.marks)))
}

/* Headline and standfirst hold neither every mark nor line breaks. */
function fitting(content: Fragment, parent: Node, over: readonly Mark[]): Fragment {
  const { schema, contentMatch } = parent.type
  const nodes: Node[] = []
  content.forEach(node => {
    const marks = [...over, ...node.marks]
      .filter(mark => parent.type.allowsMarkType(mark.type))
      .reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), [])
    const breaks = node.isText || contentMatch.matchType(node.type) !== null
    nodes.push(breaks ? node.mark(marks) : schema.text(' ', marks))
  })
  return Fragment.from(nodes)
}

/* Claims that lost their words by it, as those of a paragraph that was moved, go where the words are. */
function carryLost(change: Transform, present: Node): void {
  const left = claimRanges(change.doc)
  const lost = new Set([...claimRanges(present).keys()].filter(id => !left.has(id)))
  addClaims(change, present, lost)
}

/* Puts claims of another draft where their words are in this one. */
function addClaims(change: Transform, from: Node, ids: ReadonlySet<string>): void {
  const { claim } = from.type.schema.marks
  if (ids.size === 0 || !claim) return
  const own = new Transform(withoutClaims(from))
  for (const [id, ranges] of claimRanges(from))
    if (ids.has(id)) for (const { from: start, to } of ranges) own.addMark(start, to, claim.create({ id }))
  const carried = carryClaims(own.doc, withoutClaims(change.doc))
  for (const [id, ranges] of claimRanges(carried))
    for (const { from: start, to } of ranges) change.addMark(start, to, claim.create({ id }))
}

function withoutClaims(doc: Node): Node {
  const { claim } = doc.type.schema.marks
  return claim ? new Transform(doc).removeMark(0, doc.content.size, claim).doc : doc
}
