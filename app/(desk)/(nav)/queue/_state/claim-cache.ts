import { type CallError, type CallResult, call } from '@/lib/contracts/call'
import type { PlacedClaim } from '@/lib/contracts/claim'

/* A claim read so recently is shown without asking again. Milliseconds. */
const FRESH = 5000

export type Supposition = (claim: PlacedClaim) => PlacedClaim

/** The claims that were read, kept so that the next one is there before it is asked for. */
export interface ClaimCache {
  get(id: string): PlacedClaim | null
  /** Why the claim could not be read at the last attempt; null when it could. */
  problem(id: string): CallError | null
  /** When what is known of the claim was asked for, in milliseconds of the clock; null while nothing is. */
  askedAt(id: string): number | null
  /** Takes what the server has just said of the claim; an answer that was asked for before does not undo it. */
  put(claim: PlacedClaim): void
  /** Reads the claim unless it is on its way; `again` also when it is known, but not from a moment ago. */
  want(id: string, again?: boolean): void
  /** What a claim is taken for, whatever the server says of it, while a deed on it is on its way; null ends that. */
  suppose(id: string, as: Supposition | null): void
  /** Reads the claim now, whatever is known of it. */
  read(id: string): Promise<CallResult<PlacedClaim>>
  subscribe(listener: () => void): () => void
}

/** A cache over `load`, by default the server; `onRead` hears every claim that was read, and `now` is the clock. */
export function createClaimCache(
  initial: readonly PlacedClaim[],
  onRead: (claim: PlacedClaim) => void,
  load: (id: string) => Promise<CallResult<{ readonly claim: PlacedClaim }>> = id =>
    call('getClaim', { params: { id } }),
  now: () => number = Date.now,
): ClaimCache {
  const claims = new Map(initial.map(claim => [claim.id, { claim, askedAt: now() }]))
  const supposed = new Map<string, { as: Supposition; of: PlacedClaim; claim: PlacedClaim }>()
  const problems = new Map<string, CallError>()
  const loading = new Set<string>()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }

  /* The same object for the same claim, so that who watches sees no change where there is none. */
  function taken(id: string): PlacedClaim | null {
    const known = claims.get(id)?.claim ?? null
    const supposition = supposed.get(id)
    if (known === null || !supposition) return known
    if (supposition.of !== known) supposed.set(id, supposing(supposition.as, known))
    return supposed.get(id)?.claim ?? known
  }

  function keep(claim: PlacedClaim, askedAt: number) {
    const before = claims.get(claim.id)
    const same = before && JSON.stringify(before.claim) === JSON.stringify(claim)
    claims.set(claim.id, { claim: same ? before.claim : claim, askedAt })
    const mended = problems.delete(claim.id)
    if (!same || mended) changed()
  }

  async function read(id: string): Promise<CallResult<PlacedClaim>> {
    const askedAt = now()
    loading.add(id)
    const answer = await load(id)
    loading.delete(id)
    if (!answer.ok) {
      problems.set(id, answer.error)
      changed()
      return answer
    }
    const known = claims.get(id)
    if (known && known.askedAt > askedAt) return { ok: true, value: known.claim }
    keep(answer.value.claim, askedAt)
    onRead(answer.value.claim)
    return { ok: true, value: answer.value.claim }
  }

  return {
    get: taken,
    problem: id => problems.get(id) ?? null,
    askedAt: id => claims.get(id)?.askedAt ?? null,
    put: claim => keep(claim, now()),
    want(id, again = false) {
      if (loading.has(id)) return
      const known = claims.get(id)
      if (known && !(again && now() - known.askedAt > FRESH)) return
      void read(id)
    },
    suppose(id, as) {
      const known = claims.get(id)?.claim
      if (as !== null && known) supposed.set(id, supposing(as, known))
      else if (!supposed.delete(id)) return
      changed()
    },
    read,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const supposing = (as: Supposition, of: PlacedClaim) => ({ as, of, claim: as(of) })
