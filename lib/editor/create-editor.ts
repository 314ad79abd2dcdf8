import { getVersion } from 'prosemirror-collab'
import { closeHistory, redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import type { Step } from 'prosemirror-transform'
import { EditorView } from 'prosemirror-view'
import { plainText } from '@/lib/domain/manuscript-text'
import { afterPaint } from './after-paint'
import { markRange, markSelection, relink, unmark } from './claim-commands'
import { claimOrder, orderAfter } from './claim-index'
import { createClaimElements } from './claim-mark-view'
import { choosing, chosenClaim, stepClaim } from './claim-plugin'
import { draftPictures } from './draft-pictures'
import { createEditorState, readDraft } from './editor-state'
import { figureView } from './figure-view'
import { finding, hitsIn } from './find-plugin'
import type { EditorHandle, EditorOptions, EditorSnapshot } from './handle'
import { liveAnchors } from './live-anchors'
import { newId } from './new-id'
import { workedOnBy } from './others-work'
import { ownPlace } from './own-place'
import { keptClaim, ownUndo } from './own-undo'
import { pastePlugin } from './paste-plugin'
import { createOthers } from './presence'
import { createPresenceSender } from './presence-sender'
import { putFresh } from './put-fresh'
import { isReceived } from './received'
import { reveal } from './reveal'
import { createSnapshotStore } from './snapshot'
import { browserClock, followPage, httpTransport, presenceOverHttp } from './sync-page'
import { createSync } from './sync-shell'
import { waitingPictures } from './waiting-pictures'
import { createWordCounter } from './word-counter'

const COUNT_AFTER = 500

/* Fetched with the first own change, so that it is there when the line has gone and comes back. */
const lostChangesCode = () => import('./lost-changes')
const LOST_AGAIN = 3000
const LOST_ATTEMPTS = 200

/**
 * The editor of an article's draft, drawn into `mount`, saving as one types. Throws RangeError when the draft
 * cannot be read, so that nothing is shown that could be saved over it.
 */
export function createEditor(options: EditorOptions): EditorHandle {
  const { claims, mayWrite, mayMark, article } = options
  const doc = readDraft(article)
  const clientId = newId()
  const run = (command: Command): boolean => command(view.state, view.dispatch, view)

  const whoWorkedOn = (id: string) => {
    const claim = claims.get(id)
    return claim && options.personId !== undefined ? workedOnBy(claim, options.personId) : null
  }
  const tellNotice = (notice: string) => snapshots.update({ notice })
  const pictures = draftPictures(doc, article.article.id, tellNotice)
  // Claims marked here that the server may not have told of yet.
  const born = new Set<string>()
  const state = createEditorState({
    doc,
    version: article.article.version,
    clientId,
    mayWrite,
    mayMark,
    plugins: [
      pastePlugin({
        mayWrite,
        knows: id => born.has(id) || claims.get(id) !== undefined,
        onPasteUrl: options.onPasteUrl,
        onNotice: tellNotice,
        pictures,
      }),
      waitingPictures(),
      ownUndo(id => whoWorkedOn(id) !== null),
    ],
    keys: {
      mark: (state, dispatch) => {
        const id = newId()
        if (dispatch) born.add(id)
        return markSelection(id)(state, dispatch)
      },
      passOver: (_, dispatch) => {
        if (dispatch) options.onPassOver?.()
        return options.onPassOver !== undefined
      },
      openCard: options.onOpenCard,
      step: direction => (state, dispatch) => {
        if (!stepClaim(direction)(state)) return false
        if (dispatch) step(direction)
        return true
      },
    },
  })
  const elements = createClaimElements(claims, doc)
  const words = createWordCounter(doc, article.article.wordCount)
  const snapshots = createSnapshotStore({
    save: { kind: 'saved', at: null },
    order: claimOrder(doc),
    chosen: null,
    hasSelection: false,
    canUndo: false,
    canRedo: false,
    wordCount: article.article.wordCount,
    headline: doc.child(0).textContent,
    version: article.article.version,
    dropped: [],
    notice: null,
  })

  let edited = false
  const layoutMoved = () => void afterPaint(options.onLayout)
  let counting: ReturnType<typeof setTimeout> | undefined
  const countSoon = () => {
    clearTimeout(counting)
    counting = setTimeout(() => snapshots.update({ wordCount: words.count(view.state.doc) }), COUNT_AFTER)
  }

  const view = new EditorView(options.mount, {
    state,
    editable: () => mayWrite || mayMark,
    markViews: { claim: elements.markView },
    nodeViews: {
      figure: figureView({ articleId: article.article.id, mayWrite, onDescribe: options.onDescribePicture }),
    },
    attributes: {
      class: 'draft',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': 'Draft',
      spellcheck: 'true',
      'data-region-focus': '',
      ...(mayWrite ? {} : { 'aria-readonly': 'true', inputmode: 'none', tabindex: '0' }),
    },
    dispatchTransaction: tr => {
      const before = view.state
      const { state: after, transactions } = before.applyTransaction(tr)
      elements.choose(chosenClaim(after))
      view.updateState(after)
      elements.settle(view, before.doc)
      for (const applied of transactions) {
        sync.applied(applied)
        if (!edited && applied.docChanged && !isReceived(applied)) {
          edited = true
          void lostChangesCode().catch(() => undefined)
        }
        const kept = keptClaim(applied)
        const who = kept === null ? null : whoWorkedOn(kept)
        if (who)
          snapshots.update({ notice: `Not undone: ${who.name} has worked on the claim in these words` })
      }
      publish(before, after)
      if (before.selection !== after.selection || chosenClaim(before) !== chosenClaim(after))
        ownPresence?.moved(before.doc !== after.doc)
    },
  })
  elements.settle(view, null)

  const publish = (before: EditorState, after: EditorState) => {
    snapshots.update(changed(snapshots.get(), before, after))
    if (before.doc === after.doc) return
    layoutMoved()
    countSoon()
  }

  const moved = new Set<() => void>()
  const tellLost = async (own: readonly Step[], rebase: Transaction, attempt = 0): Promise<void> => {
    const code = await lostChangesCode().catch(() => null)
    if (code) {
      const lost = code.lostChanges(own, rebase)
      if (lost.length > 0) snapshots.update({ dropped: [...snapshots.get().dropped, ...lost] })
    } else if (attempt < LOST_ATTEMPTS) {
      setTimeout(() => void tellLost(own, rebase, attempt + 1), LOST_AGAIN)
    }
  }
  const showSaving = () => snapshots.update({ save: sync.save() })
  const sync = createSync({
    transport: httpTransport(article.article.id),
    clock: browserClock,
    clientId,
    event: article.event,
    state: () => view.state,
    dispatch: (tr: Transaction) => view.dispatch(tr),
    onClaims: heard => putFresh(claims, heard),
    onArticle: latest => options.onArticle?.(latest),
    onSave: save => {
      // "Saving…" begins with a key press, whose own letter must be seen first.
      if (save.kind === 'saving') afterPaint(showSaving)
      else snapshots.update({ save })
    },
    isComposing: () => view.composing,
    onRebased: (own, rebase) => void tellLost(own, rebase),
    onMoved() {
      for (const listener of moved) listener()
    },
  })
  const others = createOthers(clientId)
  let working = false
  const whereOneIs = () => {
    const { version, anchor, head } = ownPlace(view.state)
    const claimId = chosenClaim(view.state)
    const caret = entered ? { anchor, head } : { anchor: null, head: null }
    return { clientId, version, ...caret, claimId, working: working && claimId !== null }
  }
  const tell = presenceOverHttp(article.article.id, others.take)
  const ownPresence = options.feed
    ? createPresenceSender({ clock: browserClock, tell, place: whereOneIs })
    : null
  // Before one has been in the draft, its selection is nowhere.
  let entered = false
  const onEnter = () => {
    entered = true
    ownPresence?.moved()
  }
  view.dom.addEventListener('focus', onEnter, { once: true })
  const leavePage = followPage(sync, {
    feed: options.feed,
    onPeople: others.take,
    onUnheard: others.forget,
    onLeave: () => ownPresence?.leave(),
    onReturn: () => ownPresence?.back(),
  })
  const sizes = new ResizeObserver(layoutMoved)
  sizes.observe(view.dom)

  const choose = (id: string | null, scroll = false) => {
    if (id !== chosenClaim(view.state)) view.dispatch(choosing(view.state.tr, id))
    const first = scroll && id !== null ? elements.elements(id)[0] : undefined
    if (first) reveal(first)
  }
  const step = (direction: 1 | -1): string | null => {
    if (!run(stepClaim(direction))) return null
    const id = chosenClaim(view.state)
    choose(id, true)
    return id
  }
  /* As a step of its own to undo, which typing on does not lengthen. */
  const alone = (command: Command): boolean => {
    if (!run(command)) return false
    view.dispatch(closeHistory(view.state.tr))
    return true
  }
  const marking = (command: (id: string) => Command): string | null => {
    const id = newId()
    born.add(id)
    return mayMark && run(command(id)) ? id : null
  }

  return {
    view,
    getSnapshot: snapshots.get,
    subscribe: snapshots.subscribe,
    anchors: () => liveAnchors(view.state.doc),
    elements: elements.elements,
    noted: elements.noted,
    mark: () => marking(markSelection),
    markRange: (from, to) => marking(id => markRange(id, from, to)),
    unmark(id) {
      if (mayMark) run(unmark(id))
    },
    relink: id => mayMark && run(relink(id)),
    alone: command => mayWrite && alone(command),
    async addPictures(files) {
      if (mayWrite) await pictures.addFiles(view, files, view.state.selection.from)
    },
    choose: (id, { scroll = false } = {}) => choose(id, scroll),
    step,
    undo: () => void run(undo),
    redo: () => void run(redo),
    focus: () => view.focus(),
    find(query, index) {
      view.dispatch(finding(view.state, query, index))
      const now = view.dom.querySelector('.found.now')
      if (now) reveal(now)
      return hitsIn(view.state).length
    },
    saveNow() {
      sync.notify({ type: 'hurry' })
      options.feed?.retry()
    },
    refresh: sync.poll,
    others,
    setWorking(now) {
      if (now === working) return
      working = now
      ownPresence?.moved()
    },
    takeOver({ dropped, notice }) {
      const before = snapshots.get()
      snapshots.update({ dropped: [...dropped, ...before.dropped], notice: notice ?? before.notice })
    },
    letGo(changes) {
      const dropped = changes ? snapshots.get().dropped.filter(change => !changes.includes(change)) : []
      snapshots.update({ dropped })
    },
    dismissNotice: () => snapshots.update({ notice: null }),
    clientId,
    batch: sync.batch,
    onMoved(listener) {
      moved.add(listener)
      return () => moved.delete(listener)
    },
    text: () => plainText(view.state.doc),
    destroy() {
      if (view.isDestroyed) return
      sync.notify({ type: 'leaving', closing: true })
      leavePage()
      ownPresence?.leave()
      ownPresence?.destroy()
      sizes.disconnect()
      clearTimeout(counting)
      sync.destroy()
      view.destroy()
      elements.destroy()
    },
  }
}

/* What of the snapshot an update changes; `order` and `headline` are looked at only when their blocks changed. */
function changed(snapshot: EditorSnapshot, before: EditorState, after: EditorState): Partial<EditorSnapshot> {
  const headline = after.doc.child(0)
  return {
    order: orderAfter(before.doc, snapshot.order, after.doc),
    chosen: chosenClaim(after),
    hasSelection: !after.selection.empty,
    canUndo: undoDepth(after) > 0,
    canRedo: redoDepth(after) > 0,
    headline: headline === before.doc.child(0) ? snapshot.headline : headline.textContent,
    version: getVersion(after),
  }
}
