import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnnotatedCopyInput, annotatedCopy } from '../annotated-copy'
import { sampleInput } from '../testing/copy-input'
import { anyCopyInput } from '../testing/placed-claim'
import { jsonCopy } from './json'
import type { AnnotatedCopyJson } from './json-shape'

function read(input: AnnotatedCopyInput): AnnotatedCopyJson {
  return JSON.parse(jsonCopy(annotatedCopy(input)))
}

describe('jsonCopy', () => {
  it('has offsets in code points whose slices are the quotes', () => {
    fc.assert(
      fc.property(anyCopyInput, input => {
        const { article, claims } = read(input)
        const points = [...article.text]
        for (const { start, end, quote } of claims) {
          if (start === null || end === null || quote.includes('[…]')) continue
          expect(points.slice(start, end).join('')).toBe(quote)
        }
      }),
    )
  })

  it('says what it is and in which version', () => {
    const json = read(sampleInput())
    expect(Object.keys(json)).toEqual([
      'format',
      'formatVersion',
      'profile',
      'madeBy',
      'madeAt',
      'namesConfidentialSources',
      'article',
      'record',
      'clearing',
      'people',
      'counts',
      'blockers',
      'claims',
      'sources',
    ])
    expect(json).toMatchObject({
      format: 'stet-annotated-copy',
      formatVersion: 1,
      profile: 'draft',
      madeAt: '2026-11-22T13:02:00.000Z',
      article: {
        id: 'sample',
        version: 214,
        headline: 'The night bus that ran on paper',
        byline: 'Nora Quist',
      },
      clearing: null,
      counts: { total: 26, orphaned: 2 },
    })
  })

  it('numbers the sources that its claims cite', () => {
    const { claims, sources } = read(sampleInput())
    expect(sources.map(source => source.number)).toEqual(sources.map((_, index) => index + 1))
    for (const { number, citations } of claims) {
      for (const { source, locator } of citations) {
        expect(sources[source - 1]?.uses).toContainEqual(expect.objectContaining({ claim: number, locator }))
      }
    }
  })
})
