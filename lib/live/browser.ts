import type { LiveClock } from './line'
import { type Channel, createLive, type Live, type Locks } from './live'
import type { Message } from './message'
import { readEvents } from './read-events'

const NAME = 'stet.live'

const clock: LiveClock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  chance: Math.random,
}

/** Never resolves: a lock is held as long as the tab is there. */
const forAsLongAsItLasts = () => new Promise<never>(() => undefined)

function browserLocks(manager: LockManager): Locks {
  const leading = (options: LockOptions) => (begin: () => void, lost: () => void) => {
    const held = manager.request(NAME, options, () => {
      begin()
      return forAsLongAsItLasts()
    })
    // It ends only when another tab has taken the lock.
    held.catch(lost)
  }
  const watched = new Set<string>()
  return {
    lead: leading({}),
    seize: leading({ steal: true }),
    attend: tab =>
      new Promise(resolve => {
        void manager.request(`${NAME} ${tab}`, () => {
          resolve()
          return forAsLongAsItLasts()
        })
      }),
    whenGone(tab, run) {
      if (watched.has(tab)) return
      watched.add(tab)
      void manager.request(`${NAME} ${tab}`, () => {
        watched.delete(tab)
        run()
      })
    },
  }
}

function browserChannel(): Channel {
  const channel = new BroadcastChannel(NAME)
  return {
    post: message => channel.postMessage(message),
    onMessage: listener =>
      channel.addEventListener('message', ({ data }: MessageEvent<Message>) => listener(data)),
  }
}

/**
 * What is live in this tab; null where the browser has no locks between tabs, as on a page that came over plain HTTP
 * from another machine. A stream a tab would there take up all the connections that a browser has for one host.
 */
export function liveInBrowser(): Live | null {
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') return null
  const live = createLive({
    tab: crypto.randomUUID(),
    locks: browserLocks(navigator.locks),
    channel: browserChannel(),
    clock,
    read: readEvents,
    isSeen: () => document.visibilityState === 'visible',
  })
  // Somebody looks: what is waited with, or was refused, is tried now.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') live.retry()
  })
  window.addEventListener('online', () => live.notify({ type: 'online' }))
  window.addEventListener('offline', () => live.notify({ type: 'offline' }))
  return live
}
