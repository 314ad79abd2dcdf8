import { problemWords } from '@/app/_components/problem'
import { showToast } from '@/app/_components/toast'
import { call } from '@/lib/contracts/call'
import type { ClaimCache } from './claim-cache'
import type { Hands } from './hands'
import type { QueueStore } from './queue-store'
import { claimsQueryOf, type QueueView, sameView } from './view'

interface Dependencies {
  readonly store: QueueStore
  readonly send: (event: Parameters<QueueStore['send']>[0]) => void
  readonly claims: ClaimCache
  readonly hands: Hands
  /** Another claim is shown: what was wrong with the last one is of the past. */
  readonly problem: () => void
}

/* What can be passed over before one begins anew. */
const MOST_PASSED = 500

/** Shows the next claim of the view that nobody has in hand; whatever was shown before undecided is passed over. */
export function createGiveNext({ store, send, claims, hands, problem }: Dependencies): () => Promise<void> {
  let passed: string[] = []
  let view: QueueView = store.get().view

  return async () => {
    const { chosen } = store.get()
    if (!sameView(view, store.get().view) || passed.length >= MOST_PASSED) passed = []
    view = store.get().view
    if (chosen !== null && !passed.includes(chosen)) passed.push(chosen)
    const { review, mine, ...filter } = claimsQueryOf(view)
    const leave = chosen === null ? {} : { leave: chosen }
    const answer = await call('nextClaim', { body: { filter, skip: passed, ...leave } })
    if (!answer.ok) {
      showToast({ message: problemWords(answer.error) })
      return
    }
    const { claim } = answer.value
    if (claim === null) {
      passed = []
      showToast({
        message: 'Nothing else is free: what waits is in somebody’s hand, or you have passed it over.',
      })
      return
    }
    problem()
    hands.given(claim.id)
    claims.put(claim)
    send({ kind: 'chosen', id: claim.id })
  }
}

/** What is in the reader's hand stays theirs while they are at work, and no longer once the page is left. */
export function attendHands(hands: Hands): () => void {
  const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
  for (const event of events) document.addEventListener(event, hands.stir, { passive: true })
  addEventListener('pagehide', hands.leave)
  return () => {
    for (const event of events) document.removeEventListener(event, hands.stir)
    removeEventListener('pagehide', hands.leave)
    hands.leave()
  }
}
