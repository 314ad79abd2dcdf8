import { type CallError, type CallResult, call } from '@/lib/contracts/call'
import type { PatchClaimBody, PlacedClaim } from '@/lib/contracts/claim'
import { freshClaim } from '@/lib/contracts/fresh-claim'
import type { PersonRef } from '@/lib/contracts/shared'
import type { CitationBody } from '@/lib/contracts/source'
import { REVIEW_AFTER_STATUS } from '@/lib/domain/claim-state'
import type { Resolution } from '@/lib/domain/resolution'
import type { Decision } from '@/lib/domain/review'
import { isFinding, type Status } from '@/lib/domain/status'
import { afterPaint } from '@/lib/editor/after-paint'
import type { ClaimStore } from '@/lib/editor/claim-store'
import type { EditorHandle } from '@/lib/editor/handle'
import { putFresh } from '@/lib/editor/put-fresh'

/** What can be done to a claim from its card. Each answers whether it was done; what went wrong is told once. */
export interface ClaimActions {
  /** Puts a claim that was just marked into the store, so that its card is there at once. */
  born(id: string, quote: string): void
  setStatus(id: string, status: Status, note?: string, proposedWording?: string | null): Promise<boolean>
  review(id: string, decision: Decision, reason?: string): Promise<boolean>
  resolve(id: string, resolution: Resolution, reason?: string): Promise<boolean>
  patch(id: string, patch: PatchClaimBody): Promise<boolean>
  /** Makes the finding of another claim on this one, with its note and sources. */
  takeOver(id: string, from: string): Promise<boolean>
  cite(id: string, citation: CitationBody): Promise<boolean>
  uncite(id: string, citationId: string): Promise<boolean>
  comment(id: string, text: string, replyTo?: string): Promise<boolean>
}

interface Dependencies {
  readonly store: ClaimStore
  readonly editor: EditorHandle
  readonly articleId: string
  readonly actor: PersonRef
  readonly tell: (error: CallError) => void
  readonly now: () => Date
}

const UNSAVED: CallError = {
  status: 0,
  code: 'unsaved',
  message: 'The draft is not saved yet, so this was not done. It is tried again when you press it again.',
}

/** How long an action waits for the draft to be saved before it says that it was not done. */
const PATIENCE = 8000

/**
 * Claim actions over the HTTP interface. A finding is made on the words the server has, so each action first waits
 * until what was typed in this window is saved.
 */
export function createClaimActions({
  store,
  editor,
  articleId,
  actor,
  tell,
  now,
}: Dependencies): ClaimActions {
  const unborn = new WeakSet<PlacedClaim>()

  const isSettledHere = (id: string) => {
    const claim = store.get(id)
    return editor.getSnapshot().save.kind === 'saved' && claim !== undefined && !unborn.has(claim)
  }

  async function settled(id: string): Promise<boolean> {
    if (isSettledHere(id)) return true
    editor.saveNow()
    return new Promise(resolve => {
      const stops: (() => void)[] = []
      const finish = (value: boolean) => {
        for (const stop of stops) stop()
        resolve(value)
      }
      const look = () => {
        const { kind } = editor.getSnapshot().save
        if (kind === 'offline' || kind === 'failed') finish(false)
        else if (isSettledHere(id)) finish(true)
      }
      const timer = setTimeout(() => finish(false), PATIENCE)
      stops.push(editor.subscribe(look), store.subscribeTo(id, look), () => clearTimeout(timer))
      look()
    })
  }

  async function act<T>(
    id: string,
    send: () => Promise<CallResult<T>>,
    done: (answer: T, claim: PlacedClaim) => void,
    expected?: (claim: PlacedClaim) => PlacedClaim,
  ): Promise<boolean> {
    if (!(await settled(id))) {
      tell(UNSAVED)
      return false
    }
    const before = store.get(id)
    if (before && expected) {
      store.put([expected(before)])
      // Sending takes a moment of its own; what was done is seen first.
      await new Promise<void>(painted => afterPaint(painted))
    }
    const result = await send()
    if (result.ok) {
      const claim = store.get(id)
      if (claim) done(result.value, claim)
      return true
    }
    if (before && expected) store.put([before])
    tell(result.error)
    const fresh = await call('getClaim', { params: { id } })
    if (fresh.ok) store.put([fresh.value.claim])
    return false
  }

  /* A stream may have told of what somebody else did since. */
  const put = ({ claim }: { claim: PlacedClaim }) => putFresh(store, [claim])

  return {
    born(id, quote) {
      const claim = freshClaim({
        id,
        articleId,
        quote,
        createdBy: actor,
        createdAt: now().toISOString(),
        // Whatever the server says of it is newer, even by a clock that runs behind.
        updatedAt: new Date(0).toISOString(),
      })
      unborn.add(claim)
      store.put([claim])
    },
    setStatus: (id, status, note, proposedWording) =>
      act(
        id,
        () => call('setFinding', { params: { id }, body: { status, note, proposedWording } }),
        put,
        claim => ({
          ...claim,
          status,
          note: note ?? claim.note,
          review: REVIEW_AFTER_STATUS[status],
          stale: false,
          findingBy: isFinding(status) ? actor : null,
          findingAt: isFinding(status) ? now().toISOString() : null,
          findingWording: isFinding(status) ? claim.quote : null,
          resolution: null,
        }),
      ),
    review: (id, decision, reason) =>
      act(id, () => call('review', { params: { id }, body: { decision, reason } }), put),
    resolve: (id, resolution, reason) =>
      act(id, () => call('resolve', { params: { id }, body: { resolution, reason } }), put),
    patch: (id, patch) => act(id, () => call('patchClaim', { params: { id }, body: patch }), put),
    takeOver: (id, from) => act(id, () => call('takeOver', { params: { id }, body: { from } }), put),
    cite: (id, citation) =>
      act(
        id,
        () => call('cite', { params: { id }, body: citation }),
        ({ citation }, claim) => store.put([{ ...claim, citations: withOne(claim.citations, citation) }]),
      ),
    uncite: (id, citationId) =>
      act(
        id,
        () => call('removeCitation', { params: { id, citationId } }),
        (_, claim) =>
          store.put([{ ...claim, citations: claim.citations.filter(one => one.id !== citationId) }]),
      ),
    comment: (id, text, replyTo) =>
      act(
        id,
        () => call('addComment', { params: { id }, body: replyTo ? { text, replyTo } : { text } }),
        ({ comment }, claim) => store.put([{ ...claim, comments: withOne(claim.comments, comment) }]),
      ),
  }
}

/* A stream may have brought it before the answer did. */
function withOne<T extends { readonly id: string }>(all: readonly T[], one: T): T[] {
  return all.some(({ id }) => id === one.id) ? [...all] : [...all, one]
}
