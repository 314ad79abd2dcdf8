import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DiffPart, wordingDiff } from './wording-diff'

const side = (parts: readonly DiffPart[], without: 'ins' | 'del') =>
  parts
    .filter(part => part.kind !== without)
    .map(part => part.text)
    .join('')
const short = (parts: readonly DiffPart[]) =>
  parts.map(part => ({ same: '', ins: '+', del: '-' })[part.kind] + part.text)

const word = fc.constantFrom(
  ...[
    'five',
    'missiles',
    'Пять',
    'ракет',
    'πέντε',
    '五枚の',
    'ミサイル',
    'خمسة',
    'صواريخ',
    'חמישה',
    'मिसाइलें',
  ],
  ...[
    'ขีปนาวุธ',
    '미사일',
    '😀',
    '👩‍👩‍👧',
    '\uD83D',
    '\uDE00',
    'e\u0301',
    '\u200F',
    '\u0000',
    '4.5%',
    '“',
    '—',
  ],
)
const text = fc.oneof(
  fc
    .array(fc.oneof(word, fc.constantFrom(' ', '\n', '\r\n', '  ', '\u00A0')), { maxLength: 25 })
    .map(w => w.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

describe('a comparison of two wordings', () => {
  test('loses nothing of either, in any script', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordingDiff(before, after)
        expect(side(parts, 'ins')).toBe(before)
        expect(side(parts, 'del')).toBe(after)
        expect(parts.every(part => part.text !== '')).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('of the same words shows them once, unchanged', () => {
    fc.assert(
      fc.property(text, same => {
        expect(wordingDiff(same, same)).toEqual(same === '' ? [] : [{ kind: 'same', text: same }])
      }),
    )
  })

  test.each([
    ['five missiles fell', 'six missiles fell', ['-five', '+six', ' missiles fell']],
    ['Пять ракет упали', 'Пять снарядов упали', ['Пять ', '-ракет', '+снарядов', ' упали']],
    ['خمسة صواريخ سقطت', 'ستة صواريخ سقطت', ['-خمسة', '+ستة', ' صواريخ سقطت']],
    ['पाँच मिसाइलें गिरीं', 'छह मिसाइलें गिरीं', ['-पाँच', '+छह', ' मिसाइलें गिरीं']],
    ['the rapist', 'therapist', ['-the rapist', '+therapist']],
    ['1,000 people', '1,500 people', ['-1,000', '+1,500', ' people']],
    ['naïve', 'naive', ['-naïve', '+naive']],
  ])('goes by whole words: %j, %j', (before, after, expected) => {
    expect(short(wordingDiff(before, after))).toEqual(expected)
  })

  test('goes by words where no spaces part them', () => {
    const parts = wordingDiff('東京に五枚のミサイルが落下', '東京に六枚のミサイルが落下')
    expect(
      parts
        .filter(part => part.kind === 'same')
        .map(part => part.text)
        .join(''),
    ).toContain('ミサイル')
    expect(parts[0]).toMatchObject({ kind: 'same' })
  })

  test('never parts the letters of one emoji', () => {
    expect(short(wordingDiff('👩‍👩‍👧', '👩‍👩‍👦'))).toEqual(['-👩‍👩‍👧', '+👩‍👩‍👦'])
  })

  test('gives long texts with nothing in common up as replaced, and still loses nothing', () => {
    const before = Array.from({ length: 20_000 }, (_, i) => `a${i}`).join(' ')
    const after = Array.from({ length: 20_000 }, (_, i) => `b${i}`).join('\n')
    expect(wordingDiff(before, after)).toEqual([
      { kind: 'del', text: before },
      { kind: 'ins', text: after },
    ])
  })

  test('finds one changed word in a very long text', () => {
    const words = Array.from({ length: 20_000 }, (_, i) => `w${i}`)
    const parts = wordingDiff(words.join(' '), words.with(10_000, 'changed').join(' '))
    expect(parts.filter(part => part.kind !== 'same')).toEqual([
      { kind: 'del', text: 'w10000' },
      { kind: 'ins', text: 'changed' },
    ])
  })
})
