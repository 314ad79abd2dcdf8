'use client'

import { useSyncExternalStore } from 'react'

const PERIOD = 15_000
const listeners = new Set<() => void>()
let now = 0
let timer: ReturnType<typeof setInterval> | undefined

function tick() {
  now = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  if (timer === undefined) {
    now = Date.now()
    timer = setInterval(tick, PERIOD)
    document.addEventListener('visibilitychange', tick)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
      document.removeEventListener('visibilitychange', tick)
    }
  }
}

function snapshot() {
  if (now === 0) now = Date.now()
  return now
}

/** The time in milliseconds, refreshed every quarter of a minute; null on the server and while hydrating. */
export function useNow(): number | null {
  return useSyncExternalStore(subscribe, snapshot, () => null)
}
