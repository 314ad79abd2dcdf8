import { describe, expect, it } from 'vitest'
import { claimId } from '@/lib/domain/testing/manuscript'
import { createClaimStore } from './claim-store'
import { putFresh } from './put-fresh'
import { placedClaim } from './testing/claim'

const at = (minute: number) => `2024-03-04T09:${String(minute).padStart(2, '0')}:00.000Z`

describe('what the server says of claims', () => {
  it.each([
    ['newer', 6, 'verified'],
    ['as old', 5, 'verified'],
    ['older', 4, 'disputed'],
  ] as const)('%s than what is known', (_, minute, status) => {
    const store = createClaimStore([placedClaim('a', { status: 'disputed', updatedAt: at(5) })])
    putFresh(store, [placedClaim('a', { status: 'verified', updatedAt: at(minute) })])
    expect(store.get(claimId('a'))?.status).toBe(status)
  })

  it('of a claim not known', () => {
    const store = createClaimStore()
    putFresh(store, [placedClaim('a')])
    expect(store.get(claimId('a'))).toBeDefined()
  })
})
