'use client'

import { useEffect, useRef } from 'react'
import type { Hold } from '@/lib/contracts/hold'
import type { DraftFeed } from '@/lib/editor/draft-feed'
import { liveInBrowser } from '@/lib/live/browser'
import type { Live } from '@/lib/live/live'

/** What happened on the desk: ids of articles, claims and sources to ask for anew; `all` when there is no telling. */
export interface Happened {
  readonly articles: ReadonlySet<string>
  readonly claims: ReadonlySet<string>
  readonly sources: ReadonlySet<string>
  /** Everything that somebody has in hand to review it; null where that is as it was. */
  readonly holds: readonly Hold[] | null
  readonly all: boolean
}

let live: Live | null | undefined
let since = 0

/* Made when it is first asked for; null where the browser lets no tabs speak to each other. */
function liveHere(): Live | null {
  if (live === undefined) live = liveInBrowser()
  return live
}

/** What streams a draft to its editor; where nothing is live, it brings nothing, and the editor asks by itself. */
export function draftFeed(articleId: string): DraftFeed {
  return {
    follow: (listener, position) => liveHere()?.follow(articleId, listener, position) ?? (() => undefined),
    retry: retryLive,
  }
}

/** Tries to reach the server again at once, after signing in for example. */
export function retryLive(): void {
  liveHere()?.retry()
}

/** Says of which event the page that was loaded knew last; what happens after it is told. */
export function noteDeskEvent(event: number): void {
  since = Math.max(since, event)
}

interface Watching {
  /** Milliseconds between two calls at least; what happens meanwhile is gathered. */
  readonly apart: number
  /** Nobody is told of what is not of interest. */
  readonly interest?: (happened: Happened) => boolean
}

/** Calls while the tab is seen and something happened on the desk. Answers the way to stop. */
export function watchDesk(listener: (happened: Happened) => void, { apart, interest }: Watching): () => void {
  let gathered: Happened | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let toldAt = Number.NEGATIVE_INFINITY
  const tell = () => {
    timer = undefined
    if (gathered === null || document.visibilityState === 'hidden') return
    const happened = gathered
    gathered = null
    toldAt = Date.now()
    listener(happened)
  }
  const unwatch = liveHere()?.watchDesk(since, frame => {
    if (frame !== null) noteDeskEvent(frame.event)
    const happened: Happened = {
      articles: new Set(frame?.articles),
      claims: new Set(frame?.claims),
      sources: new Set(frame?.sources),
      holds: frame?.holds ?? null,
      all: frame === null,
    }
    if (!happened.all && interest?.(happened) === false) return
    gathered = gathered === null ? happened : both(gathered, happened)
    timer ??= setTimeout(tell, Math.max(0, toldAt + apart - Date.now()))
  })
  const onVisible = () => {
    if (timer === undefined) tell()
  }
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    unwatch?.()
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onVisible)
  }
}

function both(a: Happened, b: Happened): Happened {
  return {
    articles: new Set([...a.articles, ...b.articles]),
    claims: new Set([...a.claims, ...b.claims]),
    sources: new Set([...a.sources, ...b.sources]),
    holds: b.holds ?? a.holds,
    all: a.all || b.all,
  }
}

/** The same for a component, as long as it is shown and `enabled`. */
export function useDesk(
  listener: (happened: Happened) => void,
  { enabled = true, apart, interest }: Watching & { readonly enabled?: boolean },
): void {
  const latest = useRef({ listener, interest })
  useEffect(() => {
    latest.current = { listener, interest }
  })
  useEffect(() => {
    if (!enabled) return
    return watchDesk(happened => latest.current.listener(happened), {
      apart,
      interest: happened => latest.current.interest?.(happened) !== false,
    })
  }, [enabled, apart])
}
