'use client'

import { useSyncExternalStore } from 'react'

export type Overlay = 'palette' | 'keys'

let shown: Overlay | null = null
let cameFrom: Element | null = null
const listeners = new Set<() => void>()

/** Shows one of the things that can be called from anywhere, or takes it away again. */
export function showOverlay(overlay: Overlay | null) {
  if (overlay !== null && shown === null) cameFrom = document.activeElement
  shown = overlay
  for (const listener of listeners) listener()
}

/** Which of them is shown. */
export function useOverlay(): Overlay | null {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
    () => null,
  )
}

/** What had the focus when it was shown, if that can still have it: where the focus goes back to. */
export function beforeOverlay(): HTMLElement | null {
  return cameFrom instanceof HTMLElement && cameFrom.isConnected && cameFrom !== document.body
    ? cameFrom
    : null
}
