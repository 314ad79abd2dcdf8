import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'

/** What an empty first and second block of a draft ask for. */
export const PLACEHOLDERS = ['Headline', 'Standfirst']

/** Says in an empty headline and an empty standfirst what belongs there, as `data-placeholder` for the style sheet. */
export function placeholderPlugin(): Plugin {
  let last: { key: string; set: DecorationSet } | null = null
  return new Plugin({
    props: {
      decorations({ doc }) {
        const empty = PLACEHOLDERS.map((_, i) => doc.child(i).content.size === 0)
        if (!empty.includes(true)) return null
        const key = `${empty} ${doc.child(0).nodeSize}`
        // Positions inside an otherwise unchanged beginning hold for every later draft.
        if (last?.key !== key) last = { key, set: DecorationSet.create(doc, placeholders(doc, empty)) }
        return last.set
      },
    },
  })
}

function placeholders(doc: Node, empty: readonly boolean[]): Decoration[] {
  const decorations: Decoration[] = []
  let pos = 0
  for (const [i, words] of PLACEHOLDERS.entries()) {
    const end = pos + doc.child(i).nodeSize
    if (empty[i]) decorations.push(Decoration.node(pos, end, { 'data-placeholder': words }))
    pos = end
  }
  return decorations
}
