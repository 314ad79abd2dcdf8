'use client'

import { createContext, useContext, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { createQueueActions } from './queue-actions'
import type { QueueActions } from './queue-shape'
import type { QueueStart } from './queue-start'
import { listed, type QueueState } from './queue-state'

export const QueueContext = createContext<QueueActions | null>(null)

/** The queue of the screen this component is on. */
export function useQueue(): QueueActions {
  const queue = useContext(QueueContext)
  if (!queue) throw new Error('useQueue outside the queue')
  return queue
}

/** Makes the queue once, and hands it every further start from the server: another view, or the same one afresh. */
export function useNewQueue(start: QueueStart): QueueActions {
  const [queue] = useState(() => createQueueActions(start))
  useLayoutEffect(() => queue.open(start), [queue, start])
  useEffect(() => queue.attend(), [queue])
  return queue
}

export function useQueueState(): QueueState {
  const { store } = useQueue()
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}

/** The chosen claim as far as it is known: its row at once, the rest as soon as it is read. */
export function useChosen() {
  const queue = useQueue()
  const state = useQueueState()
  const { chosen } = state
  const rows = listed(state)
  const row = rows.find(one => one.id === chosen) ?? null
  const claim = useSyncExternalStore(
    queue.claims.subscribe,
    () => (chosen === null ? null : queue.claims.get(chosen)),
    () => (chosen === null ? null : queue.claims.get(chosen)),
  )
  const problem = useSyncExternalStore(
    queue.claims.subscribe,
    () => (chosen === null ? null : queue.claims.problem(chosen)),
    () => null,
  )
  const articleId = claim?.articleId ?? row?.articleId ?? null
  const readPassage = () => (chosen === null || articleId === null ? null : queue.passage(articleId, chosen))
  const passage = useSyncExternalStore(queue.drafts.subscribe, readPassage, readPassage)
  useEffect(() => {
    if (claim) queue.mendPassage(claim, passage)
  }, [queue, claim, passage])
  return { state, rows, row, claim, problem, passage, position: rows.findIndex(one => one.id === chosen) + 1 }
}
