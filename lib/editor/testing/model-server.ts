import type { Node } from 'prosemirror-model'
import type { CallResult } from '@/lib/contracts/call'
import type { ChangesAnswer, CommitAnswer, CommitBody } from '@/lib/contracts/commit'
import { applySteps } from '@/lib/domain/authority'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { ARTICLE } from './article'

/** The authority over a draft as the server keeps it, in memory: one line of versions, each commit applied once. */
export interface ModelServer {
  doc(): Node
  version(): number
  /** Whether this text was in any of the steps that were taken. */
  had(text: string): boolean
  /** How often each commit was applied. */
  readonly applied: ReadonlyMap<string, number>
  commit(body: CommitBody): CallResult<CommitAnswer>
  changes(query: { version: number; event: number }): CallResult<ChangesAnswer>
}

export function createModelServer(initial: Node, { remembers = true } = {}): ModelServer {
  let doc = initial
  const log: { step: unknown; clientId: string }[] = []
  const answers = new Map<string, CommitAnswer>()
  const applied = new Map<string, number>()
  return {
    doc: () => doc,
    version: () => log.length,
    had: text => log.some(({ step }) => JSON.stringify(step).includes(text)),
    applied,
    commit(sent) {
      const body = overTheWire(sent)
      const known = answers.get(body.commitId)
      if (known && remembers) return { ok: true, value: known }
      if (body.baseVersion !== log.length) {
        const details = { version: log.length, steps: log.slice(body.baseVersion) }
        return { ok: false, error: { status: 409, code: 'behind', message: '', details } }
      }
      const result = applySteps(manuscriptSchema, doc, body.steps, { mayWrite: true })
      if (!result.ok) {
        const { message, code } = result.error
        return { ok: false, error: { status: 422, code, message } }
      }
      doc = result.value.doc
      for (const step of body.steps) log.push({ step, clientId: body.clientId })
      applied.set(body.commitId, (applied.get(body.commitId) ?? 0) + 1)
      const answer = { version: log.length, claims: [], event: 0 }
      answers.set(body.commitId, answer)
      return { ok: true, value: answer }
    },
    changes: ({ version }) => ({
      ok: true,
      value: {
        version: log.length,
        steps: overTheWire(log.slice(version)),
        claims: [],
        event: 0,
        article: ARTICLE,
      },
    }),
  }
}

function overTheWire<T>(value: T): T {
  return JSON.parse(JSON.stringify(value))
}
