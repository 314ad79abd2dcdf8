'use client'

import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { afterPaint } from '@/lib/editor/after-paint'
import type { ClaimStore } from '@/lib/editor/claim-store'
import type { EditorHandle, EditorSnapshot } from '@/lib/editor/handle'

/* React follows when the draft itself is painted: what one sees of a key first is the text. */
function painted(subscribe: (listener: () => void) => () => void, listener: () => void): () => void {
  let forget: (() => void) | undefined
  const stop = subscribe(() => {
    forget = afterPaint(listener)
  })
  return () => {
    stop()
    forget?.()
  }
}

/** Reads a part of the editor's state; renders again, after the paint, only when that part differs. */
export function useEditor<T>(editor: EditorHandle, select: (snapshot: EditorSnapshot) => T): T {
  const subscribe = useCallback((listener: () => void) => painted(editor.subscribe, listener), [editor])
  const read = () => select(editor.getSnapshot())
  return useSyncExternalStore(subscribe, read, read)
}

/** Reads one claim; renders again, after the paint, only when that claim changes. */
export function useClaim(store: ClaimStore, id: string): PlacedClaim | undefined {
  const subscribe = useCallback(
    (listener: () => void) => painted(heard => store.subscribeTo(id, heard), listener),
    [store, id],
  )
  const read = () => store.get(id)
  return useSyncExternalStore(subscribe, read, read)
}

/** Reads something derived from all claims, derived anew, after the paint, only when a claim or the order changed. */
export function useClaims<T>(
  store: ClaimStore,
  order: readonly string[],
  derive: (claims: readonly PlacedClaim[], order: readonly string[]) => T,
): T {
  const subscribe = useCallback((listener: () => void) => painted(store.subscribe, listener), [store])
  const claims = useSyncExternalStore(subscribe, store.all, store.all)
  const last = useRef<{ claims: readonly PlacedClaim[]; order: readonly string[]; value: T } | null>(null)
  if (last.current?.claims !== claims || last.current.order !== order) {
    last.current = { claims, order, value: derive(claims, order) }
  }
  return last.current.value
}
