import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'

/** Where pictures that are being sent will stand: shown in the draft of this window, and no part of it. */
type Change =
  | { readonly kind: 'wait'; readonly id: string; readonly pos: number; readonly element: HTMLElement }
  | { readonly kind: 'done'; readonly id: string }

const key = new PluginKey<DecorationSet>('waiting-pictures')

/** Keeps the places of pictures that are being sent, whatever is typed meanwhile. */
export function waitingPictures(): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, places) {
        const change: Change | undefined = tr.getMeta(key)
        const moved = tr.docChanged ? places.map(tr.mapping, tr.doc) : places
        if (change === undefined) return moved
        if (change.kind === 'done') return moved.remove(find(moved, change.id))
        const { id, pos, element } = change
        return moved.add(tr.doc, [
          Decoration.widget(pos, element, { id, key: id, side: 1, ignoreSelection: true }),
        ])
      },
    },
    props: { decorations: state => key.getState(state) },
  })
}

function find(places: DecorationSet, id: string): Decoration[] {
  return places.find(undefined, undefined, spec => spec.id === id)
}

/** The transaction that shows an element at a ProseMirror position until `noLongerWaiting`. */
export function waitingAt(tr: Transaction, id: string, pos: number, element: HTMLElement): Transaction {
  const change: Change = { kind: 'wait', id, pos, element }
  return tr.setMeta(key, change).setMeta('addToHistory', false)
}

export function noLongerWaiting(tr: Transaction, id: string): Transaction {
  const change: Change = { kind: 'done', id }
  return tr.setMeta(key, change).setMeta('addToHistory', false)
}

/** Where that place is now; null when what was around it has gone. */
export function waitingPlace(state: EditorState, id: string): number | null {
  return find(key.getState(state) ?? DecorationSet.empty, id)[0]?.from ?? null
}
