import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { plainText } from '@/lib/domain/manuscript-text'
import { manuscript, readHtml } from '../testing/imported'
import { textOfPage } from '../testing/page-text'
import { hasSharedData, hostileTexts, sharedFiles, sharedStrings, sharedText } from '../testing/shared-data'
import { wordsIn } from '../testing/words'
import { carriableText } from './carriable-text'
import { roleOf } from './html-elements'

const bodyOf = (html: string) => manuscript(readHtml(html)).body

describe('importHtml', () => {
  it('reads headline, standfirst, headings and paragraphs', () => {
    const page = `<!doctype html><html><head><title>Not this</title><style>p{}</style></head><body>
      <h1>The <em>night</em> <strong>bus</strong></h1><p class="big dek">Short <b>of it</b>.</p>
      <p>One<p>Two<h2>Sub</h2><h1>Later</h1><h5>Small</h5><hr><div>In a div<div>in a div</div>after</div>`
    expect(manuscript(readHtml(page))).toEqual({
      headline: 'The /night/ bus',
      standfirst: 'Short *of it*.',
      body: [
        'p: One',
        'p: Two',
        'h2: Sub',
        'h2: Later',
        'h4: Small',
        'hr',
        'p: In a div',
        'p: in a div',
        'p: after',
      ],
    })
  })

  it('lets a given headline win, keeps another one as a heading and does not repeat the same', () => {
    expect(manuscript(readHtml('<h1>Old</h1><p>x', 'New'))).toEqual({
      headline: 'New',
      standfirst: '',
      body: ['h2: Old', 'p: x'],
    })
    expect(manuscript(readHtml('<h1>Same <i>words</i></h1><p>x', 'Same words')).body).toEqual(['p: x'])
  })

  it('reads white space as a browser does', () => {
    expect(bodyOf('<p> a\n\n  b <b> c</b> d<br> e &nbsp;f </p>')).toEqual(['p: a b *c* d\ne \u00A0f'])
    expect(bodyOf('<pre>\n  one\n\ttwo  x</pre>')).toEqual(['p:   one\n\ttwo  x'])
    expect(bodyOf('<p>&nbsp;</p><p> </p><p>a')).toEqual(['p: a'])
  })

  it('reads bold and italic from elements and styles, also crossing and switched off', () => {
    expect(bodyOf('<p><b>a<i>b</b>c</i>d')).toEqual(['p: *a**/b/*/c/d'])
    expect(bodyOf('<b style="font-weight:normal"><span style="font-weight: 700">a</span> b</b>')).toEqual([
      'p: *a* b',
    ])
    expect(bodyOf('<span style="font-style:italic">a</span><i style="font-style: normal">b</i>')).toEqual([
      'p: /a/b',
    ])
  })

  it('keeps links that can be followed and the words of the others', () => {
    const { doc, dropped } = readHtml(
      '<p><a href="https://a.example/x y">a</a> <a href="https://a.example/x">b</a> <a href="javascript:alert(1)">c</a> <a href=" mailto:a@b.example ">d</a> <a href="#e">e</a> <a name="f">f</a>',
    )
    expect(manuscript({ doc }).body).toEqual(['p: a [b](https://a.example/x) c [d](mailto:a@b.example) e f'])
    expect(dropped).toEqual(['2 links whose addresses Stet does not follow; their words stay'])
  })

  it('reads lists and quotations, nested and broken', () => {
    expect(
      bodyOf('<ul><li>a<li><p>b</p><p>c</p><ol start=3><li>d</ol></ul><blockquote><p>e</p>f</blockquote>'),
    ).toEqual(['ul li p: a', 'ul li p: b', 'ul li p: c', 'ul li ol@3 li p: d', 'quote p: e', 'quote p: f'])
    expect(bodyOf('<ul>x<ul><li>y</ul></ul><li>z</li>w<ol start=-1><li><h2>v</h2>')).toEqual([
      'ul li p: x',
      'ul li p: ',
      'ul li ul li p: y',
      'ul li p: z',
      'p: w',
      'ol li p: v',
    ])
  })

  it('sets each row of a table as a paragraph', () => {
    const { doc, dropped } = readHtml(
      '<table><caption>Cap</caption><tr><th>Year</th><th>Riders</th></tr><tr><td>2020<td><b>214</b><tr><td><p>a</p><td>b</table>after',
    )
    expect(manuscript({ doc }).body).toEqual([
      'p: Cap',
      'p: Year | Riders',
      'p: 2020 | *214*',
      'p: a',
      'p: b',
      'p: after',
    ])
    expect(dropped).toEqual(['1 table; each of its rows is a paragraph'])
  })

  it('keeps what pictures, quotations and changes say, and tells what changed', () => {
    const { doc, dropped } = readHtml(
      '<p>See <img src=x alt="the  stop"><img src=y> <q>ay</q> <del>old</del><ins>new</ins> 10<sup>6</sup></p><script>alert(1)</script><!-- note -->',
    )
    expect(manuscript({ doc }).body).toEqual(['p: See [the stop] “ay” oldnew 106'])
    expect(dropped).toEqual([
      '1 picture; its description stays, in brackets',
      '1 picture without a description',
      '1 stretch that was struck through; its words stand again',
      '1 raised or lowered figure, now on the line',
      '1 script or style sheet',
    ])
  })

  it('reads raw text and pictures in markup as the HTML standard does', () => {
    expect(bodyOf('<textarea><b>a</b></textarea><p>b')).toEqual(['p: <b>a</b>', 'p: b'])
    expect(
      bodyOf(
        '<svg><title>Chart</title><style>x</style><text>of riders</text><script>alert(1)</script></svg> end',
      ),
    ).toEqual(['p: Chartof riders end'])
    expect(bodyOf('<svg><style><p>out</p></style>')).toEqual(['p: out'])
    expect(bodyOf('<svg><script/>seen</svg><math><![CDATA[<b>x]]></math>')).toEqual(['p: seen<b>x'])
  })

  it('decodes character references, and drops the controls they bring', () => {
    expect(bodyOf('<p>&lt;b&gt; &amp;amp; &#x1F600; &#0;&#27;[1m&#13;x&#xD800;')).toEqual([
      'p: <b> &amp; 😀 \uFFFD[1m x\uFFFD',
    ])
  })

  it('keeps the mark of direction and the joiner', () => {
    expect(bodyOf('<p dir=rtl>\u200Fשלום\u200F 👩‍👧</p>')).toEqual(['p: \u200Fשלום\u200F 👩‍👧'])
  })

  it('knows every element that the schema has a rule for', () => {
    const specs = [...Object.values(manuscriptSchema.nodes), ...Object.values(manuscriptSchema.marks)]
    const tags = specs
      .flatMap(type => type.spec.parseDOM ?? [])
      .flatMap(rule => rule.tag?.match(/^[a-z]\w*/)?.[0] ?? [])
    expect(tags.length).toBeGreaterThan(15)
    expect(tags.filter(tag => roleOf(tag) === null)).toEqual([])
  })

  it('stays within forty levels and loses nothing deeper', () => {
    const deep = `${'<blockquote><ul><li>'.repeat(3000)}deep${'</li></ul></blockquote>'.repeat(3000)}after`
    const { doc } = readHtml(deep)
    expect(plainText(doc)).toMatch(/^\n+deep\nafter$/)
    const [last, deepest] = manuscript({ doc }).body.reverse()
    expect(last).toBe('p: after')
    expect(deepest?.split(' ').length).toBe(42)
  })

  it.each([
    ['tags never closed', '<div>'.repeat(100_000)],
    ['ends without a beginning', `${'<div><b>'.repeat(20_000)}${'</p></i>'.repeat(20_000)}`],
    ['formatting that never ends', Array.from({ length: 20_000 }, (_, n) => `<p><b a=${n}>x`).join('')],
    ['attributes', `<a ${Array.from({ length: 50_000 }, (_, n) => `a${n}`).join(' ')}>x`],
  ])('reads a great many %s', (_, html) => {
    expect(plainText(readHtml(`${html}<p>the end`).doc)).toMatch(/the end$/)
  })

  it.runIf(hasSharedData)('loses no word of the real pages, clipboards and hostile payloads', () => {
    const pages = [
      ...sharedFiles('news', '.html').map(name => sharedText(`news/${name}`)),
      ...sharedFiles('paste', '.html').map(name => sharedText(`paste/${name}`)),
      ...sharedStrings('paste/lexical_clipboard_strings_even.json', 'html'),
      ...hostileTexts(),
    ]
    expect(pages.length).toBeGreaterThan(300)
    for (const page of pages) {
      const { doc } = readHtml(page)
      expect(() => doc.check()).not.toThrow()
      const wanted = wordsIn(textOfPage(parse(carriableText(page), { scriptingEnabled: false }))).sort()
      const found = wordsIn(plainText(doc)).sort()
      expect([page, missing(wanted, found)]).toEqual([page, []])
    }
  })
})

/* Words of a sorted list that another sorted list has fewer times. */
function missing(wanted: readonly string[], found: readonly string[]): string[] {
  let at = 0
  return wanted.filter(word => {
    while (at < found.length && (found[at] ?? '') < word) at++
    const same = found[at] === word
    if (same) at++
    return !same
  })
}
