import { collab } from 'prosemirror-collab'
import { history } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, type Transaction } from 'prosemirror-state'
import type { PlacedClaim } from '@/lib/contracts/claim'
import type { SaveState } from '../handle'
import { type LostChange, lostChanges } from '../lost-changes'
import { ownUndo } from '../own-undo'
import { createSync, type Sync, type SyncTransport } from '../sync-shell'
import { createHandClock, type HandClock } from './network'

/** A window on a draft without a page: state, saving, and a clock in the test's hand. */
export interface Client {
  readonly sync: Sync
  readonly clock: HandClock
  readonly dropped: LostChange[]
  readonly saves: SaveState[]
  readonly claims: PlacedClaim[]
  state(): EditorState
  dispatch(tr: Transaction): void
  /** Types at a position, by default at the end of the first block of the body. */
  type(text: string, at?: number): void
}

export function createClient(
  name: string,
  doc: Node,
  transport: SyncTransport,
  known: { readonly version: number; readonly event: number } = { version: 0, event: 0 },
  guarded: (claimId: string) => boolean = () => false,
): Client {
  let state = EditorState.create({
    doc,
    plugins: [history(), collab({ version: known.version, clientID: name }), ownUndo(guarded)],
  })
  const clock = createHandClock(name)
  const dropped: LostChange[] = []
  const saves: SaveState[] = []
  const claims: PlacedClaim[] = []
  const dispatch = (tr: Transaction) => {
    const { state: after, transactions } = state.applyTransaction(tr)
    state = after
    for (const applied of transactions) sync.applied(applied)
  }
  const sync = createSync({
    transport,
    clock,
    clientId: name,
    event: known.event,
    state: () => state,
    dispatch,
    onClaims: heard => claims.push(...heard),
    onArticle: () => undefined,
    onSave: save => saves.push(save),
    onRebased: (own, rebase) => dropped.push(...lostChanges(own, rebase)),
  })
  return {
    sync,
    clock,
    dropped,
    saves,
    claims,
    state: () => state,
    dispatch,
    type(text, at) {
      const { doc } = state
      const end = doc.child(0).nodeSize + doc.child(1).nodeSize + doc.child(2).nodeSize - 1
      dispatch(state.tr.insertText(text, at ?? end))
    },
  }
}
