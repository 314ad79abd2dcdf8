import { describe, expect, it } from 'vitest'
import { EXPORT_FORMATS, EXPORT_PROFILES, type ExportFormat } from '@/lib/contracts/newsroom'
import { doc, headline, p, standfirst } from '@/lib/domain/testing/manuscript'
import { annotatedCopy } from './annotated-copy'
import { exportFile } from './export-file'
import { bodyText, readableProof } from './testing/body-text'
import { sampleInput } from './testing/copy-input'

const named = async (words: string, format: ExportFormat = 'html') => {
  const draft = doc(headline(words), standfirst(), p('Text.'))
  return exportFile(annotatedCopy(sampleInput({ doc: draft, claims: [] })), format)
}

/* A claim review is of claims with a published verdict only: the draft is not in it. */
const WITH_DRAFT = EXPORT_FORMATS.filter(format => format !== 'claimreview')

describe('exportFile', () => {
  it.each(EXPORT_PROFILES.flatMap(profile => WITH_DRAFT.map(format => [profile, format] as const)))(
    'writes the %s copy of the sample as %s, with the words of its corrections',
    async (profile, format) => {
      const file = await exportFile(annotatedCopy(sampleInput({ profile })), format, { press: readableProof })
      const { fileName, contentType } = file
      const body = bodyText(file)
      expect(fileName).toMatch(
        new RegExp(`^the-night-bus-that-ran-on-paper-v214-${profile}\\.(html|docx|pdf|md|csv|json|jsonld)$`),
      )
      expect(contentType.includes('charset=utf-8')).toBe(format !== 'docx' && format !== 'pdf')
      expect(body).toContain('The night bus that ran on paper')
      expect(body).toContain('5.6 km is three and a half miles.')
      expect(body.includes('Asked her for a rota')).toBe(profile === 'checking')
      expect(body.includes('adopted in 2019')).toBe(profile !== 'checked')
    },
  )

  it('is always a download, named in ASCII and in full', async () => {
    const file = await named('Ärger in Łódź: “Warum?”')
    expect(file.fileName).toBe('ärger-in-łódź-warum-v214-draft.html')
    expect(file.disposition).toBe(
      `attachment; filename="arger-in-odz-warum-v214-draft.html"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    )
  })

  it.each([
    ['東京のバス', '東京のバス-v214-draft.html', 'article-v214-draft.html'],
    ['شَبَكَة', 'شَبَكَة-v214-draft.html', 'article-v214-draft.html'],
    ['', 'article-v214-draft.html', 'article-v214-draft.html'],
    ['../../etc/passwd"\r\nX: y', 'etc-passwd-x-y-v214-draft.html', 'etc-passwd-x-y-v214-draft.html'],
    ['𝒜'.repeat(200), `${'𝒜'.repeat(50)}-v214-draft.html`, `${'a'.repeat(50)}-v214-draft.html`],
  ])('makes a name that any system can hold of %j', async (words, full, ascii) => {
    const file = await named(words)
    expect(file.fileName).toBe(full)
    expect(file.disposition).toContain(`filename="${ascii}"`)
    expect(file.disposition).toMatch(/^[\x20-\x7e]+$/)
  })

  it('writes a draft without a headline', async () => {
    expect((await named('')).body).toContain('<h1 class="t" dir="auto">Untitled</h1>')
    expect((await named('', 'markdown')).body).toMatch(/^# Untitled\n/)
  })
})
