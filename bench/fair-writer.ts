import { collab } from 'prosemirror-collab'
import { EditorState, type Transaction } from 'prosemirror-state'
import type { CallResult } from '@/lib/contracts/call'
import type { CommitAnswer, CommitBody } from '@/lib/contracts/commit'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import type { Result } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { createSync } from '@/lib/editor/sync-shell'
import { getArticle } from '@/lib/server/articles'
import { changes } from '@/lib/server/changes'
import type { Refusal } from '@/lib/server/refusal'
import { createStopwatch, type Waits } from './fair-waits'

/** Milliseconds between two keys: four steps a second. */
const KEY_EVERY = 250

const delay = (ms: number) => (ms > 0 ? new Promise<void>(resolve => setTimeout(resolve, ms)) : undefined)

function overTheWire<T>(result: Result<T, Refusal>): CallResult<T> {
  return result.ok
    ? { ok: true, value: result.value }
    : { ok: false, error: { details: undefined, ...result.error } }
}

/** How somebody writes: how far away, and whether every key is sent at once or as the editor gathers them. */
export interface Manner {
  /** Milliseconds there, and as many back. */
  readonly away: number
  readonly atOnce: boolean
}

/** Somebody who types into one article with the editor's own saving, until told to stop; answers how they waited. */
export async function startWriter(
  actor: Actor,
  articleId: string,
  commit: (actor: Actor, params: { id: string }, body: CommitBody) => Promise<Result<CommitAnswer, Refusal>>,
  { away, atOnce }: Manner,
): Promise<() => Waits> {
  const loaded = await getArticle(actor, { id: articleId })
  if (!loaded.ok) throw new Error(loaded.error.message)
  const clientId = `bench-${actor.personId}`
  const params = { id: articleId }
  const doc = manuscriptSchema.nodeFromJSON(loaded.value.doc)
  const plugins = [collab({ version: loaded.value.article.version, clientID: clientId })]
  let state = EditorState.create({ doc, plugins })
  const stopwatch = createStopwatch()
  const dispatch = (tr: Transaction) => {
    state = state.apply(tr)
    sync.applied(tr)
  }
  const sync = createSync({
    transport: {
      async commit(body) {
        stopwatch.sent()
        await delay(away)
        const answer = overTheWire(await commit(actor, params, body))
        await delay(away)
        stopwatch.answered(answer)
        return answer
      },
      async changes(query) {
        await delay(away)
        const answer = overTheWire(await changes(actor, params, query))
        await delay(away)
        return answer
      },
    },
    clock: {
      now: Date.now,
      after(ms, run) {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
      newId: () => crypto.randomUUID(),
      chance: Math.random,
    },
    clientId,
    event: loaded.value.event,
    state: () => state,
    dispatch,
    onClaims: () => undefined,
    onArticle: () => undefined,
    onSave: () => undefined,
    onRebased: () => undefined,
  })
  const keys = setInterval(() => {
    dispatch(state.tr.insertText('x', 1))
    if (atOnce) sync.notify({ type: 'hurry' })
  }, KEY_EVERY)
  return () => {
    clearInterval(keys)
    sync.destroy()
    return stopwatch.read()
  }
}
