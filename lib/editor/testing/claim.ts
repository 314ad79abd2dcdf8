import type { PlacedClaim } from '@/lib/contracts/claim'
import { freshClaim } from '@/lib/contracts/fresh-claim'
import { claimId } from '@/lib/domain/testing/manuscript'

/** A claim as the server tells of it, unchecked, with the parts given put in place of its own. */
export function placedClaim(name: string, parts: Partial<PlacedClaim> = {}): PlacedClaim {
  const at = '2024-03-04T09:00:00.000Z'
  return freshClaim({
    id: claimId(name),
    articleId: 'article-1',
    number: 1,
    createdAt: at,
    updatedAt: at,
    ...parts,
  })
}
