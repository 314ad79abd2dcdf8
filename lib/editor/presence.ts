import type { Presence } from '@/lib/contracts/stream'

/** The other windows that have this draft open, in the order they came. Positions are those of each one's `version`. */
export interface OthersStore {
  /** The same array until somebody came, went, moved or chose another claim. */
  get(): readonly Presence[]
  subscribe(listener: () => void): () => void
}

/** Others as the server last named them; `clientId` is this window, which is not one of them. */
export interface Others extends OthersStore {
  take(people: readonly Presence[]): void
  /** Nobody is known any more, because the server is not heard. */
  forget(): void
}

export function createOthers(clientId: string): Others {
  let others: readonly Presence[] = []
  const listeners = new Set<() => void>()
  const set = (next: readonly Presence[]) => {
    if (next.length === others.length && next.every((one, i) => samePlace(one, others[i]))) return
    others = next
    for (const listener of listeners) listener()
  }
  return {
    get: () => others,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    take: people => set(people.filter(one => one.clientId !== clientId)),
    forget: () => set([]),
  }
}

/* When somebody was last heard of is nothing to draw anew for. */
function samePlace(a: Presence, b: Presence | undefined): boolean {
  return (
    b !== undefined &&
    a.clientId === b.clientId &&
    a.person.id === b.person.id &&
    a.person.name === b.person.name &&
    a.version === b.version &&
    a.anchor === b.anchor &&
    a.head === b.head &&
    a.claimId === b.claimId &&
    a.working === b.working
  )
}
