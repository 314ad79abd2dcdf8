import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { plainText } from '@/lib/domain/manuscript-text'
import { hasSharedData, sharedBytes, sharedFiles } from '../../testing/shared-data'
import { importWord } from './word'

const NAMES = sharedFiles('docx', '.docx', '.docm')
/* What these hold is no text that can be taken. */
const REFUSED: Readonly<Record<string, string>> = {
  'mammoth__tiny-picture.docx': 'empty',
  'poi__SimpleMacro.docm': 'macros',
  'poi__truncated62886.docx': 'damaged',
}

/** The words of a part as its XML has them, read without any of what the import uses. */
function wordsIn(xml: string, tag: string): string {
  const text = [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))].map(
    ([, words]) => words,
  )
  return text
    .join('')
    .replace(
      /&(lt|gt|amp|quot|apos);/g,
      (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name] ?? "'",
    )
}
const letters = (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).sort().join('')

describe.runIf(hasSharedData)('the real Word files', () => {
  it('are all there', () => expect(NAMES.length).toBeGreaterThan(15))

  it.each(NAMES)('%s is read with all its words, comments and notes, or refused in words', name => {
    const bytes = sharedBytes(`docx/${name}`)
    const result = importWord(bytes, { fileName: name })
    if (!result.ok) {
      expect([name, result.error.code]).toEqual([name, REFUSED[name]])
      return
    }
    const parts = unzipSync(bytes)
    const xml = (path: string) => strFromU8(parts[path] ?? new Uint8Array())
    const { doc, claims, found } = result.value
    const document = xml('word/document.xml').replace(/<mc:Fallback>.*?<\/mc:Fallback>/gs, '')
    expect(letters(plainText(doc))).toBe(letters(wordsIn(document, 'w:t')))
    const comments = [...xml('word/comments.xml').matchAll(/<w:comment /g)].length
    expect((found?.comments ?? 0) + (found?.replies ?? 0)).toBe(comments)
    expect(claims.flatMap(claim => claim.comments)).toHaveLength(found?.comments ?? 0)
    const notes = [...document.matchAll(/<w:(?:foot|end)noteReference /g)].length
    expect((found?.footnotes ?? 0) + (found?.endnotes ?? 0)).toBe(notes)
    expect(claims.flatMap(claim => claim.citations)).toHaveLength(notes)
    expect(
      claimAnchors(doc)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(claims.map(({ id }) => id).sort())
  })

  it('with tracked changes read as Word itself reads them once all are taken, or refused', () => {
    const read = (name: string, changes: 'accept' | 'reject') => {
      const result = importWord(sharedBytes(`docx/${name}`), { changes })
      return result.ok ? plainText(result.value.doc) : result.error.code
    }
    const name = 'pt__RP038-Inserted-Paras-at-End'
    expect(read(`${name}.docx`, 'accept')).toBe(read(`${name}-Accepted.docx`, 'accept'))
    expect(read(`${name}.docx`, 'reject')).toBe(read(`${name}-Rejected.docx`, 'accept'))
  })
})
