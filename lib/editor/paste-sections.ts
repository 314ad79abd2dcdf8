import { Fragment, type Node, type Slice } from 'prosemirror-model'
import { type EditorState, Selection, type Transaction } from 'prosemirror-state'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { linesOf } from '@/lib/domain/manuscript-text'
import { bodyBlock, inOneLine, isLine } from './paste-slice'
import { deleteAcrossSections, sectionOf } from './section-commands'

const { standfirst, paragraph } = manuscriptSchema.nodes

/**
 * Pastes where the selection begins in headline or standfirst: the first line goes there, a copied standfirst into an
 * empty one, and everything else to the beginning of the body. Null where the selection begins in the body.
 */
export function pasteIntoSection(state: EditorState, slice: Slice): Transaction | null {
  if (sectionOf(state.selection.$from) === 'body') return null
  let tr = state.tr
  if (
    !deleteAcrossSections(state, across => {
      tr = across
    })
  )
    tr.deleteSelection()
  const at = tr.selection.from
  const { parent } = tr.doc.resolve(at)
  const nodes: Node[] = [...slice.content.content]
  const first = nodes[0]?.isInline
    ? Fragment.from(nodes.splice(0))
    : isLine(nodes[0])
      ? nodes.shift()?.content
      : null
  if (first) tr.insert(at, inOneLine(first, parent))
  const end = at + (first?.size ?? 0)
  const standing = tr.doc.child(1)
  const lead = nodes[0]
  if (lead?.type === standfirst && parent.type !== standfirst && standing.content.size === 0) {
    tr.insert(tr.doc.child(0).nodeSize + 1, inOneLine(lead.content, standing))
    nodes.shift()
  }
  const blocks = nodes.flatMap(node =>
    node.isInline ? [paragraph.create(null, node)] : whole(bodyBlock(node)),
  )
  if (blocks.length === 0) return tr.setSelection(Selection.near(tr.doc.resolve(end), -1)).scrollIntoView()
  const start = tr.doc.child(0).nodeSize + tr.doc.child(1).nodeSize
  const empty =
    tr.doc.childCount === 3 && tr.doc.child(2).type === paragraph && tr.doc.child(2).content.size === 0
  tr.replaceWith(start, empty ? start + 2 : start, blocks)
  const size = blocks.reduce((sum, block) => sum + block.nodeSize, 0)
  return tr.setSelection(Selection.near(tr.doc.resolve(start + size), -1)).scrollIntoView()
}

/* A block cut off at its start may lack what it must begin with: then its lines become paragraphs. */
function whole(block: Node): Node[] {
  try {
    block.check()
    if (manuscriptSchema.nodes.doc.contentMatch.matchType(block.type) || block.type.isInGroup('block'))
      return [block]
  } catch {
    // falls through to its lines
  }
  const lines = block.isTextblock ? [block] : linesOf(block).map(line => line.node)
  return lines.map(line => paragraph.create(null, line.content))
}
