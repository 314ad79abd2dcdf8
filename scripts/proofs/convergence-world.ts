import type { Node } from 'prosemirror-model'
import type { CallResult } from '@/lib/contracts/call'
import type { ChangesAnswer, CommitAnswer, CommitBody } from '@/lib/contracts/commit'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import type { Result } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import type { SyncTransport } from '@/lib/editor/sync-shell'
import { type Client, createClient } from '@/lib/editor/testing/client'
import { createNetwork, type Request } from '@/lib/editor/testing/network'
import type { Doer } from '@/lib/editor/testing/random-deed'
import type { Between } from '@/lib/editor/testing/random-network'
import { getArticle } from '@/lib/server/articles'
import { changes } from '@/lib/server/changes'
import { append } from '@/lib/server/commits'
import type { Refusal } from '@/lib/server/refusal'
import { accepted } from '@/lib/server/testing/draft-window'
import { createStillClock, type StillClock } from '@/lib/server/testing/turn-clock'
import { createTurnKeeper } from '@/lib/server/turns'

/** A commit that a window was told is saved. */
export interface Told {
  readonly body: CommitBody
  readonly version: number
}

/** Windows on one article of a real database, the server's use cases, and a network in the proof's hand. */
export interface World extends Between {
  readonly clients: (Client & Doer)[]
  readonly articleId: string
  readonly clock: StillClock
  readonly told: readonly Told[]
  /** Letters and claims that need not be anywhere: whoever made them took them away, or lost the window unsaved. */
  readonly forgone: Set<string>
  readonly typed: readonly string[]
  /** Claims that were marked, by their ids. */
  readonly marked: ReadonlySet<string>
  /** What windows that are no more were told was dropped, as JSON. */
  readonly dropped: readonly string[]
  /** What the server failed at, besides refusing what is behind. */
  readonly failures: readonly string[]
  /** Loses a window with all that was not saved, and opens another in its place. */
  reopen(index: number): Promise<void>
  /** Asks what happened since what a window knows, as a stream does; `null` when that is not to be had. */
  ask(index: number): Promise<ChangesAnswer | null>
  /** Waits until the server has done all it can do without a clock. */
  quiet(): Promise<void>
}

/* Letters that no keyboard has, each typed once. */
const FIRST_LETTER = 0xe000
const LETTER = /[\ue000-\uf8ff]/gu

/** The letters of the proof's own in a text. */
export function lettersIn(text: string): string[] {
  return text.match(LETTER) ?? []
}

/* The letters and the claims that stand in a draft. */
function tracesIn(doc: Node): Set<string> {
  const traces = new Set(lettersIn(doc.textContent))
  for (const { id } of claimAnchors(doc)) traces.add(id)
  return traces
}

export async function openWorld(people: readonly Actor[], articleId: string): Promise<World> {
  const clock = createStillClock()
  const keeper = createTurnKeeper(clock)
  const requests: Request[] = []
  const told: Told[] = []
  const typed: string[] = []
  const marked = new Set<string>()
  const forgone = new Set<string>()
  const dropped: string[] = []
  const failures: string[] = []
  let running = 0
  let windows = 0
  let claims = 0

  async function counted<T>(work: Promise<Result<T, Refusal>>): Promise<CallResult<T>> {
    running++
    try {
      const result = await work
      if (result.ok) return { ok: true, value: copied(result.value) }
      const { status, code, message, details } = result.error
      if (code !== 'behind' && code !== 'busy') failures.push(`${status} ${code}: ${message}`)
      return { ok: false, error: { status, code, message, details: copied(details ?? null) } }
    } catch (error) {
      failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
      return { ok: false, error: { status: 500, code: 'internal', message: '' } }
    } finally {
      running--
    }
  }

  async function openWindow(actor: Actor): Promise<Client & Doer> {
    const loaded = accepted(await getArticle(actor, { id: articleId }))
    const server = {
      commit(sent: CommitBody) {
        const body = copied(sent)
        const sender = { clientId: body.clientId, personId: actor.personId }
        const pass = keeper.inTurn(articleId, sender, turn => append(actor, { id: articleId }, body, turn))
        return counted<CommitAnswer>(pass)
      },
      changes: (query: { version: number; event: number }) =>
        counted<ChangesAnswer>(changes(actor, { id: articleId }, query)),
    }
    // One line of requests for all windows, so that they overtake each other.
    const { transport } = createNetwork(server, requests)
    const name = `w${windows++}`
    const doc = manuscriptSchema.nodeFromJSON(loaded.doc)
    const known = { version: loaded.article.version, event: loaded.event }
    const client = createClient(name, doc, hearing(transport), known)
    return {
      ...client,
      clipboard: null,
      nextLetter() {
        const letter = String.fromCodePoint(FIRST_LETTER + typed.length)
        typed.push(letter)
        return letter
      },
      nextClaim: () => `${articleId}-${claims++}`,
      dispatch(tr) {
        const before = tracesIn(client.state().doc)
        client.dispatch(tr)
        const after = tracesIn(client.state().doc)
        for (const trace of before) if (!after.has(trace)) forgone.add(trace)
        for (const trace of after) if (!before.has(trace) && trace.startsWith(articleId)) marked.add(trace)
      },
    }
  }

  /* What a window hears is what it was told. */
  function hearing(transport: SyncTransport): SyncTransport {
    return {
      ...transport,
      async commit(body, options) {
        const sent = copied(body)
        const answer = await transport.commit(body, options)
        if (answer.ok) told.push({ body: sent, version: answer.value.version })
        return answer
      },
    }
  }

  const clients = await Promise.all(people.map(openWindow))
  return {
    clients,
    requests,
    returning: [],
    articleId,
    clock,
    told,
    typed,
    marked,
    forgone,
    dropped,
    failures,
    async reopen(index) {
      const [old, actor] = [clients[index], people[index]]
      if (!old || !actor) return
      old.sync.destroy()
      dropped.push(JSON.stringify(old.dropped))
      for (const trace of tracesIn(old.state().doc)) forgone.add(trace)
      clients[index] = await openWindow(actor)
    },
    async ask(index) {
      const [client, actor] = [clients[index], people[index]]
      if (!client || !actor) return null
      const answer = await counted<ChangesAnswer>(changes(actor, { id: articleId }, client.sync.position()))
      return answer.ok ? answer.value : null
    },
    async quiet() {
      do await new Promise(resolve => setImmediate(resolve))
      while (running > keeper.waiting())
    },
  }
}

/** As it is after a journey over the wire. */
function copied<T>(value: T): T {
  return JSON.parse(JSON.stringify(value))
}
