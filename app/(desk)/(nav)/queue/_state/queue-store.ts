import { type QueueEvent, type QueueState, queueReducer } from './queue-state'

/** Holds the state of the queue outside React, so that a key pressed twice in one frame acts on two claims. */
export interface QueueStore {
  get(): QueueState
  /** Moves the queue on and answers the state it is in then. */
  send(event: QueueEvent): QueueState
  subscribe(listener: () => void): () => void
}

export function createQueueStore(initial: QueueState): QueueStore {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    send(event) {
      const next = queueReducer(state, event)
      if (next === state) return state
      state = next
      for (const listener of listeners) listener()
      return state
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
