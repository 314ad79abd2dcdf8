import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { plainText } from '@/lib/domain/manuscript-text'
import { returnedChanges } from '@/lib/domain/returned-changes'
import { blockquote, doc, h, headline, li, link, p, standfirst, ul } from '@/lib/domain/testing/manuscript'
import { type AnnotatedCopyInput, annotatedCopy } from '../../annotated-copy'
import { wordCopy } from '../../export/word/word'
import { wordText } from '../../export/word/word-text'
import { claimedDraft } from '../../testing/claimed-draft'
import { sampleInput } from '../../testing/copy-input'
import { imported } from '../../testing/imported'
import { hasLibreOffice, savedAgain } from '../../testing/libre-office'
import { anyCopyInput } from '../../testing/placed-claim'
import { saidSince } from '../said-since'
import { importWord, type WordOptions } from './word'

const around = async (input: AnnotatedCopyInput, options: WordOptions = {}) =>
  imported(importWord(await wordCopy(annotatedCopy(input)), options))
/* Without white space: Word has no empty paragraphs of ours, and trims the ends of claims. */
const bare = (text: string) => wordText(text).replace(/\s+/g, '')

describe('a copy that Stet made', () => {
  it('comes back as the draft alone, each claim on its words and with its id', async () => {
    const input = sampleInput({ profile: 'checking' })
    const draft = await around(input)
    expect(bare(plainText(draft.doc))).toBe(bare(plainText(input.doc)))
    const placed = annotatedCopy(input).claims.filter(claim => claim.start !== null)
    const quotes = new Map(claimAnchors(draft.doc).map(({ id, quote }) => [id, quote]))
    expect(new Map(draft.claims.map(({ id, formerId }) => [formerId, bare(quotes.get(id) ?? '')]))).toEqual(
      new Map(placed.map(({ id, quote }) => [id, bare(quote)])),
    )
    const proposed = placed.filter(claim => claim.proposedWording !== null)
    expect(proposed.length).toBeGreaterThan(0)
    expect(draft.claims.some(claim => claim.proposedWording !== null)).toBe(true)
    expect(draft.found?.copyOf).toEqual({
      articleId: annotatedCopy(input).articleId,
      version: annotatedCopy(input).version,
    })
    expect(draft.dropped[0]).toBe('The cover and the lists that Stet wrote around the draft')
  })

  it('has its words and its claims again, whatever lies over what', async () => {
    await fc.assert(
      fc.asyncProperty(anyCopyInput, async input => {
        const result = importWord(await wordCopy(annotatedCopy(input)), { changes: 'reject' })
        if (!result.ok) {
          expect([result.error.code, bare(plainText(input.doc))]).toEqual(['empty', ''])
          return
        }
        expect(bare(plainText(result.value.doc))).toBe(bare(plainText(input.doc)))
        const quotes = new Map(claimAnchors(result.value.doc).map(({ id, quote }) => [id, quote]))
        const found = new Map(
          result.value.claims.flatMap(({ id, formerId, sentence }) =>
            sentence ? [] : [[formerId, bare(quotes.get(id) ?? '')] as const],
          ),
        )
        for (const claim of annotatedCopy(input).claims) {
          if (claim.start === null || bare(claim.quote) === '') continue
          expect([claim.id, found.get(claim.id)]).toEqual([claim.id, bare(claim.quote)])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('of 10,000 words with 400 claims over each other, across paragraphs, in links, lists and the headline comes back exactly', async () => {
    const { doc: draft, claims } = claimedDraft(longDraft(10_000), 400)
    expect(claims.length).toBeGreaterThan(390)
    const overlapping = claims.filter((one, index) => (claims[index - 1]?.end ?? 0) > (one.start ?? 0))
    expect(overlapping.length).toBeGreaterThan(60)
    expect(claims.filter(({ quote }) => quote.includes('\n')).length).toBeGreaterThan(10)
    const back = await around(sampleInput({ doc: draft, claims }), { returnsTo: 'sample' })
    expect(plainText(back.doc)).toBe(plainText(draft))
    const marks = new Map(claimAnchors(back.doc).map(anchor => [anchor.id, anchor]))
    const places = back.claims.map(({ id, formerId }) => {
      const { quote, start, end } = marks.get(id) ?? { quote: '', start: 0, end: 0 }
      return [formerId, quote, start, end]
    })
    expect(new Map(places.map(place => [place[0], place]))).toEqual(
      new Map(claims.map(({ id, quote, start, end }) => [id, [id, quote, start, end]])),
    )
    expect(returnedChanges(draft, back.doc, draft)).toEqual([])
  })
})

describe.skipIf(!hasLibreOffice)('a copy that was saved in LibreOffice', () => {
  it('comes back with its claims by their ids, its words, and nothing that was said since', async () => {
    const { doc: draft, claims } = claimedDraft(longDraft(800), 30)
    const said = { id: 'c', text: 'Sure?', replyTo: null, author: { id: 'x', name: 'Tom' }, createdAt: AT }
    const input = sampleInput({
      doc: draft,
      claims: claims.map((one, index) => ({ ...one, comments: index % 3 === 0 ? [said] : [] })),
      comments: true,
    })
    const saved = await savedAgain(await wordCopy(annotatedCopy(input)))
    const back = imported(importWord(saved, { returnsTo: 'sample' }))
    expect(back.copy?.gone).toEqual([])
    expect(returnedChanges(draft, back.doc, draft)).toEqual([])
    const quotes = new Map(claimAnchors(back.doc).map(({ id, quote }) => [id, quote]))
    expect(new Map(back.claims.map(({ id, formerId }) => [formerId, quotes.get(id)]))).toEqual(
      new Map(claims.map(({ id, quote }) => [id, quote])),
    )
    expect(back.claims.flatMap(({ comments }) => saidSince(comments))).toEqual([])
  }, 150_000)
})

const AT = '2026-11-20T10:00:00.000Z'

/* Paragraphs, headings, lists, quotations and links, some from right to left. */
function longDraft(words: number) {
  const scripts = ['word', 'מילה', 'كلمة']
  const said = (index: number, count: number) =>
    Array.from(
      { length: count },
      (_, at) => `${scripts[index % 7 === 3 ? 1 : index % 11 === 5 ? 2 : 0]}${(index * 7 + at * 13) % 97}`,
    ).join(' ')
  const blocks = Array.from({ length: words / 50 }, (_, index) => {
    if (index % 10 === 9) return ul(li(p(said(index, 25))), li(p(said(index + 1, 25))))
    if (index % 10 === 4)
      return p(said(index, 20), ' ', link('https://a.example/', said(index, 10)), ' ', said(index, 20))
    if (index % 10 === 6) return blockquote(p(said(index, 50)))
    return index % 10 === 2 ? h(2, said(index, 50)) : p(said(index, 50))
  })
  return doc(headline(said(1, 12)), standfirst(said(2, 12)), ...blocks)
}
