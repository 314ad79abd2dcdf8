import fc from 'fast-check'
import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { EXPORT_PROFILES, NOTE_PLACES } from '@/lib/contracts/newsroom'
import { plainText } from '@/lib/domain/manuscript-text'
import { claim, doc, headline, p, standfirst } from '@/lib/domain/testing/manuscript'
import { type AnnotatedCopyInput, annotatedCopy } from '../../annotated-copy'
import { claimedDraft } from '../../testing/claimed-draft'
import { sampleInput } from '../../testing/copy-input'
import { readHtml, readMarkdown, readText } from '../../testing/imported'
import { commentedWords, hasLibreOffice } from '../../testing/libre-office'
import { anyCopyInput, claimSaying } from '../../testing/placed-claim'
import { hasSharedData, hostileTexts, sharedFiles, sharedText } from '../../testing/shared-data'
import { all, readWordFile } from '../../testing/word-file'
import { unsoundness } from '../../testing/word-schema'
import { wordCopy } from './word'
import { wordText } from './word-text'

const written = (input: AnnotatedCopyInput, notes?: 'comments' | 'footnotes') =>
  wordCopy(annotatedCopy(input), notes)
const lines = (text: string) => text.split('\n').filter(line => line.trim() !== '')
const pressed = (text: string) => text.replace(/\n+/g, '\n').replace(/^\n|\n$/g, '')
const manyWords = (count: number) =>
  Array.from({ length: count / 50 }, (_, index) =>
    p(Array.from({ length: 50 }, (_, word) => `word${(index * 7 + word * 13) % 97}`).join(' ')),
  )

describe('a Word file of a copy', () => {
  it('is sound, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(anyCopyInput, fc.constantFrom(...NOTE_PLACES), async (input, notes) => {
        expect(unsoundness(readWordFile(await written(input, notes)))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it.each(EXPORT_PROFILES.flatMap(profile => NOTE_PLACES.map(notes => [profile, notes] as const)))(
    'is sound of the sample, %s, with %s',
    async (profile, notes) => {
      expect(unsoundness(readWordFile(await written(sampleInput({ profile }), notes)))).toEqual([])
    },
  )

  it('says all its words to a second reader', async () => {
    const input = sampleInput()
    const { value, messages } = await mammoth.extractRawText({ buffer: Buffer.from(await written(input)) })
    expect(messages.filter(message => message.type === 'error')).toEqual([])
    const changed = readWordFile(await written(input)).after
    for (const line of lines(changed.join('\n'))) expect(value).toContain(line)
  })

  it('of 10,000 words with 400 claims, many of them over each other, has each comment on its words', async () => {
    const { doc: draft, claims } = claimedDraft(
      doc(headline('Long'), standfirst('S'), ...manyWords(10_000)),
      400,
    )
    const input = sampleInput({ doc: draft, claims })
    const file = readWordFile(await written(input))
    expect(claims.length).toBeGreaterThan(390)
    const overlapping = claims.filter((one, index) => (claims[index - 1]?.end ?? 0) > (one.start ?? 0))
    expect(overlapping.length).toBeGreaterThan(60)
    expect(file.comments.map(comment => pressed(comment.words))).toEqual(
      claims.map(one => pressed(one.quote)),
    )
    expect(lines(file.before.join('\n'))).toEqual(lines(plainText(draft)))
    expect(unsoundness(file)).toEqual([])
  })
})

describe.skipIf(!hasSharedData)('of real inputs', () => {
  const news = sharedFiles('news', '.txt', '.html', '.md')

  it.each(news)('%s has all its words, and its claims on theirs', async name => {
    const text = sharedText(`news/${name}`)
    const read = name.endsWith('.html') ? readHtml : name.endsWith('.md') ? readMarkdown : readText
    const { doc: draft, claims } = claimedDraft(read(text).doc, 40)
    const file = readWordFile(await written(sampleInput({ doc: draft, claims })))
    expect(lines(file.before.join('\n'))).toEqual(lines(wordText(plainText(draft))))
    expect(file.comments.map(comment => pressed(comment.words))).toEqual(
      claims.map(one => pressed(wordText(one.quote))),
    )
    expect(unsoundness(file)).toEqual([])
  })

  it('stays sound with hostile words in every field, and links nowhere but to the web and to mail', async () => {
    const texts = hostileTexts()
    for (let from = 0; from < texts.length; from += 25) {
      const words = texts.slice(from, from + 25).join(' \u0000\uFFFF\uD800 ')
      const draft = doc(headline(words.slice(0, 80)), standfirst(), p(claim('a', words)))
      for (const notes of NOTE_PLACES) {
        const input = sampleInput({
          doc: draft,
          claims: [claimSaying(words)],
          madeBy: words,
          profile: 'checking',
        })
        const file = readWordFile(await written({ ...input, includeConfidential: true }, notes))
        expect(unsoundness(file)).toEqual([])
        for (const relation of all(file.parts.get('word/_rels/document.xml.rels'), 'Relationship'))
          if (relation.getAttribute('TargetMode') === 'External')
            expect(relation.getAttribute('Target')).toMatch(/^(?:https?:\/\/|mailto:)/)
        const body = file.parts.get('word/document.xml')
        expect(all(body, 'w:instrText').map(one => one.textContent)).toEqual([])
      }
    }
  })
})

describe.skipIf(!hasLibreOffice)('as LibreOffice reads it', () => {
  it('has each comment on the same words', async () => {
    const { doc: draft, claims } = claimedDraft(
      doc(headline('Long head'), standfirst('Stands'), ...manyWords(1500)),
      60,
    )
    const plain = claims.map(one => ({ ...one, proposedWording: null }))
    const words = await commentedWords(await written(sampleInput({ doc: draft, claims: plain })))
    expect(words.map(pressed)).toEqual(plain.map(one => pressed(one.quote)))
  }, 150_000)
})
