import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alike } from './repeated-claim'
import { hasSharedData, sharedText } from './testing/shared-data'

describe('two claims', () => {
  test.each([
    ['The council built 212 homes in 2019', 'the council built 212 homes in 2019.', 'same'],
    ['The council built 212 homes in 2019', 'The council  built “212” homes, in 2019', 'same'],
    ['العَرَبِيَّة لغة رسمية', 'العربية لغة رسمية', 'same'],
    ['五枚のミサイルが港に落ちた', '五枚のミサイルが、港に落ちた。', 'near'],
    ['The council built 212 homes in 2019', 'In 2019 the council built 212 homes', 'near'],
    ['The council built 212 homes in 2019', 'The council has built 212 homes in 2019 alone', 'near'],
    ['The council built 212 homes in 2019', 'The council built 212 home in 2019', 'near'],
    ['Five missiles fell on the port', '5 missiles fell on the port', 'near'],
    ['Mayor Brink opened the sluice', 'The mayor, Brink, opened the sluice', 'near'],
    ['Turnover rose to 1,200 tonnes in May', 'Turnover rose to 1200 tonnes in May', 'same'],
    ['五枚のミサイルが港に落ちた', '五枚のミサイルが港に落ちました', 'near'],
    ['苹果公司去年卖出两亿部手机', '苹果公司去年卖出了两亿部手机', 'near'],
    ['سقطت 5 صواريخ على الميناء القديم', 'سقطت على الميناء القديم 5 صواريخ', 'near'],
    ['הממשלה בנתה 212 בתים', 'הממשלה בנתה 212 בתים השנה', 'near'],
    ['Die Stadt baute 212 Wohnungen', 'Die Stadt hat 212 Wohnungen gebaut', null],
    ['The council built 212 homes in 2019', 'The council built 221 homes in 2019', null],
    ['The council built 212 homes in 2019', 'The council built 212 homes in 2018', null],
    ['The council built 212 homes in 2019', 'The council did not build 212 homes in 2019', null],
    ['The mine was closed in May', "The mine wasn't closed in May", null],
    ['The council built 212 homes in 2019', 'The council demolished 212 homes in 2019', null],
    ['The council of Lindholt built 212 homes', 'The council of Ostra built 212 homes', null],
    ['Exports rose in March by a tenth', 'Exports rose in April by a tenth', null],
    ['Five missiles fell on the port', 'Six missiles fell on the port', null],
    ['Unemployment fell by 3.5 percent', 'Unemployment fell by 35 percent', null],
    ['Half of the voters stayed at home', 'A third of the voters stayed at home', null],
    ['Dogs bite men often', 'Men bite dogs often', null],
    ['in 2019', 'in 2019', null],
    ['Five missiles', 'Five missiles', null],
    ['五枚のミサイルが港に落ちた', '六枚のミサイルが港に落ちた', null],
    ['苹果公司去年卖出两亿部手机', '苹果公司去年没卖出两亿部手机', null],
    ['五枚の', '五枚の', null],
    ['سقطت 5 صواريخ على الميناء', 'سقطت ٦ صواريخ على الميناء', null],
    ['سقطت صواريخ على الميناء القديم', 'لم تسقط صواريخ على الميناء القديم', null],
    ['הממשלה בנתה 212 בתים', 'הממשלה לא בנתה 212 בתים', null],
    ['', '', null],
  ])('%j and %j: %j', (a, b, expected) => {
    expect(alike(a, b)).toBe(expected)
    expect(alike(b, a)).toBe(expected)
  })

  test('are alike or not whichever is asked about, and whatever they hold', () => {
    const word = fc.constantFrom(
      'the',
      'council',
      'built',
      'homes',
      '212',
      '221',
      'not',
      'Ostra',
      'Lindholt',
      '五枚の港',
      '。',
      'ليس',
    )
    const text = fc.array(word, { maxLength: 9 }).map(words => words.join(' '))
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(alike(a, b)).toBe(alike(b, a))
        expect([null, 'same']).toContain(alike(a, a))
      }),
    )
  })
})

describe.skipIf(!hasSharedData)('real claims', () => {
  const claims: string[] = hasSharedData
    ? JSON.parse(sharedText('verdicts/averitec_dev_000-079.json')).map((one: { claim: string }) => one.claim)
    : []
  test('are known again in other dress', () => {
    for (const claim of claims) {
      expect(alike(claim, `“${claim.toLowerCase().replace(/\.$/, '')}”`), claim).not.toBe(null)
    }
  })

  test('are not taken for each other, but for the one that stands there twice', () => {
    const pairs = claims.flatMap((claim, index) =>
      claims.slice(index + 1).flatMap(other => (alike(claim, other) ? [[claim, other]] : [])),
    )
    expect(pairs).toEqual([[expect.stringContaining('by 27%'), expect.stringContaining('by 27%')]])
  })
})
