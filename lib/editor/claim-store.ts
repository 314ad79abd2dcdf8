import type { PlacedClaim } from '@/lib/contracts/claim'

/** What the server says of the claims of one article. The editor, the margin and the rail all read it here. */
export interface ClaimStore {
  get(id: string): PlacedClaim | undefined
  /** All claims, unordered; the same array until one changes. */
  all(): readonly PlacedClaim[]
  /** Adds or replaces claims; listeners hear once, and only of claims that differ. */
  put(claims: readonly PlacedClaim[]): void
  /** Hears which claims changed. Answers the way to stop listening. */
  subscribe(listener: (changed: ReadonlySet<string>) => void): () => void
  /** Hears of one claim only. */
  subscribeTo(id: string, listener: () => void): () => void
}

export function createClaimStore(initial: readonly PlacedClaim[] = []): ClaimStore {
  const claims = new Map(initial.map(claim => [claim.id, claim]))
  const listeners = new Set<(changed: ReadonlySet<string>) => void>()
  const byId = new Map<string, Set<() => void>>()
  let list: readonly PlacedClaim[] | null = null
  return {
    get: id => claims.get(id),
    all: () => (list ??= [...claims.values()]),
    put(next) {
      const changed = new Set<string>()
      for (const claim of next) {
        const before = claims.get(claim.id)
        if (before && JSON.stringify(before) === JSON.stringify(claim)) continue
        claims.set(claim.id, claim)
        changed.add(claim.id)
      }
      if (changed.size === 0) return
      list = null
      for (const id of changed) for (const listener of byId.get(id) ?? []) listener()
      for (const listener of listeners) listener(changed)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    subscribeTo(id, listener) {
      const own = byId.get(id) ?? new Set()
      byId.set(id, own.add(listener))
      return () => {
        own.delete(listener)
        if (own.size === 0 && byId.get(id) === own) byId.delete(id)
      }
    },
  }
}
