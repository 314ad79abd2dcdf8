import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { segmentsOf } from './segment'

const PROSE: Record<string, string> = {
  English: 'The U.S. didn’t fire 4.5 (or 1,000) “missiles”. Dr. Smith saw it! Did you? ',
  German: 'Er sagte: „Fünf Raketen.“ Am 3. März war es kalt. Wirklich? ',
  Russian: 'Упало пять ракет. А. С. Пушкин об этом не писал! ',
  Arabic: 'سقطت خمسة صواريخ على الميناء. ماذا حدث؟ لا أحد يعرف. ',
  Hebrew: 'חמישה טילים נפלו על הנמל. מה קרה? ',
  Hindi: 'पाँच मिसाइलें गिरीं। कोई घायल नहीं हुआ। ',
  Japanese: '東京に五枚のミサイルが落下した。けが人はいない！「本当？」と聞いた。',
  Chinese: '五枚导弹落在港口。没有人受伤！真的吗？',
  Thai: 'ขีปนาวุธห้าลูกตกที่ท่าเรือ ไม่มีใครบาดเจ็บ ',
  Korean: '미사일 다섯 발이 항구에 떨어졌다. 다친 사람은 없다. ',
}

describe.each(['word', 'sentence'] as const)('by %s', granularity => {
  test.each(Object.entries(PROSE))('%s: window by window is as all at once', (_, prose) => {
    const text = prose.repeat(Math.ceil(9_000 / prose.length))
    const atOnce = [...new Intl.Segmenter('en', { granularity }).segment(text)]
    expect([...segmentsOf(text, granularity)]).toEqual(
      atOnce.map(({ index, segment, isWordLike }) => ({
        index,
        text: segment,
        isWord: isWordLike ?? false,
      })),
    )
  })

  test('no text is lost or said twice, whatever it is', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc
        .array(fc.constantFrom(...Object.values(PROSE), '\n', '\uD83D', '👩‍👩‍👧', ' '), { maxLength: 8 })
        .map(all => all.join('')),
      fc
        .tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.nat(3000))
        .map(([one, times]) => one.repeat(times)),
    )
    fc.assert(
      fc.property(any, text => {
        let end = 0
        for (const segment of segmentsOf(text, granularity)) {
          expect(segment.index).toBe(end)
          expect(segment.text).not.toBe('')
          end += segment.text.length
          expect(text.slice(segment.index, end)).toBe(segment.text)
        }
        expect(end).toBe(text.length)
      }),
    )
  })

  test('a piece longer than any window stays whole', () => {
    const long = 'a'.repeat(20_000)
    expect([...segmentsOf(`${long} b`, 'word')].map(segment => segment.text)).toEqual([long, ' ', 'b'])
  })
})
