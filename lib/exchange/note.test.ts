import { describe, expect, it } from 'vitest'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { claim as claimMark, doc, headline, p, standfirst } from '@/lib/domain/testing/manuscript'
import { annotatedCopy } from './annotated-copy'
import { noteMarkdown } from './export/markdown-inline'
import { noteOf } from './note'
import { sampleInput } from './testing/copy-input'
import { citation, placedClaim, source } from './testing/placed-claim'

const AT = '2026-05-08T10:00:00.000Z'
const femi = { id: 'f', name: 'Femi' }
const tom = { id: 't', name: 'Tom' }

function note(parts: Partial<PlacedClaim>, correction = false): string {
  const draft = doc(headline(), standfirst(), p(claimMark('a', 'five')))
  const copy = annotatedCopy(sampleInput({ doc: draft, claims: [placedClaim({ quote: 'five', ...parts })] }))
  const [claim] = [...copy.claims, ...copy.orphans]
  if (!claim) throw new Error('The copy has no claim.')
  return noteMarkdown(noteOf(claim, correction)).replaceAll('\\', '')
}

describe('noteOf', () => {
  it.each<[string, Partial<PlacedClaim>]>([
    ['**Unchecked.**', {}],
    ['**In progress.** With Tom.', { status: 'in_progress', assignee: tom }],
    [
      '**Verified.** Waiting for review. In the file.',
      { status: 'verified', review: 'pending', note: 'In the file' },
    ],
    [
      '**Opinion.** Approved, Femi.',
      { status: 'opinion', review: 'approved', reviewedBy: femi, reviewedAt: AT },
    ],
    [
      '**Verified.** **Returned** by Femi: “Which year?”',
      {
        status: 'verified',
        review: 'returned',
        reviewedBy: femi,
        reviewedAt: AT,
        reviewReason: 'Which year?',
      },
    ],
    [
      '**Verified.** **Wording changed.** Found on “four”.',
      { status: 'verified', stale: true, findingWording: 'four' },
    ],
    [
      '**Needs change.** Waiting for review. Proposed: “six”. No answer yet.',
      { status: 'needs_change', review: 'pending', proposedWording: 'six' },
    ],
    [
      '**Cannot verify.** Approved, Femi. **Stet** by Tom: “On record”',
      {
        status: 'cannot_verify',
        review: 'approved',
        reviewedBy: femi,
        reviewedAt: AT,
        resolution: 'stet',
        resolutionReason: 'On record',
        resolvedBy: tom,
        resolvedAt: AT,
      },
    ],
  ])('says: %s', (words, parts) => {
    expect(note(parts)).toBe(words)
  })

  it('sets the sources apart by what they say, with where in them', () => {
    const cited = (id: string, stance: 'supports' | 'contradicts' | 'context', locator = '') =>
      citation(source({ id, title: id }), { stance, locator, primary: true })
    const citations = [
      cited('a', 'supports', 'p. 6'),
      cited('b', 'supports'),
      cited('c', 'contradicts', 'p. 3'),
      cited('d', 'context'),
    ]
    expect(note({ citations })).toBe('**Unchecked.** For: [1] p. 6, [2]. Against: [3] p. 3. Background: [4].')
    expect(note({ citations: [cited('a', 'supports')] })).toBe('**Unchecked.** [1].')
  })

  it('warns of a claim on secondary sources alone', () => {
    expect(note({ citations: [citation(source())] })).toContain(
      '**Secondary sources only, fewer than three.**',
    )
  })

  it('begins a correction with the change to make', () => {
    const parts = { status: 'needs_change', proposedWording: 'six' } as const
    expect(note(parts, true)).toBe('**Needs change.** Change “five” to “six”. No answer yet.')
    expect(note({ ...parts, resolution: 'cut', resolvedBy: tom, resolvedAt: AT }, true)).toContain(
      'Cut “five”.',
    )
    expect(note({ status: 'disputed', note: 'Unclear' }, true)).toContain('**No wording is proposed.**')
  })
})
