import { describe, expect, it } from 'vitest'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { freshClaim } from '@/lib/contracts/fresh-claim'
import { claimNews } from './claim-news'

const at = '2024-03-04T09:00:00.000Z'
const mara = { id: 'mara', name: 'Mara Bly' }
const claim = freshClaim({ id: 'c', articleId: 'a', number: 1, createdAt: at, updatedAt: at })
const finding = { status: 'verified', findingBy: mara, findingAt: at } as const
const news = (after: Partial<PlacedClaim>, before: Partial<PlacedClaim> | undefined = {}) =>
  claimNews({ ...claim, ...before }, { ...claim, ...after }, { number: 4, ownId: 'ann' })

describe('news of a claim', () => {
  it.each<[string, Partial<PlacedClaim>, Partial<PlacedClaim>]>([
    ['Mara changed the status of claim 4 to verified', finding, {}],
    ['Mara checked claim 4 again: verified', { ...finding, findingAt: '2024-03-04T10:00:00.000Z' }, finding],
    [
      'Mara approved claim 4',
      { review: 'approved', reviewedBy: mara, reviewedAt: at },
      { review: 'pending' },
    ],
    [
      'Mara returned claim 4',
      { review: 'returned', reviewedBy: mara, reviewedAt: at },
      { review: 'pending' },
    ],
    ['Mara answered claim 4: stet', { resolution: 'stet', resolvedBy: mara, resolvedAt: at }, {}],
    ['Mara changed the wording of claim 4', { stale: true, textChangedBy: mara }, {}],
    [
      'Mara commented on claim 4',
      { comments: [{ id: 'n', text: 'Really?', replyTo: null, author: mara, createdAt: at }] },
      {},
    ],
  ])('%s', (words, after, before) => {
    expect(news(after, before)).toBe(words)
  })

  it('says who marked one that was not there', () => {
    expect(claimNews(undefined, { ...claim, createdBy: mara }, { number: 2, ownId: 'ann' })).toBe(
      'Mara marked claim 2',
    )
  })

  it('is nothing when it was oneself, nobody knows who, or something that is not told', () => {
    expect(news({ ...finding, findingBy: { id: 'ann', name: 'Ann' } })).toBeNull()
    expect(news({ status: 'unchecked' }, finding)).toBeNull()
    expect(news({ number: 7, priority: 'high' })).toBeNull()
  })
})
