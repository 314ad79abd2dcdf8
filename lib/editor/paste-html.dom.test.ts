import { DOMParser as SchemaParser } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { cleanPastedHtml } from './paste-html'

/* The cleaned HTML as blocks of the manuscript, in short. */
function blocks(html: string): string {
  const holder = document.createElement('div')
  holder.innerHTML = cleanPastedHtml(html).html
  return SchemaParser.fromSchema(manuscriptSchema).parseSlice(holder).content.toString()
}

const item = (level: number, marker: string, text: string) =>
  `<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`

describe('pasted HTML', () => {
  it.each([
    [
      'a heading of the first level goes one down',
      '<h1>One</h1><p>Two</p>',
      '<heading("One"), paragraph("Two")>',
    ],
    [
      'Word’s bullets become a list',
      item(1, '·', 'One') + item(1, '·', 'Two'),
      '<bullet_list(list_item(paragraph("One")), list_item(paragraph("Two")))>',
    ],
    [
      'Word’s numbers become a numbered list',
      item(1, '1.', 'One') + item(1, '2.', 'Two'),
      '<ordered_list(list_item(paragraph("One")), list_item(paragraph("Two")))>',
    ],
    [
      'Word’s levels become nested lists',
      item(1, '·', 'One') + item(2, 'o', 'Deep') + item(3, '§', 'Deeper') + item(1, '·', 'Two'),
      '<bullet_list(list_item(paragraph("One"), bullet_list(list_item(paragraph("Deep"), bullet_list(list_item(paragraph("Deeper")))))), list_item(paragraph("Two")))>',
    ],
    [
      'a list that begins deep does not sink',
      item(3, '·', 'One') + item(3, '·', 'Two'),
      '<bullet_list(list_item(paragraph("One")), list_item(paragraph("Two")))>',
    ],
    [
      'bullets after numbers are another list',
      item(1, '1.', 'One') + item(1, '·', 'Two'),
      '<ordered_list(list_item(paragraph("One"))), bullet_list(list_item(paragraph("Two")))>',
    ],
    [
      'a numbered heading keeps its number',
      "<h1 style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.2<span>&nbsp; </span></span>One</h1>",
      '<heading("1.2 One")>',
    ],
    [
      'Word’s empty paragraphs go',
      '<p class=MsoNormal>One</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p>Two</p>',
      '<paragraph("One"), paragraph("Two")>',
    ],
    [
      'Word’s tabs and runs of space become a space',
      "<p>One<span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp; </span>two</p>",
      '<paragraph("One two")>',
    ],
    [
      'Word’s comments go',
      '<p>One<a class=msocomanchor href="#_msocom_1">[JW1]</a></p><div style="mso-element:comment-list"><p>Check</p></div>',
      '<paragraph("One")>',
    ],
    [
      'a table becomes a paragraph for each cell',
      '<table><caption>Cap</caption><tr><th>A</th><td>B</td></tr><tr><td><p>C</p><p>D</p></td><td></td></tr></table>',
      '<paragraph("Cap"), paragraph("A"), paragraph("B"), paragraph("C"), paragraph("D")>',
    ],
    [
      'Google’s wrapper is not bold',
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">One</span> two</p></b>',
      '<paragraph(strong("One"), " two")>',
    ],
    [
      'any heavy weight is bold, and slanting is italic',
      '<p><span style="font-weight: 600">One</span> <span style="font-style:oblique">two</span></p>',
      '<paragraph(strong("One"), " ", em("two"))>',
    ],
    [
      'a line break between paragraphs is none',
      '<p>One</p><br><p>Two</p>',
      '<paragraph("One"), paragraph("Two")>',
    ],
    ['a line break in a paragraph stays', '<p>One<br>two</p>', '<paragraph("One", hard_break, "two")>'],
    [
      'lines of a preformatted block stay lines',
      '<pre>one\ntwo</pre>',
      '<paragraph("one", hard_break, "two")>',
    ],
    [
      'blocks that the schema does not know keep their words apart',
      '<dl><dt>A</dt><dd>B</dd></dl><details><summary>C</summary>D</details><select><option>E</option><option>F</option></select>',
      '<paragraph("A"), paragraph("B"), paragraph("C"), paragraph("D"), paragraph("E"), paragraph("F")>',
    ],
    [
      'text in forgotten containers stays',
      '<object>One</object><noscript>Two</noscript>',
      '<paragraph("One"), paragraph("Two")>',
    ],
    [
      'scripts and styles go',
      '<style>p{}</style><p>One<script>alert(1)</script></p><title>x</title>',
      '<paragraph("One")>',
    ],
    ['a stranger’s standfirst is a paragraph', '<p class="stand">One</p>', '<paragraph("One")>'],
    [
      'addresses that may not be links are text',
      '<p><a href="javascript:alert(1)">One</a> <a href="https://a.example/x">two</a></p>',
      '<paragraph("One ", link("two"))>',
    ],
  ])('%s', (_, html, expected) => {
    expect(blocks(html)).toBe(expected)
  })

  it.each([
    [
      'Word',
      `<p class="MsoNormal">Five <a style="mso-comment-reference:AL_1;mso-comment-date:20260304">ships</a><span class="MsoCommentReference"><a class="msocomanchor" href="#_msocom_1">[AL1]</a></span> came.</p><div style="mso-element:comment-list"><hr><div style="mso-element:comment"><div id="_com_1" class="msocomtxt"><p class="MsoCommentText">The log says four</p></div></div></div>`,
      'Five ships came.',
    ],
    [
      'Google Docs',
      '<p>Five ships<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> came.</p><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>The log says four</p></div>',
      'Five ships came.',
    ],
  ])('counts the comments of %s that it leaves out, and takes no word of them for text', (_, html, text) => {
    const clean = cleanPastedHtml(html)
    expect(clean.comments).toBe(1)
    expect(new DOMParser().parseFromString(clean.html, 'text/html').body.textContent?.trim()).toBe(text)
  })

  it.each([
    ['none', '<p>One</p>', 0],
    ['one', '<p>One<img src="x.png" alt="Gate"></p>', 1],
    ['two, of several kinds', '<img src="x.png"><svg><image href="y"/><text>z</text></svg>', 2],
  ])('counts the pictures it leaves out: %s', (_, html, pictures) => {
    const clean = cleanPastedHtml(html)
    expect(clean.pictures).toBe(pictures)
    expect(clean.html).not.toMatch(/<img|<svg/)
  })

  it('leaves a copy from a manuscript as it is', () => {
    const html = '<p data-pm-slice="1 1 []">One <strong>two</strong></p>'
    expect(cleanPastedHtml(html)).toEqual({ html, pictures: 0, comments: 0 })
  })

  it('cleans what only claims to be such a copy', () => {
    const { html } = cleanPastedHtml('<h1 data-pm-slice="0 0 []">One</h1><table><tr><td>A</td></tr></table>')
    expect(html).not.toContain('data-pm-slice')
    expect(html).toContain('<h2>One</h2>')
  })
})
