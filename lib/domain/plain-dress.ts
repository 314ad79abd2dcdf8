import { Fragment, type Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { linePairs } from './line-pairs'
import { linesOf } from './manuscript-text'
import { inFrames } from './plain-frames'
import { wordingDiff } from './wording-diff'

/**
 * Gives a draft read from plain text, which knows no formatting, that of the draft it is a new version of: a block
 * that comes from a heading stays one, one that comes from a list or a quotation stays there, words that stay keep
 * what they were set in. Claims are left to `carryClaims`.
 */
export function dressLike(present: Node, plain: Node): Node {
  const before = linesOf(present)
  const after = linesOf(plain)
  const change = new Transform(plain)
  const dressed = new Map<number, number>()
  const pairs = [...linePairs(present, plain)].flatMap(([from, places]) =>
    places.map(to => [from, to] as const),
  )
  // From the end to the beginning, so that the places before stay where they are.
  for (const [from, to] of pairs.sort((a, b) => b[1] - a[1])) {
    const [was, is] = [before[from], after[to]]
    // Headline and standfirst hold no formatting; what lies deeper in a list is as the text has it.
    if (!was || !is || to < 2 || from < 2 || dressed.has(to)) continue
    dressed.set(to, was.pos)
    if (change.doc.resolve(is.pos).depth !== 1) continue
    const { type, attrs } = was.node
    const block = type.createChecked(attrs, wordsOf(was.node, was.text, is.text))
    change.replaceWith(is.pos - 1, is.pos - 1 + is.node.nodeSize, block)
  }
  return inFrames(present, change.doc, dressed)
}

/* The words of now, those that stay as they were set before, without claims. */
function wordsOf(block: Node, before: string, now: string): Fragment {
  const { schema } = block.type
  let content = Fragment.empty
  let at = 0
  for (const { kind, text } of wordingDiff(before, now)) {
    if (kind === 'ins') content = content.append(Fragment.from(schema.text(text)))
    else {
      if (kind === 'same') content = content.append(withoutClaims(block.content.cut(at, at + text.length)))
      at += text.length
    }
  }
  return content
}

function withoutClaims(content: Fragment): Fragment {
  const nodes: Node[] = []
  content.forEach(node => {
    nodes.push(node.mark(node.marks.filter(mark => mark.type.name !== 'claim')))
  })
  return Fragment.from(nodes)
}
