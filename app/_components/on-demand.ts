'use client'

import { useEffect, useSyncExternalStore } from 'react'

/** Code that is fetched when it is first needed. */
export interface OnDemand<T> {
  /** What was fetched; null until then. */
  get(): T | null
  /** Fetches it, once. Answers null when that failed; it is tried anew the next time. */
  load(): Promise<T | null>
  subscribe(listener: () => void): () => void
}

/* What is on the page but not fetched yet. */
const waiting = new Set<() => Promise<unknown>>()
const SIGNS = ['pointerdown', 'keydown'] as const

/**
 * Code that a page can be read without, such as what hangs from a button. It is fetched at the first key or press
 * anywhere, so that it is there when it is asked for, and still is when the server cannot be reached any more.
 */
export function onDemand<T>(fetchCode: () => Promise<T>): OnDemand<T> {
  let code: T | null = null
  let fetching: Promise<T | null> | null = null
  const listeners = new Set<() => void>()
  const load = () => {
    fetching ??= fetchCode().then(
      fetched => {
        code = fetched
        waiting.delete(load)
        for (const listener of listeners) listener()
        return fetched
      },
      () => {
        fetching = null
        return null
      },
    )
    return fetching
  }
  if (typeof document !== 'undefined') {
    // Also after a first sign: what comes to the page while that is being followed has not heard it.
    for (const sign of SIGNS) document.addEventListener(sign, atFirstSign, true)
    waiting.add(load)
  }
  return {
    get: () => code,
    load,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function atFirstSign() {
  for (const sign of SIGNS) document.removeEventListener(sign, atFirstSign, true)
  for (const load of waiting) void load()
}

/** The code, fetched as soon as it is `wanted`; null while it is not there. */
export function useOnDemand<T>(part: OnDemand<T>, wanted: boolean): T | null {
  useEffect(() => {
    if (wanted && part.get() === null) void part.load()
  }, [part, wanted])
  return useSyncExternalStore(part.subscribe, part.get, () => null)
}
