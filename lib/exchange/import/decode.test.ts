import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedBytes, sharedFiles } from '../testing/shared-data'
import { decode, isWordFile, MAX_FILE_BYTES } from './decode'

const utf8 = (text: string) => new TextEncoder().encode(text)
function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}
const bytesOf = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap(part => (typeof part === 'string' ? [...utf8(part)] : part)))

function refusal(bytes: Uint8Array, name?: string) {
  const result = decode(bytes, name)
  return result.ok ? null : result.error
}

describe('decode', () => {
  it('reads UTF-8 in any script and takes a byte order mark off', () => {
    const text = 'Ärger, 東京, العربية, नमस्ते, 👩‍👩‍👧 and a\u200Fmark'
    expect(decode(utf8(text))).toEqual({ ok: true, value: text })
    expect(decode(bytesOf([0xef, 0xbb, 0xbf], 'Hello'))).toEqual({ ok: true, value: 'Hello' })
  })

  it.each([
    ['MZ is how the story begins', 'MZ'],
    ['BM, she signed it.', 'BM'],
    ['ID3 is a tag.', 'ID3'],
    ['PK, the first hack', 'PK'],
  ])('takes a text that only looks like a program: %s', text => {
    expect(decode(utf8(text))).toEqual({ ok: true, value: text })
  })

  it.each([
    ['PNG', bytesOf([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13]), 'a picture by another name'],
    ['JPEG', bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF'), 'a picture by another name'],
    ['GIF', bytesOf('GIF89a', [1, 0, 1, 0]), 'a picture by another name'],
    ['WebP', bytesOf('RIFF', [36, 0, 0, 0], 'WEBPVP8 '), 'a picture by another name'],
    ['PDF', utf8('%PDF-1.7\n1 0 obj'), 'a PDF by another name'],
    ['gzip', bytesOf([0x1f, 0x8b, 8, 0, 0, 0]), 'an archive'],
    ['unknown', bytesOf('abc', [0], 'def', [0, 0, 0, 7]), 'made for a program'],
  ])('refuses a renamed %s and says what it is', (_, bytes, words) => {
    const error = refusal(bytes, 'gate-final.txt')
    expect(error?.code).toBe('not_text')
    expect(error?.message).toContain('That file is not text. “gate-final.txt” is')
    expect(error?.message).toContain(words)
    expect(error?.message).toContain('Nothing was imported.')
  })

  it('does not speak of another name when the name is right', () => {
    expect(refusal(utf8('%PDF-1.7'), 'report.pdf')?.message).toContain('“report.pdf” is a PDF. Nothing')
  })

  it.each([
    ['with a mark, little endian', utf16('Hello', false, true)],
    ['with a mark, big endian', utf16('Hello', true, true)],
    ['little endian', utf16('A headline, and more', false, false)],
    ['big endian', utf16('A headline, and more', true, false)],
    ['in Cyrillic with a mark', utf16('Привет, мир', false, true)],
  ])('refuses UTF-16 %s and says to save it as UTF-8', (_, bytes) => {
    const error = refusal(bytes, 'draft.txt')
    expect(error?.code).toBe('not_utf8')
    expect(error?.message).toContain('UTF-16: save it as UTF-8')
  })

  it('refuses another encoding', () => {
    expect(refusal(bytesOf('caf', [0xe9], ' au lait'))?.code).toBe('not_utf8')
    expect(refusal(bytesOf('cut off ', [0xe2, 0x82]))?.code).toBe('not_utf8')
  })

  it('is not asked about Word files, and says of old ones what to do', () => {
    expect(isWordFile(bytesOf('PK', [3, 4, 20, 0]))).toBe(true)
    expect(isWordFile(utf8('PK, the first hack'))).toBe(false)
    expect(refusal(bytesOf('PK', [3, 4, 20, 0]), 'story.docx')?.code).toBe('not_text')
    expect(refusal(bytesOf([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old.doc')?.code).toBe(
      'word_file',
    )
    expect(refusal(utf8('{\\rtf1\\ansi Hello}'), 'story.rtf')?.message).toContain('rich text (RTF)')
  })

  it('refuses what is empty and what is too large, at the byte', () => {
    expect(refusal(new Uint8Array(0), 'a.txt')?.code).toBe('empty')
    expect(decode(new Uint8Array(MAX_FILE_BYTES).fill(97)).ok).toBe(true)
    const error = refusal(new Uint8Array(MAX_FILE_BYTES + 1).fill(97), 'a.txt')
    expect(error?.code).toBe('too_large')
    expect(error?.message).toContain('5 MB can be read')
  })

  it.runIf(hasSharedData)('refuses every malformed archive and Word file of the real inputs', () => {
    const files = [
      ...sharedFiles('hostile/zips', '.zip').map(name => `hostile/zips/${name}`),
      ...sharedFiles('docx', '.docx', '.docm').map(name => `docx/${name}`),
    ]
    expect(files.length).toBeGreaterThan(20)
    for (const path of files) expect([path, decode(sharedBytes(path), path).ok]).toEqual([path, false])
  })
})
