import { collab, getVersion, sendableSteps } from 'prosemirror-collab'
import { EditorState, type Transaction } from 'prosemirror-state'
import type { ArticleWithDraft } from '@/lib/contracts/article'
import type { CallResult } from '@/lib/contracts/call'
import type { ChangesFrame } from '@/lib/contracts/stream'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { ownPlace } from '@/lib/editor/own-place'
import { createPresenceSender } from '@/lib/editor/presence-sender'
import { createSync, type SyncTransport } from '@/lib/editor/sync-shell'

/** Requests of one person, JSON both ways. Never throws. */
export type Send = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<CallResult<T>>

/** What is measured of a writer's commits: what was accepted, when it was sent, and how long it took. */
export interface CommitMeasure {
  accepted(versions: readonly number[], sentAt: number, ms: number): void
  refused(): void
  presence(ms: number): void
}

export interface Writer {
  /** Takes what the article's stream brought. */
  hear(frame: ChangesFrame): void
  /** Types one letter; after twenty, takes one away again, so that the draft keeps its size. */
  key(): void
  /** Whether everything typed is on the server. */
  isSaved(): boolean
  stop(): void
}

const clock = {
  now: Date.now,
  after(ms: number, run: () => void) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  newId: () => crypto.randomUUID(),
  chance: Math.random,
}

/** One window of a writer: the saving and the presence of the editor, without its page. */
export function createWriter(
  draft: ArticleWithDraft,
  place: number,
  send: Send,
  measure: CommitMeasure,
): Writer {
  const clientId = clock.newId()
  const { id, version } = draft.article
  let keys = 0
  let state = EditorState.create({
    doc: manuscriptSchema.nodeFromJSON(draft.doc),
    plugins: [collab({ version, clientID: clientId })],
  })
  const dispatch = (tr: Transaction) => {
    state = state.apply(tr)
    sync.applied(tr)
  }
  const transport: SyncTransport = {
    async commit(body) {
      const sentAt = performance.now()
      const answer = await send<{ version: number }>('POST', `/api/articles/${id}/commits`, body)
      if (answer.ok) {
        const versions = body.steps.map((_, i) => body.baseVersion + i + 1)
        measure.accepted(versions, sentAt, performance.now() - sentAt)
      } else measure.refused()
      return answer as Awaited<ReturnType<SyncTransport['commit']>> // what the endpoint answers
    },
    changes: query =>
      send('GET', `/api/articles/${id}/changes?version=${query.version}&event=${query.event}`),
  }
  const sync = createSync({
    transport,
    clock,
    clientId,
    event: draft.event,
    state: () => state,
    dispatch,
    onClaims: () => undefined,
    onArticle: () => undefined,
    onSave: () => undefined,
    onRebased: () => undefined,
  })
  const presence = createPresenceSender({
    clock,
    place: () => ({ clientId, ...ownPlace(state), claimId: null, working: false }),
    async tell(body) {
      const at = performance.now()
      const answer = await send('POST', `/api/articles/${id}/presence`, body)
      measure.presence(performance.now() - at)
      return answer.ok || answer.error.status === 0
    },
  })
  const blockEnd = () => {
    const blocks: number[] = []
    state.doc.forEach((node, offset) => {
      if (node.type.name === 'paragraph') blocks.push(offset + node.nodeSize - 1)
    })
    return blocks[place % blocks.length] ?? 1
  }
  return {
    hear: sync.hear,
    key() {
      const end = blockEnd()
      keys++
      if (keys % 40 < 20) dispatch(state.tr.insertText('abcdefghij'[keys % 10] ?? 'x', end))
      else if (state.doc.resolve(end).parent.content.size > 0) dispatch(state.tr.delete(end - 1, end))
      presence.moved(true)
    },
    isSaved: () => sync.save().kind === 'saved' && getVersion(state) >= 0 && sendableSteps(state) === null,
    stop() {
      presence.destroy()
      sync.destroy()
    },
  }
}
