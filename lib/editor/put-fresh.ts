import type { PlacedClaim } from '@/lib/contracts/claim'
import type { ClaimStore } from './claim-store'

/**
 * Takes what the server says of claims, but not what it said earlier than what is known: an answer that was under
 * way while somebody here set a finding would take that finding back on the screen.
 */
export function putFresh(store: ClaimStore, claims: readonly PlacedClaim[]): void {
  store.put(
    claims.filter(claim => {
      const known = store.get(claim.id)
      return known === undefined || Date.parse(claim.updatedAt) >= Date.parse(known.updatedAt)
    }),
  )
}
