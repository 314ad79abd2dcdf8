import type { EditorSnapshot } from './handle'

/** The editor as React reads it: one frozen object, replaced only when something in it changed. */
export interface SnapshotStore {
  get(): EditorSnapshot
  subscribe(listener: () => void): () => void
  /** Takes new values; says nothing to anybody when they are the old ones. */
  update(parts: Partial<EditorSnapshot>): void
}

export function createSnapshotStore(initial: EditorSnapshot): SnapshotStore {
  let snapshot = initial
  const listeners = new Set<() => void>()
  return {
    get: () => snapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    update(parts) {
      const keys = Object.keys(parts) as (keyof EditorSnapshot)[] // parts is made of the snapshot's own keys
      if (keys.every(key => Object.is(parts[key], snapshot[key]))) return
      snapshot = { ...snapshot, ...parts }
      for (const listener of listeners) listener()
    },
  }
}
