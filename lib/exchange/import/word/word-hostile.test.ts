import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { comment, commented, del, docx, escaped, footnoteSign, ins, p, r } from '../../testing/docx-file'
import { hasSharedData, sharedBytes, sharedFiles } from '../../testing/shared-data'
import { importWord } from './word'

function refusal(bytes: Uint8Array, fileName = 'a.docx') {
  const result = importWord(bytes, { fileName })
  return result.ok ? null : result.error
}
const FILE = docx({
  body:
    p('It ', commented(0, 'began'), footnoteSign(1), del('Ann', 'a'), ins('Ann', 'b'), '.') + p('It ended.'),
  comments: comment(0, 'Ann', 'Sure?'),
  threads: '<w15:commentEx w15:paraId="P0" w15:done="1"/>',
  footnotes: `<w:footnote w:id="1">${p('Log')}</w:footnote>`,
  numbering: '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
  styles: '<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>',
})

describe('a hostile Word file', () => {
  it.each([
    ['is cut off', FILE.slice(0, FILE.length - 30), 'damaged'],
    ['holds no text', zipSync({ 'word/other.xml': strToU8('<a/>') }), 'word_file'],
    ['is a spreadsheet', zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 'word_file'],
    ['is not sound XML', docx({ body: '', document: '<w:document><w:body>' }), 'damaged'],
    [
      'names an entity of its own',
      docx({ body: '', document: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>' }),
      'damaged',
    ],
    ['uses an entity nobody defined', docx({ body: '<w:p><w:r><w:t>&x;</w:t></w:r></w:p>' }), 'damaged'],
    ['nests without end', docx({ body: '<w:sdt>'.repeat(5000) + '</w:sdt>'.repeat(5000) }), 'damaged'],
    ['carries macros', docx({ body: p('a'), more: { 'word/vbaProject.bin': strToU8('x') } }), 'macros'],
    ['has too many parts', docx({ body: p('a'), more: many(1001) }), 'too_large'],
    [
      'expands a hundredfold',
      docx({ body: p('a'), more: { 'word/big.xml': new Uint8Array(101_000_000) } }),
      'too_large',
    ],
    ['holds no words', docx(p(' ')), 'empty'],
  ])('that %s is refused in words', (_, bytes, code) => {
    const error = refusal(bytes)
    expect(error?.code).toBe(code)
    expect(error?.message).toMatch(/^“a\.docx” .+\. Nothing was imported\.$/)
  })

  it('with boxes in boxes is read once, not once for each box around', () => {
    const boxes = (inside: string, depth: number): string =>
      depth === 0
        ? inside
        : boxes(p(`<w:r><w:drawing><w:txbxContent>${inside}</w:txbxContent></w:drawing></w:r>`), depth - 1)
    const result = importWord(docx(p('Outside.') + boxes(p('Inside.'), 40)))
    expect(result.ok && result.value.doc.textContent).toBe('Outside.Inside.')
  })

  it('that lies about how large it is inside is found out while it expands', () => {
    const bytes = docx({ body: p('a'), numbering: `<!--${' '.repeat(30_000_000)}-->` })
    const entry = indexOf(bytes, 'word/numbering.xml', 0x02014b50)
    new DataView(bytes.buffer).setUint32(entry + 24, 10, true)
    expect(refusal(bytes)?.code).toBe('too_large')
  })

  it('with a password is told from one that is broken', () => {
    const box = new Uint8Array(2000)
    box.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    box.set(Buffer.from('EncryptedPackage', 'utf16le'), 1200)
    expect(refusal(box)).toEqual({
      code: 'encrypted',
      message: '“a.docx” is protected by a password. Save it without one. Nothing was imported.',
    })
  })

  it('never throws and never hangs, whatever bytes of it are changed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(FILE.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        changes => {
          const bytes = FILE.slice()
          for (const [at, byte] of changes) bytes[at] = byte
          const result = importWord(bytes)
          if (result.ok) result.value.doc.check()
          else expect(result.error.message).not.toBe('')
        },
      ),
      { numRuns: 400 },
    )
  })

  it('never throws, whatever becomes of its XML', () => {
    const parts = unzipSync(FILE)
    const names = Object.keys(parts)
    const tag = fc.constantFrom(
      'w:p',
      'w:tbl',
      'w:tr',
      'w:tc',
      'w:ins',
      'w:del',
      'w:r',
      'w:t',
      'w:commentRangeStart',
      'w:pPr',
      'w:numPr',
      'w:fldChar',
      'mc:AlternateContent',
      'w:txbxContent',
      'w:drawing',
      'w:hyperlink',
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(fc.tuple(fc.nat(), tag, fc.nat(3)), { minLength: 1, maxLength: 5 }),
        (name, edits) => {
          let xml = Buffer.from(parts[name] ?? []).toString()
          for (const [at, element, how] of edits) {
            const tags = [...xml.matchAll(/<[^>]*>/g)]
            const found = tags[at % Math.max(1, tags.length)]
            if (!found) continue
            const end = found.index + found[0].length
            const put = [`<${element}/>`, `<${element} w:id="0">x</${element}>`, '', found[0]][how] ?? ''
            xml =
              how === 2
                ? xml.slice(0, found.index) + xml.slice(end)
                : xml.slice(0, end) + put + xml.slice(end)
          }
          const result = importWord(zipSync({ ...parts, [name]: strToU8(xml) }), { changes: 'propose' })
          if (result.ok) result.value.doc.check()
          else expect(result.error.message).not.toBe('')
        },
      ),
      { numRuns: 400 },
    )
  })

  it('keeps every letter of its runs, in order, in any script', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    const bare = (text: string) => text.replace(/[\s\p{Cc}\uFEFF\uFFFE\uFFFF]/gu, '')
    fc.assert(
      fc.property(
        fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        paragraphs => {
          const body = paragraphs.map(runs => p(...runs.map(text => r(text)))).join('')
          const result = importWord(docx(body))
          const said = bare(paragraphs.flat().join(''))
          if (result.ok) expect(bare(result.value.doc.textContent)).toBe(said)
          else expect(['empty', 'damaged']).toContain(result.error.code)
        },
      ),
      { numRuns: 300 },
    )
    expect(escaped('<')).toBe('&#60;')
  })

  it.runIf(hasSharedData)('is refused in words for every broken archive of the real inputs', () => {
    const names = sharedFiles('hostile/zips', '.zip')
    expect(names.length).toBeGreaterThan(5)
    for (const name of names)
      expect([name, refusal(sharedBytes(`hostile/zips/${name}`)) !== null]).toEqual([name, true])
  })
})

function many(count: number): Record<string, Uint8Array> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`x/${index}.xml`, new Uint8Array(1)]),
  )
}

/* Where the directory of an archive names an entry. */
function indexOf(bytes: Uint8Array, name: string, signature: number): number {
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < bytes.length - 46; at++) {
    if (view.getUint32(at, true) !== signature) continue
    const length = view.getUint16(at + 28, true)
    if (Buffer.from(bytes.subarray(at + 46, at + 46 + length)).toString() === name) return at
  }
  throw new Error(`No entry ${name}.`)
}
