import { describe, expect, it } from 'vitest'
import { plainText } from '@/lib/domain/manuscript-text'
import { manuscript, readText } from '../testing/imported'
import { hasSharedData, hostileTexts, sharedFiles, sharedText } from '../testing/shared-data'
import { wordsIn } from '../testing/words'
import { carriableText } from './carriable-text'
import { LONGEST_HEADLINE } from './plain-text'

describe('importPlainText', () => {
  it('takes a short first line as the headline and makes a paragraph of each line', () => {
    expect(
      manuscript(readText('The bus that was not there\n\nIt came late.\nIt went early.\n\n\nNobody saw it.')),
    ).toEqual({
      headline: 'The bus that was not there',
      standfirst: '',
      body: ['p: It came late.', 'p: It went early.', 'p: Nobody saw it.'],
    })
  })

  it.each([
    ['It ends as a sentence.', 'More.'],
    ['“It ends as a sentence.”', 'More.'],
    ['Is it a question?', 'More.'],
    ['これは文です。', '次の文です。'],
    ['क्या यह सच है।', 'हाँ।'],
    ['هل هذا صحيح؟', 'نعم.'],
    [`${'long '.repeat(40)}line`, 'More.'],
  ])('leaves the headline empty when the first line is no headline: %s', (first, more) => {
    const { headline, body } = manuscript(readText(`${first}\n\n${more}`))
    expect(headline).toBe('')
    expect(body).toEqual([`p: ${first}`, `p: ${more}`])
  })

  it('counts the length of a headline in code points', () => {
    const most = '😀'.repeat(LONGEST_HEADLINE)
    expect(manuscript(readText(`${most}\n\nMore.`)).headline).toBe(most)
    expect(manuscript(readText(`${most}x\n\nMore.`)).headline).toBe('')
  })

  it('takes a text of one line as text', () => {
    expect(manuscript(readText('Only this'))).toEqual({
      headline: '',
      standfirst: '',
      body: ['p: Only this'],
    })
  })

  it('lets a given headline win, and does not repeat it', () => {
    expect(manuscript(readText('Same  words\n\nMore.', 'Same words'))).toEqual({
      headline: 'Same words',
      standfirst: '',
      body: ['p: More.'],
    })
    expect(manuscript(readText('Other words\n\nMore.', 'Given')).body).toEqual(['p: Other words', 'p: More.'])
  })

  it('repeats a headline that the text says twice', () => {
    expect(manuscript(readText('Twice\n\nTwice\n\nThrice', 'Twice')).body).toEqual(['p: Twice', 'p: Thrice'])
  })

  it('puts lines together that a program broke at a column', () => {
    const wrapped =
      'The council had known about the state of the roof since\nthe spring, when a surveyor wrote that it would not last\nanother winter.'
    expect(manuscript(readText(`${wrapped}\n\nMore.`)).body).toEqual([
      `p: ${wrapped.replaceAll('\n', ' ')}`,
      'p: More.',
    ])
  })

  it('puts broken lines of scripts without spaces together without a space', () => {
    const line = '地'.repeat(50)
    expect(manuscript(readText(`${line}\n${line}\n图`)).body).toEqual([`p: ${line}${line}图`])
  })

  it.each([
    [
      'sentences',
      'This is a whole sentence that is as long as a line can be.\nAnd this is another one, which is just about as long.\nEnd.',
    ],
    [
      'list items',
      '- This is an item in a list that is quite a long one here\n- This is an item in a list that is quite a long one too\n- end',
    ],
  ])('keeps lines apart that are %s', (_, text) => {
    expect(manuscript(readText(text)).body).toHaveLength(3)
  })

  it('keeps markup as the text it is', () => {
    const text = '<script>alert(1)</script> # not a heading *not italic* &amp; [a](b)'
    expect(manuscript(readText(text)).body).toEqual([`p: ${text}`])
  })

  it('drops control characters, keeps marks of direction and joiners, and knows every line end', () => {
    const { body } = manuscript(
      readText('a\u0007b\u0000c\ttab.\r\none\rtwo\u2028three\fpage \u200Fאב\u200F 👩‍👧 end.'),
    )
    expect(body).toEqual(['p: abc\ttab.', 'p: one', 'p: two', 'p: three', 'p: page \u200Fאב\u200F 👩‍👧 end.'])
  })

  it('replaces half a surrogate pair, which no file could carry', () => {
    expect(manuscript(readText('a\uD83Db\uDE00c.')).body).toEqual(['p: a\uFFFDb\uFFFDc.'])
  })

  it.runIf(hasSharedData)('loses no word of the real articles, in order, in any script', () => {
    const files = sharedFiles('news', '.txt')
    expect(files.length).toBeGreaterThan(12)
    for (const name of files) {
      const text = sharedText(`news/${name}`)
      expect([name, wordsIn(plainText(readText(text).doc))]).toEqual([name, wordsIn(text)])
    }
  })

  it.runIf(hasSharedData)('keeps every hostile text as it is, but for white space and controls', () => {
    const texts = hostileTexts()
    expect(texts.length).toBeGreaterThan(400)
    const bare = (text: string) => carriableText(text).replace(/\s/g, '')
    for (const text of texts) expect(bare(plainText(readText(text).doc))).toBe(bare(text))
  })
})
