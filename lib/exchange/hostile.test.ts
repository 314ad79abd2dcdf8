import { describe, expect, it } from 'vitest'
import type { ExportFormat } from '@/lib/contracts/newsroom'
import { claim, doc, headline, p, standfirst } from '@/lib/domain/testing/manuscript'
import { annotatedCopy } from './annotated-copy'
import { exportFile } from './export-file'
import { sampleInput } from './testing/copy-input'
import { csvRows } from './testing/csv-rows'
import { claimSaying } from './testing/placed-claim'
import { hostileTexts } from './testing/shared-data'

/* HTML, Markdown, Word and PDF have tests of their own beside them, which read the files as programs do that show them. */
const DATA = ['csv', 'json', 'webannotation', 'claimreview'] as const satisfies readonly ExportFormat[]

const ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://a.example/1',
  ' java\nscript:alert(1)',
]
/* Where these formats have addresses: none may be what a program would follow elsewhere than to web and mail. */
const FOLLOWED = new Set(['url', 'id', '@id', 'source', 'via', 'canonical', 'target', 'href', 'sameAs'])
const HARMLESS = /^(?:https?:|mailto:|urn:|[^:]*$)/

/** What every field says. */
function copySaying(words: string) {
  const draft = doc(headline(words.slice(0, 80)), standfirst(words), p(claim('a', words)))
  const input = sampleInput({ doc: draft, claims: [claimSaying(words)], profile: 'checking' })
  return annotatedCopy({
    ...input,
    includeConfidential: true,
    madeBy: words,
    newsroom: words,
    article: { ...input.article, headline: words, desk: words, byline: words },
  })
}

/* The builder of drafts takes `<a>` for the name of a place. */
function untagged(words: string): string {
  return words.replace(/<(\w+)>/g, '< $1>')
}

function addressesIn(json: string): string[] {
  const found: string[] = []
  JSON.parse(json, (key, value) => {
    if (FOLLOWED.has(key) && typeof value === 'string') found.push(value)
    return value
  })
  return found
}

describe('hostile words in every field', () => {
  it.each(DATA)('lead nowhere and run nothing, as %s', async format => {
    const texts = [...ADDRESSES, ...hostileTexts().filter((_, index) => index % 20 === 0)]
    for (const words of texts) {
      const { body } = await exportFile(copySaying(untagged(words)), format)
      const text = String(body)
      if (format === 'csv') {
        const cells = csvRows(text.replace(/^\uFEFF/, '')).flat()
        expect(cells.filter(cell => /^\s*[=+\-@\t\r]/.test(cell) && !/^-?[\d.]+$/.test(cell))).toEqual([])
      } else expect(addressesIn(text).filter(address => !HARMLESS.test(address))).toEqual([])
    }
  })
})
