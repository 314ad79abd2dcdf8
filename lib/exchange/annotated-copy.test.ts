import { describe, expect, it } from 'vitest'
import type { SignOff } from '@/lib/contracts/article'
import { EXPORT_FORMATS, EXPORT_PROFILES } from '@/lib/contracts/newsroom'
import { claim as claimMark, doc, headline, p, standfirst } from '@/lib/domain/testing/manuscript'
import { annotatedCopy } from './annotated-copy'
import { HIDDEN_SOURCE } from './confidentiality'
import { holdingWords, overrideWords, peopleWords, statusWords } from './copy-words'
import { exportFile } from './export-file'
import { bodyText, readableProof } from './testing/body-text'
import { HASH, sampleInput } from './testing/copy-input'
import { citation, placedClaim, source } from './testing/placed-claim'

const draft = doc(
  headline('Head'),
  standfirst(),
  p('They say ', claimMark('a', 'five'), ' of ', claimMark('b', 'nine'), '.'),
)
const input = (...claims: readonly ReturnType<typeof placedClaim>[]) =>
  sampleInput({ doc: draft, claims, events: [] })

const signOff: SignOff = {
  id: 'sign-off',
  articleId: 'sample',
  version: 210,
  textHash: HASH,
  clearedBy: { id: 'reviewer', name: 'Femi Castellan' },
  clearedAt: '2026-11-22T12:00:00.000Z',
  overrideReason: null,
  overridden: [],
  claims: [],
  head: null,
}

describe('annotatedCopy', () => {
  it('shows all claims in the draft and checking copies, and only what is to be corrected in the checked one', () => {
    const shown = (profile: (typeof EXPORT_PROFILES)[number]) => annotatedCopy(sampleInput({ profile }))
    expect(shown('draft').claims).toHaveLength(26)
    expect(shown('draft').orphans).toHaveLength(2)
    expect(shown('checking').claims).toHaveLength(26)
    const { claims, orphans, sources, holding } = shown('checked')
    expect(claims.map(({ quote }) => quote.slice(0, 16))).toEqual([
      'the four miles h',
      'No other town in',
      'The gate misses ',
      '99.2 per cent of',
      'from 214 a night',
      'says the line wa',
    ])
    expect(orphans).toEqual([])
    expect(sources).toHaveLength(5)
    expect(holding).toEqual(shown('draft').holding)
  })

  it('leaves out a correction that was let stand or is already in the text', () => {
    const parts = { status: 'needs_change', quote: 'five', proposedWording: 'six' } as const
    const shown = (more: Partial<Parameters<typeof placedClaim>[0]>) =>
      annotatedCopy({ ...input(placedClaim({ ...parts, ...more })), profile: 'checked' }).claims.length
    expect(shown({})).toBe(1)
    expect(shown({ resolution: 'fix' })).toBe(1)
    expect(shown({ resolution: 'cut' })).toBe(1)
    expect(shown({ resolution: 'stet', resolutionReason: 'as said' })).toBe(0)
    expect(shown({ quote: 'six', stale: true })).toBe(0)
    expect(shown({ status: 'verified' })).toBe(0)
  })

  it('has comments and history in the checking copy only, replies under what they answer', () => {
    const checking = annotatedCopy(sampleInput({ profile: 'checking' }))
    const [asked] = checking.claims.filter(claim => claim.comments.length > 0)
    expect(asked?.comments).toMatchObject([
      { by: 'Bea Lindqvist', replies: [{ by: 'Tom Ashgrove', text: expect.stringContaining('after two') }] },
    ])
    expect(asked?.history.length).toBeGreaterThan(0)
    for (const claim of annotatedCopy(sampleInput()).claims)
      expect([claim.comments, claim.history]).toEqual([[], []])
  })

  it('counts a claim without a mark in the draft among those whose text has gone', () => {
    const copy = annotatedCopy(input(placedClaim({ id: 'claim-id-z', quote: 'gone', status: 'verified' })))
    expect(copy.claims).toEqual([])
    expect(copy.orphans).toMatchObject([{ quote: 'gone', start: null, holds: [] }])
  })

  it('numbers sources as the claims come, one number for one source', () => {
    const [a, b] = [source({ id: 'a', title: 'A' }), source({ id: 'b', title: 'B' })]
    const copy = annotatedCopy(
      input(
        placedClaim({
          number: 2,
          id: 'claim-id-b',
          citations: [citation(a, { primary: true }), citation(b)],
        }),
        placedClaim({ number: 1, id: 'claim-id-a', citations: [citation(b, { locator: 'p. 3' })] }),
      ),
    )
    expect(
      copy.sources.map(({ number, title, uses }) => [number, title, uses.map(use => use.claim)]),
    ).toEqual([
      [1, 'B', [1, 2]],
      [2, 'A', [2]],
    ])
    expect(copy.claims.map(claim => claim.citations.map(one => one.source))).toEqual([[1], [2, 1]])
  })

  it('warns of a claim that leans on secondary sources alone', () => {
    const copy = annotatedCopy(input(placedClaim({ citations: [citation(source())] })))
    expect(copy.claims.map(claim => claim.thinlySourced)).toEqual([true])
  })

  it('drops the address of a source that is no link', () => {
    const copy = annotatedCopy(
      input(placedClaim({ citations: [citation(source({ url: 'javascript:alert(1)' }))] })),
    )
    expect(copy.sources.map(({ url }) => url)).toEqual([null])
  })
})

describe('a confidential source', () => {
  const secret = source({
    kind: 'person',
    title: 'Aled Brannock',
    url: 'https://secret.example/aled',
    note: 'Worked nights',
    confidential: true,
    fields: { role: 'Controller', contact: '+44 1632 960118' },
  })
  const claim = placedClaim({
    status: 'disputed',
    note: 'ALED BRANNOCK said so',
    proposedWording: 'Aled Brannock said',
    resolution: 'stet',
    resolutionReason: 'Aled Brannock is sure',
    citations: [
      citation(secret, {
        locator: 'Call of 8 May',
        excerpt: 'I locked the yard',
        accessedAt: '2026-05-08T10:00:00.000Z',
      }),
    ],
    comments: [
      {
        id: 'c',
        text: 'Rang +44 1632 960118',
        replyTo: null,
        author: null,
        createdAt: '2026-05-09T10:00:00.000Z',
      },
    ],
  })
  const events = [
    {
      id: 1,
      kind: 'claim.cited',
      actor: null,
      at: '2026-05-09T10:00:00.000Z',
      articleId: 'a',
      claimId: claim.id,
      data: { title: secret.title, reason: 'Aled Brannock' },
    },
  ]
  const everything = (includeConfidential: boolean) =>
    Promise.all(
      EXPORT_PROFILES.flatMap(profile =>
        EXPORT_FORMATS.map(async format =>
          bodyText(
            await exportFile(
              annotatedCopy({ ...input(claim), profile, includeConfidential, events }),
              format,
              { press: readableProof },
            ),
          ),
        ),
      ),
    )

  it('is not named, reached or quoted in any copy, not in what people wrote either', async () => {
    const all = await everything(false)
    for (const body of all) {
      const leak = /brannock|secret\.example|960118|Controller|Worked nights|8 May|locked the yard/i.exec(
        body,
      )
      expect(leak?.[0]).toBeUndefined()
    }
    expect(all.filter(body => body.includes(HIDDEN_SOURCE)).length).toBeGreaterThan(6)
  })

  it('is named when somebody asks for it, and the copy says that it is', async () => {
    const [html = '', docx = '', pdf = '', markdown = '', csv = '', json = ''] = await everything(true)
    for (const body of [html, docx, pdf, markdown, csv, json]) expect(body).toContain('Aled Brannock')
    expect(html).toContain('This copy names confidential sources.')
    expect(docx).toContain('This copy names confidential sources.')
    expect(markdown).toContain('This copy names confidential sources.')
    expect(JSON.parse(json).namesConfidentialSources).toBe(true)
  })

  it('leaves the draft itself alone', () => {
    const named = doc(headline('Aled Brannock speaks'), standfirst(), p(claimMark('a', 'five')))
    const copy = annotatedCopy(sampleInput({ doc: named, claims: [claim] }))
    expect(copy.headline).toBe('Aled Brannock speaks')
    expect(copy.text).toContain('Aled Brannock speaks')
  })
})

describe('the cover', () => {
  it('says what holds the article back, by reason and number', () => {
    const copy = annotatedCopy(
      input(
        placedClaim({ id: 'claim-id-a', number: 1 }),
        placedClaim({ id: 'claim-id-b', number: 2, status: 'disputed', review: 'pending' }),
      ),
    )
    expect(statusWords(copy)).toEqual({ label: 'Not cleared.', rest: '2 of 2 claims hold it back.' })
    expect(copy.holding.map(group => [holdingWords(group), group.numbers])).toEqual([
      ['1 not checked', [1]],
      ['1 waiting for review', [2]],
      ['1 needs an answer', [2]],
    ])
  })

  it.each([
    [[], 'No claims yet.'],
    [[placedClaim({ status: 'verified', review: 'approved' })], 'Nothing holds it back.'],
    [[placedClaim()], '1 of 1 claim holds it back.'],
  ])('puts the count in words: %#', (claims, words) => {
    expect(statusWords(annotatedCopy(input(...claims))).rest).toBe(words)
  })

  it('says who cleared it and when, in the time zone asked for', () => {
    const cleared = annotatedCopy({ ...input(), signOff })
    expect(statusWords(cleared)).toEqual({
      label: 'Cleared.',
      rest: 'Version 210 was cleared by Femi Castellan on 22 November 2026 at 13:00.',
    })
    expect(statusWords({ ...cleared, timeZone: undefined }).rest).toContain('at 12:00 UTC.')
    expect(statusWords({ ...cleared, timeZone: 'Mars/Olympus' }).rest).toContain('at 12:00 UTC.')
    expect(overrideWords(cleared.clearing)).toEqual([])
  })

  it('says when the text changed since, and what was passed over and why', () => {
    const overridden = [
      { kind: 'pending', claimId: 'b', number: 2, quote: 'nine' },
      { kind: 'unresolved', claimId: 'b', number: 2, quote: 'nine' },
    ] as const
    const copy = annotatedCopy({
      ...input(placedClaim()),
      signOff: { ...signOff, textHash: 'other', overrideReason: 'Goes at six', overridden: [...overridden] },
    })
    expect(statusWords(copy).label).toBe('Changed since it was cleared.')
    expect(statusWords(copy).rest).toContain('1 of 1 claim holds it back.')
    expect(overrideWords(copy.clearing)).toEqual([
      'Cleared with 1 claim open: 2.',
      'Femi Castellan gave as the reason: “Goes at six”',
    ])
  })

  it('names people once each, the byline as the author', () => {
    const bea = { id: 'b', name: 'Bea Lindqvist' }
    const copy = annotatedCopy(
      input(
        placedClaim({ findingBy: bea }),
        placedClaim({
          id: 'claim-id-b',
          number: 2,
          findingBy: bea,
          reviewedBy: { id: 'f', name: 'Femi Castellan' },
        }),
      ),
    )
    expect(peopleWords(copy)).toBe(
      'Nora Quist wrote it. Bea Lindqvist checked it. Femi Castellan reviewed it.',
    )
  })
})
