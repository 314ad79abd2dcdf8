import type { Node } from 'prosemirror-model'
import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import { claimOrder, claimSpans } from './claim-index'

interface ClaimPluginState {
  readonly chosen: string | null
  /** The claims under the last click; a second click on the same ones takes the next larger. */
  readonly clicked: readonly string[]
}

type ClaimMeta =
  | { readonly type: 'choose'; readonly id: string | null }
  | { readonly type: 'click'; readonly ids: readonly string[] }

const claimKey = new PluginKey<ClaimPluginState>('claims')
const NOTHING: ClaimPluginState = { chosen: null, clicked: [] }

/** Knows which claim is chosen, and the rule by which a click chooses. */
export function claimPlugin(): Plugin<ClaimPluginState> {
  return new Plugin<ClaimPluginState>({
    key: claimKey,
    state: { init: () => NOTHING, apply },
    props: {
      handleClick(view, pos, event) {
        if (event.button !== 0 || event.shiftKey || event.metaKey || event.ctrlKey || event.altKey)
          return false
        const tr = clicking(view.state, claimsAt(view.state.doc, pos))
        if (tr) view.dispatch(tr)
        return false
      },
    },
  })
}

function apply(tr: Transaction, state: ClaimPluginState): ClaimPluginState {
  const meta = tr.getMeta(claimKey) as ClaimMeta | undefined // only withMeta sets it
  if (meta === undefined) return state
  if (meta.type === 'choose') {
    if (meta.id === state.chosen && state.clicked.length === 0) return state
    return { chosen: meta.id, clicked: [] }
  }
  const next = nextAt(meta.ids, state)
  if (next === state.chosen && sameIds(meta.ids, state.clicked)) return state
  return { chosen: next, clicked: meta.ids }
}

/* The smallest first; on the same claims again the next larger, then round. */
function nextAt(ids: readonly string[], state: ClaimPluginState): string | null {
  const at = state.chosen === null ? -1 : ids.indexOf(state.chosen)
  const again = at >= 0 && sameIds(ids, state.clicked)
  return ids[again ? (at + 1) % ids.length : 0] ?? null
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i])
}

function withMeta(tr: Transaction, meta: ClaimMeta): Transaction {
  return tr.setMeta(claimKey, meta)
}

/** A click on text under these claims, the smallest first; null when there is nothing to choose or to let go. */
export function clicking(state: EditorState, ids: readonly string[]): Transaction | null {
  if (ids.length === 0 && chosenClaim(state) === null) return null
  return withMeta(state.tr, { type: 'click', ids })
}

/** Has this transaction choose a claim, or none. */
export function choosing(tr: Transaction, id: string | null): Transaction {
  return withMeta(tr, { type: 'choose', id })
}

/** The chosen claim; it may be an orphan, or stand in the draft. */
export function chosenClaim(state: EditorState): string | null {
  return claimKey.getState(state)?.chosen ?? null
}

/** The claims that touch a position (ProseMirror), the smallest first. */
export function claimsAt(doc: Node, pos: number): string[] {
  const $pos = doc.resolve(pos)
  const ids = new Set<string>()
  for (const node of [$pos.nodeBefore, $pos.nodeAfter]) {
    for (const mark of node?.marks ?? []) if (mark.type.name === 'claim') ids.add(mark.attrs.id)
  }
  if (ids.size < 2) return [...ids]
  const spans = claimSpans(doc)
  const size = (id: string) => {
    const span = spans.get(id)
    return span ? span.to - span.from : 0
  }
  return [...ids].sort((a, b) => size(a) - size(b) || (a < b ? -1 : 1))
}

/** The claim to open for the caret: the chosen one when the caret touches it, else the smallest it touches. */
export function claimAtCaret(state: EditorState): string | null {
  const ids = claimsAt(state.doc, state.selection.head)
  const chosen = chosenClaim(state)
  return chosen !== null && ids.includes(chosen) ? chosen : (ids[0] ?? null)
}

/** The claim after or before the chosen one or, without one in the draft, the caret; round at the ends. */
function neighbourClaim(state: EditorState, direction: 1 | -1): string | null {
  const order = claimOrder(state.doc)
  if (order.length === 0) return null
  const chosen = chosenClaim(state)
  const at = chosen === null ? -1 : order.indexOf(chosen)
  if (at >= 0) return order[(at + direction + order.length) % order.length] ?? null
  const spans = claimSpans(state.doc)
  const { head } = state.selection
  const startOf = (id: string) => spans.get(id)?.from ?? 0
  if (direction === 1) return order.find(id => startOf(id) >= head) ?? order[0] ?? null
  return order.findLast(id => startOf(id) < head) ?? order.at(-1) ?? null
}

/** Chooses the next or previous claim and puts the caret at its start; false without claims. */
export function stepClaim(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const id = neighbourClaim(state, direction)
    if (id === null) return false
    if (dispatch) {
      const start = claimSpans(state.doc).get(id)?.from ?? 0
      const tr = state.tr.setSelection(TextSelection.create(state.doc, start))
      dispatch(choosing(tr, id))
    }
    return true
  }
}

/** Chooses no claim; false when none is chosen, so that Esc keeps its other meanings. */
export const chooseNone: Command = (state, dispatch) => {
  if (chosenClaim(state) === null) return false
  if (dispatch) dispatch(choosing(state.tr, null))
  return true
}
