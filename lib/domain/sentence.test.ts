import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentencesOf, sentencesOfText } from './sentence'
import { blockquote, br, claim, doc, em, headline, li, p, standfirst, ul } from './testing/manuscript'

const sentences = (text: string) => sentencesOfText(text).map(({ start, end }) => text.slice(start, end))

describe('the sentences of a line', () => {
  test.each([
    ['Five fell. Six did not!', ['Five fell.', 'Six did not!']],
    ['Was it five? Yes.  It was.” He left.', ['Was it five?', 'Yes.', 'It was.”', 'He left.']],
    ['It cost $4.5 million. Prices rose 3.2%.', ['It cost $4.5 million.', 'Prices rose 3.2%.']],
    ['Dr. Smith met Mr. Jones. They spoke.', ['Dr. Smith met Mr. Jones.', 'They spoke.']],
    ['J. R. R. Tolkien wrote it. Nobody asked.', ['J. R. R. Tolkien wrote it.', 'Nobody asked.']],
    ['The U.S. Army came. It left.', ['The U.S. Army came.', 'It left.']],
    ['See No. 5 Downing Street. Go.', ['See No. 5 Downing Street.', 'Go.']],
    ['Did it fall? No. It stood.', ['Did it fall?', 'No.', 'It stood.']],
    [
      'On Jan. 5 Bram called. (Sen. Lee did too.) Fine.',
      ['On Jan. 5 Bram called.', '(Sen. Lee did too.)', 'Fine.'],
    ],
    ['“It fell.” Then silence. "Did it?" he asked.', ['“It fell.”', 'Then silence.', '"Did it?" he asked.']],
    ['А. С. Пушкин родился в Москве. Он писал.', ['А. С. Пушкин родился в Москве.', 'Он писал.']],
    ['没有人受伤。“真的吗？”他问。（没人答。）', ['没有人受伤。', '“真的吗？”', '他问。', '（没人答。）']],
    ['Er sagte: „Fünf.“ Dann ging er. »Ja.«', ['Er sagte: „Fünf.“', 'Dann ging er.', '»Ja.«']],
    ['五枚导弹落在港口。没有人受伤！真的吗？', ['五枚导弹落在港口。', '没有人受伤！', '真的吗？']],
    ['ミサイルが落ちた。「本当だ。」次の日。', ['ミサイルが落ちた。', '「本当だ。」', '次の日。']],
    ['سقطت خمسة صواريخ. ماذا حدث؟ لا أحد يعرف.', ['سقطت خمسة صواريخ.', 'ماذا حدث؟', 'لا أحد يعرف.']],
    ['पाँच मिसाइलें गिरीं। कोई घायल नहीं हुआ।', ['पाँच मिसाइलें गिरीं।', 'कोई घायल नहीं हुआ।']],
    ['ขีปนาวุธห้าลูกตกที่ท่าเรือ ไม่มีใครบาดเจ็บ', ['ขีปนาวุธห้าลูกตกที่ท่าเรือ ไม่มีใครบาดเจ็บ']],
    ['No end mark', ['No end mark']],
    ['It ends with Mr. ', ['It ends with Mr.']],
    ['  \u00A0 Spaced.\t ', ['Spaced.']],
    ['', []],
    [' \n ', []],
  ])('%j', (text, expected) => {
    expect(sentences(text)).toEqual(expected)
  })

  test('never overlap, are never empty, and cover every letter', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            'Mr.',
            'U.S.',
            'A.',
            'No.',
            '5',
            'He',
            'fell',
            '.',
            '!',
            '?”',
            ' ',
            '\n',
            '\u00A0',
            '。',
            '؟',
            '।',
            '😀',
            '\uD83D',
            'ไม่มี',
            'a. b',
          ),
          { maxLength: 40 },
        )
        .map(parts => parts.join('')),
    )
    fc.assert(
      fc.property(any, text => {
        let end = 0
        for (const sentence of sentencesOfText(text)) {
          expect(sentence.start).toBeGreaterThanOrEqual(end)
          expect(sentence.end).toBeGreaterThan(sentence.start)
          expect(text.slice(end, sentence.start).trim()).toBe('')
          const own = text.slice(sentence.start, sentence.end)
          expect(own.trim()).toBe(own)
          end = sentence.end
        }
        expect(text.slice(end).trim()).toBe('')
      }),
      { numRuns: 1000 },
    )
  })

  test('thousands of initials in one line are one sentence', () => {
    expect(sentencesOfText('A. '.repeat(5000).trim())).toEqual([{ start: 0, end: 14_999 }])
  })
})

test('the sentences of a draft, headline and standfirst first, with their positions', () => {
  const draft = doc(
    headline('Port hit. Again'),
    standfirst('Five fell.'),
    p('One ', em('fell'), '. ', claim('a', 'Two did'), ' not.'),
    p(),
    ul(li(p('Three.'), blockquote(p('Four.')))),
    p('Five', br(), 'six. Seven.'),
  )
  const found = sentencesOf(draft)
  expect(found.map(sentence => sentence.text)).toEqual([
    ...['Port hit.', 'Again', 'Five fell.', 'One fell.', 'Two did not.', 'Three.', 'Four.'],
    ...['Five', 'six.', 'Seven.'],
  ])
  for (const sentence of found) {
    expect(draft.textBetween(sentence.from, sentence.to, '|', '\n')).toBe(sentence.text)
  }
})
