import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { plainText } from '@/lib/domain/manuscript-text'
import {
  blockquote,
  br,
  claim,
  doc,
  em,
  h,
  headline,
  li,
  link,
  ol,
  p,
  standfirst,
  strong,
} from '@/lib/domain/testing/manuscript'
import { annotatedCopy } from '../annotated-copy'
import { sampleInput } from '../testing/copy-input'
import { manuscript, readHtml, readMarkdown, readText } from '../testing/imported'
import { textOfPage } from '../testing/page-text'
import { anyCopyInput, anyWords, claimSaying, placedClaim } from '../testing/placed-claim'
import { hasSharedData, hostileTexts, sharedFiles, sharedText } from '../testing/shared-data'
import { lostWords, wordsIn } from '../testing/words'
import { markdownCopy } from './markdown'
import { escapeLineStart, escapeMarkdown } from './markdown-escape'

const markdown = (input: Parameters<typeof annotatedCopy>[0]) => markdownCopy(annotatedCopy(input))
/* As programs read it that let HTML through and make links of addresses. */
const loose = new MarkdownIt('default', { html: true, linkify: true })

describe('markdownCopy', () => {
  it('writes every block and style, and reads back the same', () => {
    const draft = doc(
      headline('The ', em('night'), ' bus'),
      standfirst('Short ', strong('of it')),
      h(3, 'A #head#'),
      p('One ', strong('two ', em('three')), br(), '- four ', link('https://a.example/(x)', 'five'), '! six'),
      ol(li(p('a'), blockquote(p('b'), p('c'))), li(p('1. d'))),
      p('2024. A year, 5 * 3 = 15 & more < b >'),
    )
    const read = manuscript(readMarkdown(markdown(sampleInput({ doc: draft, claims: [] }))))
    expect(read.headline).toBe('The /night/ bus')
    expect(read.body.slice(read.body.indexOf('hr') + 1)).toEqual([
      'p: Short *of it*',
      'h3: A #head#',
      'p: One *two* */three/*\n- four [five](https://a.example/(x))! six',
      'ol li p: a',
      'ol li quote p: b',
      'ol li quote p: c',
      'ol li p: 1. d',
      'p: 2024. A year, 5 * 3 = 15 & more < b >',
    ])
  })

  it('numbers the notes at the ends of their claims', () => {
    const draft = doc(
      headline('Head'),
      standfirst(),
      p('They say ', claim('a', 'five ', claim('b', 'missiles!')), ' fell.'),
    )
    const claims = [
      placedClaim({
        id: 'claim-id-a',
        number: 1,
        quote: 'five missiles!',
        status: 'disputed',
        note: 'Six,\n- not five',
      }),
      placedClaim({ id: 'claim-id-b', number: 2, quote: 'missiles!' }),
    ]
    const text = markdown(sampleInput({ doc: draft, claims }))
    expect(text).toContain('They say five missiles\\![^1][^2] fell.')
    expect(text).toContain(
      '[^1]: Claim 1, “five missiles!” **Disputed.** Six,\\\n    \\- not five. No answer yet.',
    )
    expect(text).toContain('[^2]: Claim 2, “missiles!” **Unchecked.**')
  })

  it('keeps every word of the draft, in order, when it is read again', () => {
    fc.assert(
      fc.property(anyCopyInput, input => {
        /* The number of a note may stand within a word: a claim can end there. */
        const again = wordsIn(plainText(readMarkdown(markdown(input)).doc).replace(/\[\^\d+\]/g, ''))
        expect(lostWords(wordsIn(plainText(input.doc)), again)).toEqual([])
      }),
    )
  })

  it('keeps every word of the sample with its notes, sources and comments', () => {
    const input = sampleInput({ profile: 'checking' })
    const again = new Set(wordsIn(plainText(readMarkdown(markdown(input)).doc)))
    const said = input.claims.flatMap(claim => [
      claim.note,
      claim.quote,
      claim.reviewReason ?? '',
      ...claim.comments.map(comment => comment.text),
      ...claim.citations
        .filter(({ source }) => !source.confidential)
        .map(({ source, excerpt }) => `${source.title} ${excerpt}`),
    ])
    expect(said.flatMap(wordsIn).filter(word => !again.has(word))).toEqual([])
  })

  it('lets nothing run in programs that read HTML in Markdown', () => {
    fc.assert(
      fc.property(anyCopyInput, input => {
        const html = loose.render(markdown(input))
        expect(html).not.toMatch(/<(?:script|img|iframe|svg|style|b)\b|href="(?!https?:|mailto:)/i)
      }),
    )
  })

  it.runIf(hasSharedData)('keeps every word of the real articles and of what is hostile', () => {
    const drafts = [
      ...sharedFiles('news', '.txt').map(name => readText(sharedText(`news/${name}`))),
      ...sharedFiles('news', '.md').map(name => readMarkdown(sharedText(`news/${name}`))),
      ...sharedFiles('news', '.html').map(name => readHtml(sharedText(`news/${name}`))),
      ...[readText, readMarkdown, readHtml].map(read => read(hostileTexts().join('\n\n'))),
    ]
    expect(drafts.length).toBeGreaterThan(24)
    for (const draft of drafts) {
      const text = markdown(sampleInput({ doc: draft.doc, claims: [] }))
      expect(lostWords(wordsIn(plainText(draft.doc)), wordsIn(plainText(readMarkdown(text).doc)))).toEqual([])
      expect(loose.render(text)).not.toMatch(
        /<(?:script|img|iframe|svg|style|form|object|embed)\b|<[a-z]+ on/i,
      )
    }
  })

  it.runIf(hasSharedData)('lets nothing run that is hostile in a note, a source, a comment or a name', () => {
    const draft = doc(headline(claim('a', 'Head')), standfirst(), p('Text'))
    for (const words of hostileTexts()) {
      const input = sampleInput({
        doc: draft,
        claims: [claimSaying(words)],
        profile: 'checking',
        madeBy: words,
      })
      const html = loose.render(markdown(input))
      expect(html).not.toMatch(/<(?:script|img|iframe|svg|style|form|object|embed)\b|<[a-z]+ on/i)
      expect(html).not.toMatch(/(?:href|src)="(?!https?:|mailto:|ftp:|\/\/)/i)
    }
  })
})

describe('escapeMarkdown', () => {
  it('says the same text in strict and in loose programs', () => {
    fc.assert(
      fc.property(anyWords, words => {
        const text = words.replace(/\s+/g, ' ').trim()
        fc.pre(text !== '' && !/[\p{Cc}\uFFFD]|https?:|www|@/u.test(text))
        const written = escapeLineStart(escapeMarkdown(text))
        for (const program of [new MarkdownIt('commonmark'), loose]) {
          expect(textOfPage(parse(program.render(written))).trim()).toBe(text.replace(/\uFEFF/g, '').trim())
        }
      }),
    )
  })
})
