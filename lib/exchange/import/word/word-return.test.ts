import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { plainText } from '@/lib/domain/manuscript-text'
import { type AnnotatedCopyInput, annotatedCopy } from '../../annotated-copy'
import { wordCopy } from '../../export/word/word'
import { wordText } from '../../export/word/word-text'
import { sampleInput } from '../../testing/copy-input'
import { imported } from '../../testing/imported'
import { anyCopyInput } from '../../testing/placed-claim'
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
})
