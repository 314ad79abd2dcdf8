import { describe, expect, it } from 'vitest'
import { findingBody } from '@/lib/contracts/claim'
import { citationBody, sourceBody } from '@/lib/contracts/source'
import { isThinlySourced } from '@/lib/domain/citation'
import { wordCount } from '@/lib/domain/manuscript-text'
import { PRIORITIES } from '@/lib/domain/priority'
import { RESOLUTIONS } from '@/lib/domain/resolution'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { SOURCE_KINDS } from '@/lib/domain/source'
import { STATUSES } from '@/lib/domain/status'
import { readMarkdown } from '../testing/imported'
import { sampleState } from '../testing/sample-state'
import { SAMPLE_MARKDOWN } from './sample-article'
import { SAMPLE_CLAIMS } from './sample-claims'
import { SAMPLE_SOURCES } from './sample-sources'

const { claims } = sampleState()

describe('the sample', () => {
  it('is an article with headline, standfirst, subheads, a list and a quotation', () => {
    const { doc, dropped } = readMarkdown(SAMPLE_MARKDOWN)
    const kinds = new Set(doc.content.content.map(node => node.type.name))
    expect([...kinds]).toEqual([
      'headline',
      'standfirst',
      'paragraph',
      'heading',
      'bullet_list',
      'blockquote',
    ])
    expect(doc.firstChild?.textContent).toBe('The night bus that ran on paper')
    expect(doc.child(1).textContent).toMatch(/^Lindholt paid £1.86 million/)
    expect(wordCount(doc.textContent)).toBeGreaterThan(500)
    expect(dropped).toEqual([])
  })

  it('keeps to the contracts', () => {
    for (const source of Object.values(SAMPLE_SOURCES))
      expect(sourceBody.safeParse(source).error).toBeUndefined()
    for (const { citations = [], finding } of SAMPLE_CLAIMS) {
      for (const { source, ...details } of citations) {
        expect(citationBody.safeParse({ source: SAMPLE_SOURCES[source], ...details }).error).toBeUndefined()
      }
      if (finding) {
        const { by: _, ...body } = finding
        expect(findingBody.safeParse(body).error).toBeUndefined()
      }
    }
  })

  it('has a claim in every state', () => {
    const has = (of: (claim: (typeof claims)[number]) => boolean) => claims.some(of)
    for (const status of STATUSES) expect([status, has(c => c.status === status)]).toEqual([status, true])
    for (const review of REVIEW_STATES)
      expect([review, has(c => c.review === review)]).toEqual([review, true])
    for (const answer of RESOLUTIONS) {
      expect([answer, has(c => c.resolution === answer && !c.stale)]).toEqual([answer, true])
    }
    for (const priority of PRIORITIES) expect(has(c => c.priority === priority)).toBe(true)
    expect(has(c => c.stale && c.review === 'pending')).toBe(true)
    expect(has(c => c.stale && c.review === 'not_submitted')).toBe(true)
    expect(has(c => c.orphaned && !c.dismissed)).toBe(true)
    expect(has(c => c.orphaned && c.dismissed)).toBe(true)
    expect(has(c => c.status === 'disputed' && c.review === 'approved' && c.resolution === null)).toBe(true)
    expect(has(c => c.comments.some(comment => comment.replyTo !== null))).toBe(true)
    expect(
      has(c => isThinlySourced(c.citations.map(({ source, ...rest }) => ({ ...rest, sourceId: source.id })))),
    ).toBe(true)
  })

  it('cites every kind of source, one of them confidential', () => {
    const cited = claims.flatMap(claim => claim.citations.map(citation => citation.source))
    expect(SOURCE_KINDS.filter(kind => !cited.some(source => source.kind === kind))).toEqual([])
    expect(cited.some(source => source.confidential)).toBe(true)
  })

  it('marks the headline, two paragraphs at once, and words that overlap and nest', () => {
    const standing = claims.flatMap(({ start, end, quote }) =>
      start === null || end === null ? [] : [{ start, end, quote }],
    )
    const pairs = standing.flatMap(a =>
      standing.filter(b => b !== a && a.start < b.end && b.start < a.end).map(b => [a, b] as const),
    )
    expect(pairs.some(([a, b]) => a.start <= b.start && b.end <= a.end)).toBe(true)
    expect(pairs.some(([a, b]) => a.start < b.start && a.end < b.end)).toBe(true)
    expect(standing.some(({ quote }) => quote.includes('\n'))).toBe(true)
    expect(standing[0]?.end).toBeLessThanOrEqual('The night bus that ran on paper'.length)
  })
})
