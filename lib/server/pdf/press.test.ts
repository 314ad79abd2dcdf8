import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { picturesOf } from '@/lib/domain/pictures'
import { claim, doc, figure, headline, p, standfirst } from '@/lib/domain/testing/manuscript'
import { pictureOf } from '@/lib/domain/testing/picture'
import { oneOfEach } from '@/lib/domain/testing/shared-data'
import { type AnnotatedCopyInput, annotatedCopy } from '@/lib/exchange/annotated-copy'
import { exportFile } from '@/lib/exchange/export-file'
import { claimedDraft } from '@/lib/exchange/testing/claimed-draft'
import { sampleInput } from '@/lib/exchange/testing/copy-input'
import { readHtml, readMarkdown, readText } from '@/lib/exchange/testing/imported'
import { anyCopyInput, claimSaying, placedClaim } from '@/lib/exchange/testing/placed-claim'
import { hasSharedData, hostileTexts, sharedFiles, sharedText } from '@/lib/exchange/testing/shared-data'
import { press } from './press'

const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0
if (!hasPoppler) console.warn('Skipped: PDFs as Poppler reads them, as pdftotext is not there.')

async function printed(input: AnnotatedCopyInput): Promise<Uint8Array> {
  const { body } = await exportFile(annotatedCopy(input), 'pdf', { press })
  if (typeof body === 'string') throw new Error('A PDF came as text.')
  return body
}

const raw = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')
const poppler = (tool: string, pdf: Uint8Array, ...options: readonly string[]) =>
  spawnSync(tool, [...options, '-', ...(tool === 'pdftotext' ? ['-'] : [])], { input: pdf, encoding: 'utf8' })
    .stdout
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
/* The scripts that a PDF has fonts for. */
const SCRIPTS =
  /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Devanagari}]/u

describe('the press', () => {
  it('makes a tagged PDF with bookmarks', async () => {
    const pdf = raw(await printed(sampleInput({ profile: 'checking' })))
    expect(pdf.slice(0, 8)).toBe('%PDF-1.7')
    expect(pdf).toContain('/MarkInfo')
    expect(pdf).toContain('/StructTreeRoot')
    expect(pdf).toContain('/Outlines')
    expect(pdf).toContain('pdfuaid')
    expect(pdf).not.toMatch(/\/JavaScript|\/JS\b|\/Launch|\/EmbeddedFile/)
  })

  it('shows pictures, each tagged with its description', async () => {
    const draft = doc(headline('Gate'), figure('a', 'In ', claim('a', '1931')), figure('b'), p('End'))
    const bytes = await pictureOf('jpeg', { width: 400, height: 300 })
    const files = new Map(
      [...picturesOf(draft)].map(hash => [
        hash,
        { type: 'image/jpeg' as const, width: 400, height: 300, bytes },
      ]),
    )
    const claims = [placedClaim({ id: 'claim-id-a', quote: '1931' })]
    const pdf = raw(await printed(sampleInput({ doc: draft, claims, pictures: files })))
    expect(pdf).toContain('pdfuaid')
    expect(pdf.match(/\/S \/Figure/g)).toHaveLength(2)
    expect(pdf).toContain('/Subtype /Image')
  })

  it('prints any copy, claims over each other, in lists and quotations, in any script', async () => {
    await fc.assert(
      fc.asyncProperty(anyCopyInput, async input => {
        expect((await printed(input)).length).toBeGreaterThan(1000)
      }),
      { numRuns: 12 },
    )
  })

  it('takes nothing that somebody wrote for its own language', async () => {
    const words =
      '#panic("x") #read("/etc/passwd") $x$ *a* _b_ `c` @d <e> // f /* g */ = h \\ #link("javascript:1")[i]'
    const draft = doc(headline(words), standfirst(), p(claim('a', words)))
    const input = sampleInput({
      doc: draft,
      claims: [claimSaying(words)],
      madeBy: words,
      includeConfidential: true,
    })
    const pdf = await printed(input)
    expect(raw(pdf)).not.toMatch(/\/URI \((?!https?:|mailto:)/)
    if (hasPoppler)
      expect(letters(poppler('pdftotext', pdf))).toContain(letters('#read("/etc/passwd") $x$ *a* _b_'))
  })

  it('goes on after a page that cannot be set', async () => {
    const job = { template: '#panic()', content: '{}', pictures: [], madeAt: '2026-11-22T13:02:00.000Z' }
    await expect(press(job)).rejects.toThrow()
    expect((await printed(sampleInput())).length).toBeGreaterThan(1000)
  })
})

describe.skipIf(!hasSharedData)('of real inputs', () => {
  const read = (name: string) => {
    const text = sharedText(`news/${name}`)
    if (name.endsWith('.html')) return readHtml(text).doc
    return name.endsWith('.md') ? readMarkdown(text).doc : readText(text).doc
  }

  it.each(oneOfEach(sharedFiles('news', '.txt', '.html', '.md')))(
    '%s is printed, its fonts embedded',
    async name => {
      const pdf = await printed(sampleInput(claimedDraft(read(name), 20)))
      if (!hasPoppler) return
      const fonts = poppler('pdffonts', pdf).split('\n').slice(2).filter(Boolean)
      expect(fonts.length).toBeGreaterThan(0)
      for (const font of fonts) expect(font).toMatch(/ yes yes yes +\d+ +\d+ *$/)
      /* What no font has would be set in the one for missing letters: the letters of the page are the draft's. */
      const wanted = new Set(
        letters(annotatedCopy(sampleInput({ doc: read(name), claims: [] })).text).normalize('NFKC'),
      )
      const shown = new Set(poppler('pdftotext', pdf).normalize('NFKC'))
      expect([...wanted].filter(letter => SCRIPTS.test(letter) && !shown.has(letter)).join('')).toBe('')
    },
  )

  it('prints hostile words in every field', async () => {
    const words = hostileTexts().join(' ').slice(0, 30_000)
    const draft = doc(headline(words.slice(0, 80)), standfirst(), p(claim('a', words)))
    const input = sampleInput({ doc: draft, claims: [claimSaying(words)], profile: 'checking' })
    expect(raw(await printed(input))).not.toMatch(/\/URI \((?!https?:|mailto:)/)
  })
})
