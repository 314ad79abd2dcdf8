import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { plainText } from '@/lib/domain/manuscript-text'
import { manuscript, readMarkdown } from '../testing/imported'
import { textOfPage } from '../testing/page-text'
import { hasSharedData, hostileTexts, sharedFiles, sharedStrings, sharedText } from '../testing/shared-data'
import { wordsIn } from '../testing/words'

const bodyOf = (markdown: string) => manuscript(readMarkdown(markdown)).body

describe('importMarkdown', () => {
  it('reads headline, headings, paragraphs, lists, quotations, rules, breaks and styles', () => {
    const text = [
      '# The *night* **bus**',
      'One\nline, **bold *both*** and [a link](https://a.example/).\\\nBroken',
      '# Later\n\n##### Small',
      '- a\n- b\n\n  c\n\n  3. d',
      '> e\n>\n> > f',
      '***',
      '    code  here\n    again',
    ].join('\n\n')
    expect(manuscript(readMarkdown(text))).toEqual({
      headline: 'The /night/ bus',
      standfirst: '',
      body: [
        'p: One line, *bold **/both/* and [a link](https://a.example/).\nBroken',
        'h2: Later',
        'h4: Small',
        'ul li p: a',
        'ul li p: b',
        'ul li p: c',
        'ul li ol@3 li p: d',
        'quote p: e',
        'quote quote p: f',
        'hr',
        'p: code  here\nagain',
      ],
    })
  })

  it('takes an h1 as the headline only when nothing precedes it', () => {
    expect(manuscript(readMarkdown('First.\n\n# Then\n'))).toEqual({
      headline: '',
      standfirst: '',
      body: ['p: First.', 'h2: Then'],
    })
  })

  it('takes title and standfirst from the front matter and keeps its other lines', () => {
    const text =
      '---\ntitle: "The \\"night\\" bus"\ndate: 2026-01-02\ndek: Short of it\ntags:\n- bus\n---\n# The "night" bus\n\nText.'
    expect(manuscript(readMarkdown(text))).toEqual({
      headline: 'The "night" bus',
      standfirst: 'Short of it',
      body: ['p: date: 2026-01-02\ntags:\n- bus', 'p: Text.'],
    })
    expect(manuscript(readMarkdown("---\ntitle: 'It''s on'\n---\nText.", 'Given'))).toEqual({
      headline: 'Given',
      standfirst: '',
      body: ["h2: It's on", 'p: Text.'],
    })
  })

  it('takes a rule for a rule where there is no front matter', () => {
    expect(bodyOf('---\nJust: words, and a sentence\nwithout a key.\n---\nmore')).toEqual([
      'hr',
      'h2: Just: words, and a sentence without a key.',
      'p: more',
    ])
    expect(bodyOf('---\n\nText with no end')).toEqual(['hr', 'p: Text with no end'])
  })

  it('keeps raw HTML as the text that was typed', () => {
    expect(bodyOf('<script>alert(1)</script>\n\na <b onclick="x">b</b> &lt;i&gt; \\*c\\*')).toEqual([
      'p: <script>alert(1)</script>',
      'p: a <b onclick="x">b</b> <i> *c*',
    ])
  })

  it('keeps the words of links that cannot be followed, and of pictures', () => {
    const { doc, dropped } = readMarkdown(
      '[a](javascript:alert(1)) [b](/here "Title") ![the *stop*](x.png) ![](y.png) <https://c.example/>',
    )
    expect(manuscript({ doc }).body).toEqual([
      'p: [a](javascript:alert(1)) b [the stop] [https://c.example/](https://c.example/)',
    ])
    expect(dropped).toEqual([
      '1 link whose address Stet does not follow; its words stay',
      '1 title of a link',
      '1 picture; its description stays, in brackets',
      '1 picture without a description',
    ])
  })

  it('reads reference links, and keeps every definition that is something else', () => {
    const text =
      'See [this][One], [two] and a note[^1].\n\n[one]: https://a.example/1 "T"\n[Two]: <https://a.example/2>\n[unused]: https://a.example/3\n\n[^1]: Smith\n\n[Editor’s note]: unsure\n\n```\n[two]: https://a.example/2\n```'
    expect(bodyOf(text)).toEqual([
      'p: See [this](https://a.example/1), [two](https://a.example/2) and a note[^1].',
      'p: [unused](https://a.example/3): https://a.example/3',
      'p: [^1]: Smith',
      'p: [Editor’s note]: unsure',
      'p: [two]: https://a.example/2',
    ])
  })

  it('keeps code as text, and says that the name of the language went', () => {
    const { doc, dropped } = readMarkdown('```js\nlet a = 1\n\n  b\n```\n\n`c  d`')
    expect(manuscript({ doc }).body).toEqual(['p: let a = 1\n\n  b', 'p: c d'])
    expect(dropped).toEqual(['1 name of a programming language'])
  })

  it('stays within forty levels and loses nothing deeper', () => {
    expect(plainText(readMarkdown(`${'> '.repeat(5000)}deep\n\nafter`).doc)).toMatch(/deep\nafter$/)
    expect(plainText(readMarkdown(`${'- '.repeat(5000)}deep`).doc)).toMatch(/deep$/)
    const steps = Array.from({ length: 300 }, (_, n) => `${'  '.repeat(n)}- step${n}`).join('\n')
    expect(wordsIn(plainText(readMarkdown(steps).doc))).toEqual(wordsIn(steps))
  })

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['stars', '*a **b '.repeat(30_000)],
    ['ticks', Array.from({ length: 700 }, (_, n) => '`'.repeat(n)).join(' ')],
    ['angles', '<a'.repeat(50_000)],
    ['half links', '[a]('.repeat(40_000)],
  ])('reads a great many %s', (_, text) => {
    const words = wordsIn(text).length
    expect(wordsIn(plainText(readMarkdown(`${text}\n\nthe end`).doc))).toHaveLength(words + 2)
  })

  it.runIf(hasSharedData)('loses no word of the real articles, in order', () => {
    const files = sharedFiles('news', '.md')
    expect(files.length).toBeGreaterThan(2)
    for (const name of files) {
      const text = sharedText(`news/${name}`)
      expect([name, wordsIn(plainText(readMarkdown(text).doc))]).toEqual([name, wordsIn(read(text))])
    }
  })

  it.runIf(hasSharedData)(
    'reads every example of the CommonMark specification and every hostile text',
    () => {
      const texts = [...sharedStrings('standards/commonmark_spec_tests.json', 'markdown'), ...hostileTexts()]
      expect(texts.length).toBeGreaterThan(900)
      for (const text of texts) {
        const { doc } = readMarkdown(text)
        expect(() => doc.check()).not.toThrow()
        expect(plainText(doc)).not.toContain('\r')
      }
    },
  )

  it.runIf(hasSharedData)('says what the CommonMark specification renders, word for word', () => {
    const path = 'standards/commonmark_spec_tests.json'
    const html = sharedStrings(path, 'html')
    const plain = sharedStrings(path, 'markdown').map((text, index) => ({ text, html: html[index] ?? '' }))
    /* Raw HTML stays as typed here; pictures speak; addresses are judged by another rule. */
    const same = plain.filter(({ text }) => !/[<!]|\]:|\]\(|^---/m.test(text))
    expect(same.length).toBeGreaterThan(350)
    for (const { text, html } of same) {
      expect([text, wordsIn(plainText(readMarkdown(text).doc))]).toEqual([
        text,
        wordsIn(textOfPage(parse(html))),
      ])
    }
  })
})

/* A real article as a reader of the Markdown would say it: title first, then the text without its marks. */
function read(markdown: string): string {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(markdown) ?? []
  const title = /^title:(.*)$/m.exec(front)?.[1] ?? ''
  const text = body
    .replace(/(\]\()(?:<?[^\s()"]*>?(?:\([^\s()]*\))?)[^\s()"]*(?:\s+"[^"]*")?\)/g, '] ')
    .replace(/^\s*\d+\.\s/gm, '')
    .replace(/&[a-z]+;|&#\d+;/g, ' ')
  return `${title}\n${front.replace(/^title:.*$/m, '')}\n${text}`
}
