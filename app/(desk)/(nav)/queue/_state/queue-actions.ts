import { type Happened, watchDesk } from '@/app/_components/live'
import { showToast } from '@/app/_components/toast'
import { type CallError, call } from '@/lib/contracts/call'
import { may } from '@/lib/domain/permission'
import { sameWording } from '@/lib/domain/wording'
import { createCell } from './cell'
import { createClaimCache } from './claim-cache'
import type { Reviewer } from './decision-rules'
import { createDecisions, type Problem, type Undoable } from './decisions'
import { createDraftCache } from './draft-cache'
import { createEventCache } from './event-cache'
import { excerpt } from './excerpt'
import { attendHands, createGiveNext } from './give-next'
import { createHands } from './hands'
import { claimInAddress, decidedBefore, isKept, keepDecided, seen } from './kept-in-tab'
import type { QueueActions } from './queue-shape'
import type { QueueStart } from './queue-start'
import { openQueue, type QueueEvent, upcoming } from './queue-state'
import { createQueueStore } from './queue-store'
import { createTogether } from './together'
import { addressOf, claimsQueryOf } from './view'

/* How many claims after the chosen one are fetched beforehand. */
const AHEAD = 3
/* How often the list is read again while it is looked at, and how long a key undoes the last decision. Milliseconds. */
const REFRESH = 30_000
const UNDO = 10_000
/* How far apart at least the list is read again because of what others do: to claims, or to articles only. */
const CLAIMS_APART = 1000
const ARTICLES_APART = 10_000
const MAX_PAGE = 200
const WIDE = '(min-width: 641px)'

export function createQueueActions(first: QueueStart): QueueActions {
  let start = first
  const store = createQueueStore(openQueue(start.view, start.page, start.asked, decidedBefore()))
  const claims = createClaimCache(first.claim ? [first.claim] : [], claim =>
    send({ kind: 'claim-read', claim }),
  )
  const drafts = createDraftCache(id => call('getArticle', { params: { id } }), Date.now)
  const events = createEventCache(id => call('claimEvents', { params: { id } }))
  if (first.claim && first.events) events.put(first.claim.id, first.events)
  const problem = createCell<Problem | null>(null)
  const reviewer = (): Reviewer => ({
    actor: start.actor,
    ownFindingsAllowed: start.ownFindingsAllowed,
    secondReviewer: start.secondReviewer,
  })
  const heldBy = (id: string) => {
    const hold = hands.holds.get().find(one => one.claimId === id)
    return hold === undefined || hold.person.id === start.actor.personId ? null : hold
  }
  const hands = createHands(() => may(start.actor, 'claim.review'))
  hands.learn(start.page.holds)
  const together = createTogether({ store, send, claims, refresh })
  const giveNext = createGiveNext({ store, send, claims, hands, problem: () => problem.set(null) })
  /* The list lies one step back in the history of the tab. */
  let listIsBehind = false
  let undoTimer: ReturnType<typeof setTimeout> | undefined

  const decisions = createDecisions({
    state: store.get,
    send,
    claims,
    reviewer,
    heldBy,
    problem,
    offerUndo(decision, quote) {
      together.lastAct.set(null)
      clearTimeout(undoTimer)
      undoTimer = setTimeout(() => send({ kind: 'undo-expired', id: decision.id }), UNDO)
      return showToast({
        message: `${decidedWords(decision)}: “${excerpt(quote, 60)}”`,
        action: { label: 'Undo', keys: 'z', onAction: () => void decisions.undo(decision) },
        seconds: UNDO / 1000,
      })
    },
  })

  function send(event: QueueEvent) {
    const before = store.get()
    const after = store.send(event)
    if (after.decided !== before.decided) keepDecided(after.decided)
    if (after.chosen !== before.chosen) nameInAddress(after.chosen)
    lookAtChosen()
    if (after.chosen !== before.chosen || after.rows !== before.rows) fetchAhead()
  }

  /* On a narrow screen an address without a claim is the list, and only a person opens a claim from it. */
  function nameInAddress(chosen: string | null) {
    if (chosen === claimInAddress()) return
    if (chosen === null || matchMedia(WIDE).matches || claimInAddress() !== null)
      history.replaceState(null, '', addressOf(store.get().view, chosen))
  }

  /* What waits and is in front of the reader is in their hand; on a narrow screen the list may be. */
  function lookAtChosen() {
    const { chosen, rows } = store.get()
    const waits = rows.find(row => row.id === chosen)?.review ?? claims.get(chosen ?? '')?.review
    const shown = matchMedia(WIDE).matches || claimInAddress() !== null
    hands.look(shown && waits === 'pending' ? chosen : null)
  }

  function fetchAhead() {
    const state = store.get()
    if (state.chosen === null) return
    claims.want(state.chosen, true)
    for (const id of [state.chosen, ...upcoming(state, AHEAD)]) {
      const articleId = state.rows.find(row => row.id === id)?.articleId ?? claims.get(id)?.articleId
      prepare({ id, articleId })
    }
  }

  function prepare({ id, articleId }: { readonly id: string; readonly articleId?: string | undefined }) {
    claims.want(id)
    events.want(id)
    if (articleId !== undefined) drafts.want(articleId)
  }

  async function refresh() {
    if (document.visibilityState === 'hidden') return
    const { view, rows } = store.get()
    const limit = Math.min(MAX_PAGE, Math.max(50, rows.length))
    const answer = await call('listClaims', { query: { ...claimsQueryOf(view), limit } })
    if (answer.ok) {
      hands.learn(answer.value.holds)
      send({ kind: 'refreshed', view, page: answer.value })
    }
    const { chosen } = store.get()
    if (chosen !== null) claims.want(chosen, true)
  }

  /* What is known of claims that somebody else changed is read again, the one in front among them. */
  async function follow({ claims: changed, all }: Happened) {
    const { chosen } = store.get()
    for (const id of changed) {
      if (claims.get(id) === null) continue
      void claims.read(id)
      events.want(id, true)
    }
    if (all && chosen !== null) void claims.read(chosen)
    await refresh()
  }

  /* The claim is read again, since others may have changed it too. */
  async function change(
    id: string,
    doing: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: CallError }>,
  ): Promise<CallError | null> {
    const answer = await doing
    if (!answer.ok) return answer.error
    await claims.read(id)
    events.want(id, true)
    return null
  }

  return {
    ...decisions,
    ...together,
    holds: hands.holds,
    heldBy,
    giveNext,
    undo: decision =>
      decision === undefined && together.lastAct.get() !== null
        ? together.takeActBack()
        : decisions.undo(decision),
    async take(id) {
      const over = may(start.actor, 'claim.review') ? await hands.takeOver(id) : null
      return (
        over ?? change(id, call('patchClaim', { params: { id }, body: { assigneeId: start.actor.personId } }))
      )
    },
    store,
    claims,
    drafts,
    events,
    problem,
    unsent: new Map(),
    reviewer,
    passage: (articleId, claimId) =>
      drafts.passage(articleId, claimId) ?? (start.claim?.id === claimId ? start.passage : null),
    mendPassage(claim, shown) {
      const { id, articleId } = claim
      const fits = shown !== null && sameWording(shown.passage.quote, claim.quote)
      if (fits || claim.orphaned || !drafts.knows(articleId)) return
      drafts.want(articleId, claims.askedAt(id) ?? undefined)
    },
    prepare,
    open(next) {
      if (next === start) return
      start = next
      if (next.claim) claims.put(next.claim)
      if (next.claim && next.events) events.put(next.claim.id, next.events)
      problem.set(null)
      hands.learn(next.page.holds)
      together.clear()
      const kept = isKept(next)
      store.send({
        kind: 'opened',
        view: next.view,
        page: next.page,
        chosen: kept ? claimInAddress() : next.asked,
      })
      seen(next)
      fetchAhead()
      lookAtChosen()
      if (kept) void refresh()
    },
    attend() {
      fetchAhead()
      lookAtChosen()
      if (isKept(start)) void refresh()
      seen(start)
      const again = () => void refresh()
      const timer = setInterval(again, REFRESH)
      const unwatch = [
        watchDesk(follow, { apart: CLAIMS_APART, interest: happened => happened.claims.size > 0 }),
        watchDesk(({ holds }) => holds && hands.learn(holds), {
          apart: 0,
          interest: ({ holds }) => holds !== null,
        }),
        attendHands(hands),
        watchDesk(again, { apart: ARTICLES_APART, interest: happened => happened.articles.size > 0 }),
      ]
      document.addEventListener('visibilitychange', again)
      /* Back and forward only: what the router says of the address may be a claim behind. */
      const onBack = () => {
        const id = claimInAddress()
        if (id === null) listIsBehind = false
        else send({ kind: 'chosen', id })
        lookAtChosen()
      }
      addEventListener('popstate', onBack)
      return () => {
        removeEventListener('popstate', onBack)
        clearInterval(timer)
        for (const stop of unwatch) stop()
        document.removeEventListener('visibilitychange', again)
      }
    },
    choose(id) {
      problem.set(null)
      if (!matchMedia(WIDE).matches && claimInAddress() === null) {
        history.pushState(null, '', addressOf(store.get().view, id))
        listIsBehind = true
      }
      send({ kind: 'chosen', id })
    },
    backToList() {
      if (listIsBehind) history.back()
      else history.replaceState(null, '', addressOf(store.get().view))
      listIsBehind = false
      lookAtChosen()
    },
    step(by) {
      problem.set(null)
      send({ kind: 'stepped', by })
    },
    async loadMore() {
      const { next, view, paging } = store.get()
      if (next === null || paging === 'loading') return
      send({ kind: 'page-asked' })
      const answer = await call('listClaims', { query: { ...claimsQueryOf(view), cursor: next } })
      if (answer.ok) send({ kind: 'page-arrived', after: next, page: answer.value })
      else send({ kind: 'page-failed' })
    },
    patch: (id, patch) => change(id, call('patchClaim', { params: { id }, body: patch })),
    comment: (id, text, replyTo) =>
      change(
        id,
        call('addComment', { params: { id }, body: replyTo === null ? { text } : { text, replyTo } }),
      ),
    cite: (id, body) => change(id, call('cite', { params: { id }, body })),
    takeFinding: (id, from) => change(id, call('takeOver', { params: { id }, body: { from } })),
  }
}

function decidedWords({ verdict, half }: Undoable): string {
  if (verdict === 'return') return 'Returned'
  return half ? 'Approved, one more needed' : 'Approved'
}
