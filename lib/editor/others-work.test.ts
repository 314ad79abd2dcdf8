import { describe, expect, it } from 'vitest'
import { workedOnBy } from './others-work'
import { placedClaim } from './testing/claim'

const ANN = { id: 'ann', name: 'Ann' }
const BEN = { id: 'ben', name: 'Ben' }
const at = '2024-03-04T09:00:00.000Z'

describe('who has worked on a claim', () => {
  it('is nobody while only its maker has', () => {
    expect(workedOnBy(placedClaim('k', { createdBy: ANN, findingBy: ANN, assignee: ANN }), 'ann')).toBeNull()
    expect(workedOnBy(placedClaim('k', { createdBy: null }), 'ann')).toBeNull()
  })

  it.each([
    ['marked it', { createdBy: BEN }],
    ['set a finding', { findingBy: BEN }],
    ['decided on it', { reviewedBy: BEN }],
    ['answered it', { resolvedBy: BEN }],
    ['has taken it on', { assignee: BEN }],
    ['commented', { comments: [{ id: 'c', text: 'Who?', replyTo: null, author: BEN, createdAt: at }] }],
  ] as const)('is whoever else %s', (_, parts) => {
    const claim = placedClaim('k', { createdBy: ANN, ...structuredClone(parts) } as Parameters<
      typeof placedClaim
    >[1]) // frozen above
    expect(workedOnBy(claim, 'ann')).toEqual(BEN)
  })
})
