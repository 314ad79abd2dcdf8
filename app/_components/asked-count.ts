'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { type Happened, watchDesk } from './live'

/** A number that the server knows, shown in more than one place. */
export interface AskedCount {
  /** Tells the number; whoever has just been told by the server calls it. */
  note(count: number): void
  /**
   * The number; null until known. Asked for again when `here` changes, one comes back to the tab, or something of
   * interest happens on the desk.
   */
  useCount(here: string, enabled: boolean): number | null
}

/* Milliseconds between two askings at least. */
const APART = 2000

/** Made once, outside of components. `ask` answers null when the server does not. */
export function askedCount(
  ask: (signal: AbortSignal) => Promise<number | null>,
  interest: (happened: Happened) => boolean,
): AskedCount {
  let count: number | null = null
  const listeners = new Set<() => void>()
  const note = (next: number) => {
    if (next === count) return
    count = next
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    note,
    useCount(here, enabled) {
      // biome-ignore lint/correctness/useExhaustiveDependencies: `here` asks again
      useEffect(() => {
        if (!enabled) return
        const leaving = new AbortController()
        const again = async () => {
          if (document.visibilityState === 'hidden') return
          const answer = await ask(leaving.signal)
          if (answer !== null) note(answer)
        }
        void again()
        document.addEventListener('visibilitychange', again)
        const unwatch = watchDesk(() => void again(), { apart: APART, interest })
        return () => {
          unwatch()
          leaving.abort()
          document.removeEventListener('visibilitychange', again)
        }
      }, [here, enabled])
      return useSyncExternalStore(
        subscribe,
        () => count,
        () => null,
      )
    },
  }
}
