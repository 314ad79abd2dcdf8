import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claimant, PublishedVerdict } from '@/lib/domain/claim-review'
import { doc, headline, claim as mark, p, standfirst } from '@/lib/domain/testing/manuscript'
import { annotatedCopy } from '../annotated-copy'
import { sampleInput } from '../testing/copy-input'
import { anyWords, citation, placedClaim, source } from '../testing/placed-claim'
import { hasSharedData, sharedText } from '../testing/shared-data'
import { claimReviewCopy, claimReviews } from './claim-review'

const CLAIMANT: Claimant = {
  kind: 'person',
  name: 'Piet Lanmark',
  statement: 'The gate closed every time the river rose.',
  url: 'https://radio.example/hour?t=4',
  date: '2026-11-12',
}
const VERDICT: PublishedVerdict = { words: 'False', url: 'https://desk.example/gate', date: '2026-11-20' }

const draft = doc(headline('The gate'), standfirst(), p('It ', mark('a', 'closed every time'), ', he says.'))
const copyOf = (parts: Parameters<typeof placedClaim>[0], confidential = false) =>
  annotatedCopy(sampleInput({ doc: draft, claims: [placedClaim(parts)], includeConfidential: confidential }))

describe('claimReviews', () => {
  it('tells who claimed what, where and when, and what was published about it', () => {
    expect(claimReviews(copyOf({ claimant: CLAIMANT, verdict: VERDICT }))).toEqual([
      {
        '@type': 'ClaimReview',
        '@id': 'urn:stet:claim:claim-id-a',
        claimReviewed: 'The gate closed every time the river rose.',
        url: 'https://desk.example/gate',
        datePublished: '2026-11-20',
        name: 'The gate',
        author: { '@type': 'Organization', name: 'Lindholt Examiner' },
        reviewRating: { '@type': 'Rating', alternateName: 'False' },
        itemReviewed: {
          '@type': 'Claim',
          author: { '@type': 'Person', name: 'Piet Lanmark' },
          datePublished: '2026-11-12',
          appearance: { '@type': 'CreativeWork', url: 'https://radio.example/hour?t=4' },
        },
      },
    ])
  })

  it('quotes the draft where nobody put the claim in a sentence, and leaves out what nobody said', () => {
    const claimant: Claimant = {
      kind: 'organization',
      name: 'The council',
      statement: '',
      url: null,
      date: null,
    }
    const [review] = claimReviews(copyOf({ claimant, verdict: VERDICT }))
    expect(review?.claimReviewed).toBe('closed every time')
    expect(review?.itemReviewed).toEqual({
      '@type': 'Claim',
      author: { '@type': 'Organization', name: 'The council' },
    })
  })

  it.each([
    ['nobody else made it', { claimant: null, verdict: VERDICT }],
    ['no verdict is recorded', { claimant: CLAIMANT, verdict: null }],
    ['the verdict is not published', { claimant: CLAIMANT, verdict: { ...VERDICT, url: null } }],
    ['the day is not known', { claimant: CLAIMANT, verdict: { ...VERDICT, date: null } }],
    ['it is the newsroom’s own', {}],
  ])('leaves out a claim when %s', (_, parts) => {
    expect(claimReviews(copyOf({ status: 'disputed', note: 'No.', ...parts }))).toEqual([])
  })

  it('never names a confidential source as the claimant, unless the copy names them', () => {
    const citations = [citation(source({ kind: 'person', title: 'Piet Lanmark', confidential: true }))]
    const parts = { claimant: CLAIMANT, verdict: VERDICT, citations }
    expect(claimReviewCopy(copyOf(parts))).not.toContain('Lanmark')
    expect(claimReviews(copyOf(parts, true))).toHaveLength(1)
  })
})

type Vocabulary = Record<string, { ancestors: string[]; properties: Record<string, { range: string[] }> }>

describe.skipIf(!hasSharedData)('against the vocabulary of schema.org', () => {
  const vocabulary: Vocabulary = hasSharedData
    ? JSON.parse(sharedText('standards/claimreview/schemaorg-30.0-subset.json'))
    : {}

  /* Each property must be one of its type's, and what it holds must be of a type that the property can hold. */
  function breaches(thing: Record<string, unknown>, path = ''): string[] {
    const type = String(thing['@type'])
    const properties = vocabulary[type]?.properties
    if (properties === undefined) return [`${path} ${type} is no known type`]
    return Object.entries(thing)
      .filter(([key]) => !key.startsWith('@'))
      .flatMap(([key, value]) => {
        const range = properties[key]?.range ?? []
        const here = `${path}/${key}`
        if (typeof value !== 'object' || value === null)
          return range.some(one => ['Text', 'URL', 'Date', 'DateTime'].includes(one)) ? [] : [here]
        const inner = value as Record<string, unknown> // of a graph read from JSON
        return [
          ...(range.some(one => vocabulary[String(inner['@type'])]?.ancestors.includes(one)) ? [] : [here]),
          ...breaches(inner, here),
        ]
      })
  }

  it('uses each property on a type that has it, whatever was written', () => {
    const claimants = fc.record({
      kind: fc.constantFrom('person', 'organization'),
      name: anyWords,
      statement: anyWords,
      url: fc.constantFrom(null, 'https://a.example/'),
      date: fc.constantFrom(null, '2026-01-02'),
    })
    fc.assert(
      fc.property(claimants, anyWords, (claimant, words) => {
        const file = JSON.parse(claimReviewCopy(copyOf({ claimant, verdict: { ...VERDICT, words } })))
        expect(file['@context']).toBe('https://schema.org')
        expect(file['@graph']).toHaveLength(1)
        for (const review of file['@graph']) expect(breaches(review)).toEqual([])
      }),
    )
  })

  it('finds what is in no vocabulary', () => {
    expect(breaches({ '@type': 'ClaimReview', verdict: 'x', author: { '@type': 'Rating' } })).toEqual([
      '/verdict',
      '/author',
    ])
  })
})
