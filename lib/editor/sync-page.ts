import { call } from '@/lib/contracts/call'
import { newId } from './new-id'
import type { Sync, SyncClock, SyncTransport } from './sync-shell'

const POLL_EVERY = 4000
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

export const browserClock: SyncClock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  newId,
  chance: Math.random,
}

/**
 * Connects saving with the page: asks for others' changes every 4 s while the page is visible and when it is come
 * back to, saves when it is hidden or left, warns before unsaved text is closed. Answers the way to disconnect.
 */
export function followPage(sync: Sync): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const ask = () => {
    if (document.visibilityState === 'visible') sync.poll()
  }
  const timer = setInterval(ask, POLL_EVERY)
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') sync.notify({ type: 'leaving', closing: false })
      else ask()
    },
    { signal },
  )
  window.addEventListener('focus', ask, { signal })
  window.addEventListener('online', () => sync.notify({ type: 'online' }), { signal })
  window.addEventListener('pagehide', () => sync.notify({ type: 'leaving', closing: true }), { signal })
  window.addEventListener(
    'beforeunload',
    event => {
      if (sync.pending() > 0) event.preventDefault()
    },
    { signal },
  )
  return () => {
    clearInterval(timer)
    stop.abort()
  }
}
