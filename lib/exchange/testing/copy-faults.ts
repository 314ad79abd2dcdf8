import type { Node } from 'prosemirror-model'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { EXPORT_FORMATS } from '@/lib/contracts/newsroom'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { plainText } from '@/lib/domain/manuscript-text'
import { annotatedCopy } from '../annotated-copy'
import { exportFile } from '../export-file'
import { importDraft, importFile } from '../import/import-draft'
import type { ImportedDraft } from '../import/imported-draft'
import { claimedDraft } from './claimed-draft'
import { sampleInput } from './copy-input'
import type { CorpusFile } from './corpus'
import { csvRows } from './csv-rows'
import { placedClaim } from './placed-claim'
import { countableWords } from './words'

/** How many of a text's words have to be found again. */
const RECALL = 0.98
/* How many claims are laid over a draft that brings none. */
const CLAIMS = 12

/**
 * What is wrong with a file's way in, out in every format but PDF (which is set by a program of its own), and in
 * again; in a sentence each. A file that is refused has nothing wrong.
 */
export async function copyFaults(file: CorpusFile): Promise<string[]> {
  const read = file.read()
  if (read === null) return []
  const faults: string[] = []
  const expectRecall = (what: string, wanted: readonly string[], text: string) => {
    const recall = recallOf(wanted, countableWords(text))
    if (recall < RECALL)
      faults.push(`${file.name}, ${what}: ${(recall * 100).toFixed(1)} % of the words are there.`)
  }
  const own = plainText(read.doc)
  expectRecall('read', file.words(), own)
  if (own.trim() === '') return faults
  const { doc, claims } = withClaims(read)
  const quotes = claims.map(({ quote }) => pressed(quote))
  const copy = annotatedCopy(sampleInput({ doc, claims, profile: 'checking' }))
  for (const format of EXPORT_FORMATS.filter(one => one !== 'pdf')) {
    const { body, fileName } = await exportFile(copy, format)
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
    const text = typeof body === 'string' ? body : ''
    if (format === 'docx' || format === 'html' || format === 'markdown') {
      const again = importFile({ bytes, fileName })
      if (!again.ok) {
        faults.push(`${file.name}, ${format}: ${again.error.message}`)
        continue
      }
      expectRecall(format, countableWords(own), plainText(again.value.doc))
      if (format === 'docx') faults.push(...strayed(file.name, claims, again.value))
    } else if (format === 'json') {
      const { article, said } = readJson(text)
      expectRecall(format, countableWords(own), article)
      if (said.join('\n') !== quotes.join('\n')) faults.push(`${file.name}, json: claims are on other words.`)
    } else if (format === 'webannotation') {
      faults.push(...misplaced(text, copy.text).map(words => `${file.name}, webannotation: ${words}`))
    } else if (format === 'csv') {
      const cells = new Set(
        csvRows(text)
          .flat()
          .map(cell => pressed(cell.replace(/^'/, ''))),
      )
      const lost = quotes.filter(quote => !cells.has(quote))
      if (lost.length > 0) faults.push(`${file.name}, csv: ${lost.length} claims are not there.`)
    } else JSON.parse(text)
  }
  return faults
}

/* Those of the file, else some laid over it. */
function withClaims(read: ImportedDraft): { readonly doc: Node; readonly claims: readonly PlacedClaim[] } {
  if (read.claims.length === 0) return claimedDraft(read.doc, CLAIMS)
  const claims = claimAnchors(read.doc).map((anchor, index) => placedClaim({ ...anchor, number: index + 1 }))
  return { doc: read.doc, claims }
}

/* Claims of a Word file that came back on other words than they were on. */
function strayed(name: string, claims: readonly PlacedClaim[], again: ImportedDraft): string[] {
  const anchors = new Map(claimAnchors(again.doc).map(anchor => [anchor.id, anchor.quote]))
  const now = new Map(again.claims.map(({ id, formerId }) => [formerId, anchors.get(id)]))
  return claims.flatMap(({ id, quote }) =>
    pressed(now.get(id) ?? '') === pressed(quote) ? [] : [`${name}, docx: “${quote}” is “${now.get(id)}”.`],
  )
}

/* The text, read again as one sends it to Stet, and the words that lie where the claims are said to. */
function readJson(json: string): { readonly article: string; readonly said: readonly string[] } {
  const copy: { article: { text: string }; claims: { start: number; end: number }[] } = JSON.parse(json)
  const again = importDraft({ text: copy.article.text, format: 'text' })
  const letters = [...copy.article.text]
  return {
    article: again.ok ? plainText(again.value.doc) : again.error.message,
    said: copy.claims.map(({ start, end }) => pressed(letters.slice(start, end).join(''))),
  }
}

interface Selector {
  readonly type: string
  readonly exact?: string
  readonly start?: number
  readonly end?: number
}

/* Annotations whose words, as they are quoted, are not those at their place. */
function misplaced(json: string, text: string): string[] {
  const letters = [...text]
  const found: string[] = []
  JSON.parse(json, (key, value) => {
    if (key !== 'selector' || !Array.isArray(value)) return value
    const of = (type: string) => value.find((one: Selector) => one.type === type) as Selector | undefined // as its schema has it
    const { start, end } = of('TextPositionSelector') ?? {}
    const quote = of('TextQuoteSelector')?.exact
    const placed = letters.slice(start, end).join('')
    if (start !== undefined && placed !== quote) found.push(`“${quote}” is at “${placed}”.`)
    return value
  })
  return found
}

function recallOf(wanted: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1)
  let there = 0
  for (const word of wanted) {
    const count = left.get(word) ?? 0
    if (count > 0) there++
    left.set(word, count - 1)
  }
  return wanted.length === 0 ? 1 : there / wanted.length
}

function pressed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
