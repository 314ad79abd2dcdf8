import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnnotatedCopyInput, annotatedCopy } from '../annotated-copy'
import { sampleInput } from '../testing/copy-input'
import { csvRows } from '../testing/csv-rows'
import { anyCopyInput, anyWords } from '../testing/placed-claim'
import { hasSharedData, hostileTexts } from '../testing/shared-data'
import { csvCopy, csvRow } from './csv'

function table(input: AnnotatedCopyInput): Record<string, string>[] {
  const [names = [], ...rows] = csvRows(csvCopy(annotatedCopy(input)).replace(/^\uFEFF/, ''))
  for (const row of rows) expect(row).toHaveLength(names.length)
  return rows.map(row => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])))
}

/* What a spreadsheet would take for a formula. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/

describe('csvCopy', () => {
  it('has a row for each claim and citation, and one for a claim without any', () => {
    const input = sampleInput()
    const rows = table(input)
    const wanted = input.claims.flatMap(({ number, citations }) =>
      Array(Math.max(1, citations.length)).fill(`${number}`),
    )
    expect(rows.map(row => row.Claim).sort()).toEqual(wanted.sort())
    expect(rows.find(row => row.Quote === 'adopted in March 2019')).toMatchObject({
      Status: 'Verified',
      Review: 'Not submitted',
      'Wording changed': 'yes',
      'Text gone': 'no',
      'Found on': 'adopted in 2019',
      'Source title': 'Rules for the payment of transport operators',
      'Source details': 'Court or register: Town of Lindholt; File number: Ordinance 14; Date: 6 March 2019',
      Primary: 'yes',
      Locator: 'Title page',
    })
  })

  it('begins with a byte order mark and ends every row with CR LF', () => {
    const text = csvCopy(annotatedCopy(sampleInput({ claims: [] })))
    expect(text).toMatch(/^\uFEFFHeadline,Version,Claim,/)
    expect(text).toMatch(/Record ends in,Flags\r\n$/)
  })

  it('has comments and history in the checking copy alone', () => {
    const [row] = table(sampleInput({ profile: 'checking' })).filter(one => one.Comments !== '')
    expect(row?.Comments).toContain('Bea Lindqvist: Asked her for a rota.')
    expect(row?.History).toContain('Bea Lindqvist: In progress')
    expect(Object.keys(table(sampleInput())[0] ?? {})).not.toContain('Comments')
  })

  it('reads back cell for cell, formulas made harmless', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyWords, { minLength: 1, maxLength: 5 }), { maxLength: 5 }), rows => {
        const read = csvRows(rows.map(csvRow).join(''))
        expect(read).toEqual(rows.map(row => row.map(cell => (FORMULA.test(cell) ? `'${cell}` : cell))))
      }),
    )
  })

  it('has no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(anyCopyInput, input => {
        for (const row of table(input))
          expect(Object.values(row).filter(cell => FORMULA.test(cell))).toEqual([])
      }),
    )
  })

  it.runIf(hasSharedData)('makes every real injection harmless and loses nothing of it', () => {
    const texts = hostileTexts()
    const [cells = []] = csvRows(csvRow(texts))
    expect(cells.filter(cell => FORMULA.test(cell))).toEqual([])
    expect(cells.map((cell, index) => cell.endsWith(texts[index] ?? ''))).not.toContain(false)
    expect(cells.some(cell => cell.startsWith("'=cmd|"))).toBe(true)
  })
})
