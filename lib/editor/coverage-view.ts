import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { nothingToCheckIn } from '@/lib/domain/nothing-to-check'
import { changedBlocks, textblocksIn } from './changed-blocks'

const key = new PluginKey<DecorationSet>('coverage')

/**
 * Shows in the draft where there is nothing to check, as class `passed`, or no longer does. What claims cover has its
 * own elements; what dims the two is style.
 */
export function showCoverage(view: EditorView, on: boolean): void {
  if (view.isDestroyed || (key.getState(view.state) !== undefined) === on) return
  const others = view.state.plugins.filter(plugin => plugin.spec.key !== key)
  view.updateState(view.state.reconfigure({ plugins: on ? [...others, coveragePlugin()] : others }))
}

function coveragePlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => DecorationSet.create(doc, passedIn(doc, 0, doc.childCount)),
      apply: followed,
    },
    props: { decorations: state => key.getState(state) },
  })
}

/* Only in blocks that changed are stretches looked for anew. */
function followed(tr: Transaction, before: DecorationSet): DecorationSet {
  if (!tr.docChanged) return before
  const change = changedBlocks(tr.before, tr.doc)
  const from = sizeBefore(tr.doc, change.start)
  const to = sizeBefore(tr.doc, change.after)
  const moved = before.map(tr.mapping, tr.doc)
  return moved.remove(moved.find(from, to)).add(tr.doc, passedIn(tr.doc, change.start, change.after))
}

function passedIn(doc: Node, start: number, end: number): Decoration[] {
  const drawn: Decoration[] = []
  textblocksIn(doc, start, end, (block, pos) => {
    for (const stretch of nothingToCheckIn(block)) {
      drawn.push(Decoration.inline(pos + 1 + stretch.start, pos + 1 + stretch.end, { class: 'passed' }))
    }
  })
  return drawn
}

function sizeBefore(doc: Node, index: number): number {
  let size = 0
  for (let i = 0; i < index; i++) size += doc.child(i).nodeSize
  return size
}
