import { type CallResult, call } from '@/lib/contracts/call'
import type { CommitAnswer, CommitBody } from '@/lib/contracts/commit'
import type { EditorHandle } from './handle'
import type { LostChange } from './lost-changes'
import { newId } from './new-id'
import { entriesOf, getEntry, type OutboxEntry, putEntry, removeEntry, reopenShelf } from './outbox-shelf'
import { restoreUnsaved } from './restore-unsaved'
import { importKey, seal, unseal } from './seal'
import { createUnsavedReader, type UnsavedChanges } from './unsaved'

/** Half-written forms by where they belong. */
export type HalfTyped = Readonly<Record<string, string>>

/** What of a window is kept: steps that are not saved, changes that found no place, forms that were not sent. */
interface Kept {
  readonly unsaved: UnsavedChanges | null
  readonly dropped: readonly LostChange[]
  readonly forms: HalfTyped
}

/**
 * Whether what is unsaved outlives this window: `insecure` where the browser has no cryptography, because the page
 * came over plain HTTP; `no_key` while the server has not given one; `no_room` when the browser will not store it.
 */
export type Keeping = 'kept' | 'insecure' | 'no_key' | 'no_room'

/** Half-typed forms of this window, as the page keeps them. */
export interface FormsHere {
  get(): HalfTyped
  /** Takes in forms that another window left, where none stands already. */
  add(forms: HalfTyped): void
  subscribe(listener: () => void): () => void
}

interface Options {
  readonly editor: EditorHandle
  readonly articleId: string
  readonly personId: string
  readonly forms: FormsHere
  readonly onKeeping: (keeping: Keeping) => void
}

/* After the last change, and the longest while changes go on, ms. Saved sooner than that, nothing is written. */
const AFTER_CHANGE = 400
const AT_LEAST_EVERY = 1200
/* How soon it is tried again when the server does not answer, ms. */
const AGAIN = 5000

const lockOf = (id: string) => `stet-outbox-${id}`
const labelOf = ({ id, articleId, personId }: Pick<OutboxEntry, 'id' | 'articleId' | 'personId'>) =>
  JSON.stringify([id, articleId, personId])

/**
 * Keeps what is unsaved in this window in the browser, locked away, and goes on with what windows left that are no
 * more. Each window holds a lock under its name for as long as it lives; whoever gets another's lock adopts what it
 * left, so that one window only does. Answers how to stop, and how to take a new key after signing in again.
 */
export function keepOutbox({ editor, articleId, personId, forms, onKeeping }: Options) {
  if (!globalThis.isSecureContext || !navigator.locks || !crypto.subtle || typeof indexedDB === 'undefined') {
    onKeeping('insecure')
    return { stop: () => undefined, renewKey: async () => undefined }
  }
  const { clientId } = editor
  const stopped = new AbortController()
  const read = createUnsavedReader(clientId)
  let key: CryptoKey | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitingSince: number | null = null
  let lies = false
  let adopted = false
  let writing: Promise<void> = Promise.resolve()

  const present = (): Kept => ({
    unsaved: read(editor.view.state, editor.batch()),
    dropped: editor.getSnapshot().dropped,
    forms: forms.get(),
  })

  const write = async () => {
    waitingSince = null
    if (stopped.signal.aborted) return
    const kept = present()
    try {
      if (isNothing(kept)) {
        if (lies) await removeEntry(clientId)
        lies = false
        return
      }
      if (!key) return
      const head = { id: clientId, articleId, personId }
      const sealed = await seal(key, JSON.stringify(kept), labelOf(head))
      await putEntry({ ...head, at: Date.now(), ...sealed })
      lies = true
      onKeeping('kept')
    } catch {
      onKeeping('no_room')
    }
  }
  const writeNow = () => {
    clearTimeout(timer)
    writing = writing.then(write)
  }
  const writeSoon = () => {
    const now = Date.now()
    waitingSince ??= now
    clearTimeout(timer)
    timer = setTimeout(writeNow, Math.max(0, Math.min(AFTER_CHANGE, waitingSince + AT_LEAST_EVERY - now)))
  }

  const renewKey = async (): Promise<void> => {
    const answer = await call('sessionKey', {})
    if (stopped.signal.aborted) return
    if (answer.ok && answer.value.personId === personId) {
      key = await importKey(answer.value.key)
      reopenShelf(personId)
      onKeeping('kept')
      writeNow()
      if (!adopted) void adoptAll().catch(() => undefined)
      adopted = true
      return
    }
    if (!key) onKeeping('no_key')
    const again = !answer.ok && (answer.error.status === 0 || answer.error.status >= 500)
    if (again) setTimeout(() => void renewKey(), AGAIN)
  }

  /* Whatever one window holds: its name is freed when it ends, whichever way it does. */
  const holdOwnName = () =>
    navigator.locks.request(
      lockOf(clientId),
      () => new Promise<void>(release => stopped.signal.addEventListener('abort', () => release())),
    )

  const adopt = async (id: string): Promise<void> => {
    for (;;) {
      const entry = await getEntry(id)
      if (!entry || !key || stopped.signal.aborted) return
      const text = await unseal(key, entry, labelOf(entry))
      // The key has gone since: nobody can read it any more, so nobody is told of it either.
      if (text === null) return removeEntry(id)
      const done = await takeUp(JSON.parse(text), entry)
      if (done) return
      await new Promise(resolve => setTimeout(resolve, AGAIN))
    }
  }

  const takeUp = async (kept: Kept, { id, at }: OutboxEntry): Promise<boolean> => {
    forms.add(kept.forms)
    const commit = (body: CommitBody): Promise<CallResult<CommitAnswer>> =>
      call('commit', { params: { id: articleId }, body })
    const restored = kept.unsaved && (await restoreUnsaved(kept.unsaved, { commit, newId }))
    if (restored?.kind === 'later' || stopped.signal.aborted) return false
    const dropped = [...kept.dropped, ...(restored?.lost ?? [])]
    editor.takeOver({ dropped, notice: wordsFor(at, restored?.saved ?? 0, dropped.length) })
    editor.refresh()
    // In this window's own entry first, so that it lies somewhere at every moment.
    writeNow()
    await writing
    await removeEntry(id)
    return true
  }

  const adoptAll = async () => {
    for (const { id } of await entriesOf(personId, articleId)) {
      if (id === clientId) continue
      // Waits for the window to end, should it still live.
      void navigator.locks
        .request(lockOf(id), { signal: stopped.signal }, () => adopt(id))
        .catch(() => undefined)
    }
  }

  const onHide = () => {
    if (document.visibilityState === 'hidden') writeNow()
  }
  void holdOwnName()
  void renewKey()
  const stops = [editor.onMoved(writeSoon), editor.subscribe(writeSoon), forms.subscribe(writeSoon)]
  document.addEventListener('visibilitychange', onHide)
  window.addEventListener('pagehide', writeNow)
  return {
    renewKey,
    stop() {
      clearTimeout(timer)
      for (const stop of stops) stop()
      document.removeEventListener('visibilitychange', onHide)
      window.removeEventListener('pagehide', writeNow)
      writeNow()
      void writing.finally(() => stopped.abort())
    },
  }
}

function isNothing({ unsaved, dropped, forms }: Kept): boolean {
  return unsaved === null && dropped.length === 0 && Object.keys(forms).length === 0
}

function wordsFor(at: number, saved: number, lost: number): string | null {
  if (saved === 0 && lost === 0) return null
  const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(at)
  const day = new Date(at).toDateString() === new Date().toDateString() ? '' : `${dayOf(at)}, `
  const from = `Changes from ${day}${time} were kept in this browser`
  return saved === 0 ? `${from}; they found no place any more` : `${from} and are back in the draft`
}

function dayOf(at: number): string {
  return new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long' }).format(at)
}
