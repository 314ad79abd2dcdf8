'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { call } from '@/lib/contracts/call'
import { watchDesk } from './live'

let pending: number | null = null
const listeners = new Set<() => void>()

/** Tells the bar how many claims wait for review; whoever has just been told by the server calls it. */
export function notePending(count: number) {
  if (count === pending) return
  pending = count
  for (const listener of listeners) listener()
}

/* Milliseconds between two askings at least. */
const APART = 2000

/**
 * How many claims wait for review; null until known. Asked for again when `here` changes, one comes back, or somebody
 * does something to a claim.
 */
export function usePending(here: string, enabled: boolean): number | null {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `here` asks again
  useEffect(() => {
    if (!enabled) return
    const leaving = new AbortController()
    const ask = async () => {
      if (document.visibilityState === 'hidden') return
      const answer = await call('listClaims', { query: { limit: 1 }, signal: leaving.signal })
      if (answer.ok) notePending(answer.value.counts.mine.waiting)
    }
    void ask()
    document.addEventListener('visibilitychange', ask)
    const unwatch = watchDesk(() => void ask(), { apart: APART, interest: ({ claims }) => claims.size > 0 })
    return () => {
      unwatch()
      leaving.abort()
      document.removeEventListener('visibilitychange', ask)
    }
  }, [here, enabled])
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => pending,
    () => null,
  )
}
