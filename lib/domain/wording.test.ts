import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isStale, sameWording, wordingOf } from './wording'

/** Text with everything in it that could matter: scripts, spaces, marks, invisible characters, broken halves. */
const piece = fc.oneof(
  fc.constantFrom(
    'five',
    'missiles',
    '5',
    '4.5',
    'Gaza',
    'gaza',
    'é',
    'e\u0301',
    'ﬁ',
    '。',
    '五枚',
    'ﾊﾟ',
    'Ａ',
  ),
  fc.constantFrom(' ', '\n', '\u00A0', '\u3000', '\u2009', '\u200B', '\u00AD', '\uFEFF', '\u0301', '\u3099'),
  fc.constantFrom('か', '한국', 'กรุง', 'عربي', 'हिन्दी', '😀', '\uD83D', '\uDE00', '-', '–', ',', '.'),
)
const text = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map(parts => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const space = fc.array(fc.constantFrom(' ', '\t', '\n', '\r\n', '\u00A0', '\u2003', '\u3000'), {
  minLength: 1,
  maxLength: 4,
})

describe('wording, by law', () => {
  test('is the same as itself, both ways round, and carries over', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(sameWording(a, a)).toBe(true)
        expect(sameWording(a, b)).toBe(sameWording(b, a))
        if (sameWording(a, b) && sameWording(b, c)) expect(sameWording(a, c)).toBe(true)
      }),
    )
  })

  test('is its own wording', () => {
    fc.assert(
      fc.property(text, a => {
        expect(wordingOf(wordingOf(a))).toBe(wordingOf(a))
      }),
      { numRuns: 2000 },
    )
  })

  test('does not know one run of white space from another, nor white space at the ends', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), space, space, (words, one, other) => {
        expect(sameWording(words.join(one.join('')), words.join(other.join('')))).toBe(true)
        expect(sameWording(words.join(' '), one.join('') + words.join(' ') + other.join(''))).toBe(true)
      }),
    )
  })

  test('does not know composed from decomposed', () => {
    fc.assert(
      fc.property(text, a => {
        expect(sameWording(a.normalize('NFC'), a.normalize('NFD'))).toBe(true)
      }),
    )
  })

  test('does not see what cannot be seen: zero-width spaces, soft hyphens, byte order marks', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom('\u200B', '\u00AD', '\uFEFF'), (a, b, invisible) => {
        fc.pre(!(/[\uD800-\uDBFF]$/.test(a) && /^[\uDC00-\uDFFF]/.test(b))) // two halves would become one letter
        expect(sameWording(a + invisible + b, a + b)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('does not know a lone surrogate from what a database makes of it', () => {
    expect(sameWording('x\uD83Dy', 'x\uFFFDy')).toBe(true)
    expect(sameWording('\uDE00', '\uFFFD')).toBe(true)
    expect(sameWording('😀', '\uFFFD\uFFFD')).toBe(false)
  })
})

describe('wording that differs', () => {
  test.each([
    ['the rapist', 'therapist'],
    ['now here', 'nowhere'],
    ['5 missiles', '6 missiles'],
    ['1,000', '1.000'],
    ['2 000', '2000'],
    ['4.5%', '45%'],
    ['Turkey', 'turkey'],
    ['“five”', '"five"'],
    ['let’s eat, Grandma', 'let’s eat Grandma'],
    ['2019–20', '2019-20'],
    ['did not', 'did  not not'],
    ['not', ''],
    ['re-sign', 'resign'],
    ['ﬁve', 'five'],
    ['²', '2'],
    ['한국 사람', '한국사람'],
    ['ＯＮ ＥＳＴ', 'ＯＮＥＳＴ'],
    ['می‌خواهم', 'میخواهم'],
    ['五枚', '六枚'],
    ['3 4', '34'],
    ['😀', '😁'],
  ])('%j is not %j', (a, b) => {
    expect(sameWording(a, b)).toBe(false)
  })
})

describe('wording that is the same', () => {
  test.each([
    ['five missiles', ' five\n missiles\t'],
    ['five\u00A0missiles', 'five missiles'],
    ['café', 'cafe\u0301'],
    ['五枚 导弹', '五枚导弹'],
    ['中国 GDP 増', '中国GDP増'],
    ['です。 次', 'です。次'],
    ['カタ\u3000カナ', 'カタカナ'],
    ['ハーバー\n港', 'ハーバー港'],
    ['extra\u00ADordinary', 'extraordinary'],
    ['a\u200Bb', 'ab'],
    ['a \u200B b', 'a b'],
    ['😀 \u0301 \u3099', '😀  \u0301 \u3099'],
    ['', ' \n '],
  ])('%j is %j', (a, b) => {
    expect(sameWording(a, b)).toBe(true)
  })
})

test('stale exactly when there is a finding and its wording differs', () => {
  fc.assert(
    fc.property(fc.option(text), text, (findingWording, quote) => {
      expect(isStale(findingWording, quote)).toBe(
        findingWording !== null && wordingOf(findingWording) !== wordingOf(quote),
      )
    }),
  )
  expect(isStale(null, 'anything')).toBe(false)
  expect(isStale('', ' ')).toBe(false)
  expect(isStale('', 'x')).toBe(true)
})
