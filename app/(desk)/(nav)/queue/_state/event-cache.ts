import type { CallResult } from '@/lib/contracts/call'
import type { StetEvent } from '@/lib/contracts/claim'

/** The histories of claims, fetched before they are looked at. */
export interface EventCache {
  get(claimId: string): readonly StetEvent[] | null
  put(claimId: string, events: readonly StetEvent[]): void
  /** Fetches the history unless it is known or on its way; `again` also when it is known. */
  want(claimId: string, again?: boolean): void
  subscribe(listener: () => void): () => void
}

export function createEventCache(
  load: (claimId: string) => Promise<CallResult<{ readonly events: readonly StetEvent[] }>>,
): EventCache {
  const known = new Map<string, readonly StetEvent[]>()
  const loading = new Set<string>()
  const listeners = new Set<() => void>()
  function put(claimId: string, events: readonly StetEvent[]) {
    known.set(claimId, events)
    for (const listener of listeners) listener()
  }
  return {
    get: claimId => known.get(claimId) ?? null,
    put,
    want(claimId, again = false) {
      if (loading.has(claimId) || (known.has(claimId) && !again)) return
      loading.add(claimId)
      load(claimId).then(answer => {
        loading.delete(claimId)
        if (answer.ok) put(claimId, answer.value.events)
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
