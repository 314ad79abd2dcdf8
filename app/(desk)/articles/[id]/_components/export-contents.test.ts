import { describe, expect, it } from 'vitest'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { freshClaim } from '@/lib/contracts/fresh-claim'
import { contentsWords, reviewWords } from './export-contents'

const AT = '2026-11-20T09:00:00.000Z'
const claim = (number: number, parts: Partial<PlacedClaim> = {}) =>
  freshClaim({ id: `c${number}`, articleId: 'a', createdAt: AT, updatedAt: AT, number, ...parts })
const claimant = { kind: 'person', name: 'A. Mayor', statement: '', url: null, date: null } as const
const verdict = { words: 'False', url: 'https://desk.example/1', date: '2026-11-20' }

describe('what an export will have in it', () => {
  it('is counted', () => {
    expect(contentsWords([])).toBe('In the article: 0 claims, 0 sources.')
    const comments = [{ id: '1', text: 'x', replyTo: null, author: null, createdAt: AT }]
    expect(contentsWords([claim(1, { comments }), claim(2, { orphaned: true })])).toBe(
      'In the article: 1 claim, 1 whose text has gone, 0 sources, 1 comment.',
    )
  })

  it('names what a claim review lacks before it is made', () => {
    expect(reviewWords([claim(1)])).toMatchObject({ ready: expect.stringMatching(/^No claim/), missing: [] })
    const some = [
      claim(1, { claimant, verdict }),
      claim(2, { claimant }),
      claim(3, { claimant, verdict: { ...verdict, date: null } }),
    ]
    expect(reviewWords(some)).toEqual({
      ready: '1 published verdict on what others said.',
      missing: [
        'Claim 2 is left out. It lacks the verdict, the address of the published verdict, the day it was published.',
        'Claim 3 is left out. It lacks the day it was published.',
      ],
    })
  })
})
