import { call } from '@/lib/contracts/call'
import type { PresenceBody, PresenceFrame } from '@/lib/contracts/stream'
import type { DraftFeed } from './draft-feed'
import { newId } from './new-id'
import type { Sync, SyncClock, SyncTransport } from './sync-shell'

const POLL_EVERY = 4000
/* A stream that is well says something every 15 s. */
const SILENCE = 20_000
/* How long a hidden page still counts as there; soon after, browsers let it tell so once a minute only. */
const HIDDEN_HERE = 15_000
/* A request that hangs would hold up all later ones. */
const GIVE_UP_AFTER = 30_000

/* Browsers refuse a request of more than 64 KiB that is to outlive the page. */
const LARGEST_KEEPALIVE = 60_000

function sizeOf(body: unknown): number {
  return new TextEncoder().encode(JSON.stringify(body)).length
}

/** Saving over HTTP, for the draft of this article. */
export function httpTransport(articleId: string): SyncTransport {
  const params = { id: articleId }
  return {
    commit: (body, { keepalive }) =>
      call('commit', {
        params,
        body,
        keepalive: keepalive && sizeOf(body) < LARGEST_KEEPALIVE,
        signal: AbortSignal.timeout(GIVE_UP_AFTER),
      }),
    changes: query => call('changes', { params, query, signal: AbortSignal.timeout(GIVE_UP_AFTER) }),
  }
}

/**
 * Tells the server where this window is in the draft; `onPeople` hears who else is there. Answers false when the
 * server refuses it for good. Never throws.
 */
export function presenceOverHttp(articleId: string, onPeople: (people: PresenceFrame['people']) => void) {
  return async (body: PresenceBody, { keepalive }: { readonly keepalive: boolean }): Promise<boolean> => {
    const signal = AbortSignal.timeout(GIVE_UP_AFTER)
    const answer = await call('presence', { params: { id: articleId }, body, keepalive, signal })
    if (answer.ok) onPeople(answer.value.people)
    return answer.ok || ![403, 404, 409].includes(answer.error.status)
  }
}

export const browserClock: SyncClock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  newId,
  chance: Math.random,
}

interface Following {
  /** What streams this draft; without one, others' changes are asked for. */
  readonly feed?: DraftFeed | undefined
  readonly onPeople: (people: PresenceFrame['people']) => void
  /** Nobody can say any more who is there. */
  readonly onUnheard: () => void
  /** The page goes away or was hidden for a while, or is looked at again. */
  readonly onLeave: () => void
  readonly onReturn: () => void
}

/**
 * Connects saving with the page: takes what the feed brings; while no feed was heard for 20 s, asks for others'
 * changes every 4 s that the page is visible. Asks when it is come back to, saves when it is hidden or left, warns
 * before unsaved text is closed. Answers the way to disconnect.
 */
export function followPage(
  sync: Sync,
  { feed, onPeople, onUnheard, onLeave, onReturn }: Following,
): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let heardAt = Number.NEGATIVE_INFINITY
  /* Saving hears only that the server is back: what it tries again by itself keeps its own time. */
  let isHeard = false
  const isVisible = () => document.visibilityState === 'visible'
  const ask = () => {
    if (isVisible()) sync.poll()
  }
  const unfollow = feed?.follow(
    {
      changes: sync.hear,
      presence: onPeople,
      heard() {
        heardAt = Date.now()
        if (isHeard) return
        isHeard = true
        sync.notify({ type: 'heard' })
      },
      unheard(error) {
        heardAt = Number.NEGATIVE_INFINITY
        isHeard = false
        onUnheard()
        sync.notify({ type: 'unheard', error })
      },
    },
    sync.position,
  )
  const timer = setInterval(() => {
    if (Date.now() - heardAt > SILENCE) ask()
  }, POLL_EVERY)
  let hiding: ReturnType<typeof setTimeout> | undefined
  document.addEventListener(
    'visibilitychange',
    () => {
      clearTimeout(hiding)
      if (isVisible()) {
        onReturn()
        ask()
        return
      }
      hiding = setTimeout(onLeave, HIDDEN_HERE)
      sync.notify({ type: 'leaving', closing: false })
    },
    { signal },
  )
  window.addEventListener('focus', ask, { signal })
  window.addEventListener('online', () => sync.notify({ type: 'online' }), { signal })
  window.addEventListener(
    'pagehide',
    () => {
      sync.notify({ type: 'leaving', closing: true })
      onLeave()
    },
    { signal },
  )
  window.addEventListener('pageshow', ({ persisted }) => persisted && onReturn(), { signal })
  window.addEventListener(
    'beforeunload',
    event => {
      if (sync.pending() > 0) event.preventDefault()
    },
    { signal },
  )
  return () => {
    unfollow?.()
    clearInterval(timer)
    clearTimeout(hiding)
    stop.abort()
  }
}
