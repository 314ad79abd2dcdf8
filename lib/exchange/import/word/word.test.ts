import { describe, expect, it } from 'vitest'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import {
  comment,
  commented,
  type DocxParts,
  del,
  docx,
  endOfComment,
  footnoteSign,
  ins,
  p,
  pPr,
  r,
} from '../../testing/docx-file'
import { imported, manuscript } from '../../testing/imported'
import type { ImportedDraft } from '../imported-draft'
import { importWord, type WordOptions } from './word'

function read(parts: DocxParts | string, options: WordOptions = {}): ImportedDraft {
  return imported(importWord(docx(parts), options))
}

/** Each claim's words with what it brings along. */
function claimsOf({ doc, claims }: ImportedDraft) {
  const quotes = new Map(claimAnchors(doc).map(({ id, quote }) => [id, quote]))
  return claims.map(claim => ({ ...claim, quote: quotes.get(claim.id) }))
}
const wordsOf = (draft: ImportedDraft) => claimsOf(draft).map(({ quote }) => quote)

const STYLES = [
  ['Titel', 'Title'],
  ['Untertitel', 'Subtitle'],
  ['berschrift1', 'heading 1'],
  ['berschrift2', 'heading 2'],
  ['Zitat', 'Quote'],
  ['Beschriftung', 'caption'],
  ['Verzeichnis1', 'toc 1'],
]
  .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
  .join('')
const styled = (style: string, ...inside: readonly string[]) =>
  p(pPr(`<w:pStyle w:val="${style}"/>`), ...inside)
const NUMBERING = [
  ['1', 'bullet', '1'],
  ['2', 'decimal', '4'],
]
  .map(
    ([id, format, start]) =>
      `<w:abstractNum w:abstractNumId="${id}">${[0, 1].map(level => `<w:lvl w:ilvl="${level}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="x"/></w:lvl>`).join('')}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`,
  )
  .join('')
const item = (list: number, level: number, ...inside: readonly string[]) =>
  p(pPr(`<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`), ...inside)

describe('the words of a Word file', () => {
  it('are headline, standfirst, headings and quotations by the names of their styles, in any language', () => {
    const body = [
      styled('Titel', 'Harbour hit'),
      styled('Untertitel', 'What the port saw'),
      p('It began at night.'),
      styled('berschrift1', 'The night'),
      styled('berschrift2', 'Before'),
      styled('Zitat', 'We ran.'),
      styled('Zitat', 'We hid.'),
      styled('Beschriftung', 'The port in May'),
    ].join('')
    expect(manuscript(read({ body, styles: STYLES }))).toEqual({
      headline: 'Harbour hit',
      standfirst: 'What the port saw',
      body: [
        'p: It began at night.',
        'h2: The night',
        'h3: Before',
        'quote p: We ran.',
        'quote p: We hid.',
        'p: The port in May',
      ],
    })
  })

  it('have a headline where the only heading of the first level leads, or a line that could be one', () => {
    const heading = read({ body: styled('berschrift1', 'Harbour hit') + p('It began.'), styles: STYLES })
    expect(heading.doc.child(0).textContent).toBe('Harbour hit')
    expect(read(p('Harbour hit') + p('It began.')).doc.child(0).textContent).toBe('Harbour hit')
    expect(read(p('It began.') + p('It went on.')).doc.child(0).textContent).toBe('')
  })

  it('let a headline that was asked for win, and keep claims on it where it is the same', () => {
    const body = styled('Titel', commented(0, 'Harbour'), ' hit') + p('It began.')
    const parts = { body, styles: STYLES, comments: comment(0, 'Ann', 'Which?') }
    expect(wordsOf(read(parts, { headline: 'Harbour  hit' }))).toEqual(['Harbour'])
    const other = read(parts, { headline: 'Port in flames' })
    expect(manuscript(other)).toMatchObject({
      headline: 'Port in flames',
      body: ['h2: Harbour hit', 'p: It began.'],
    })
    expect(wordsOf(other)).toEqual(['Harbour'])
  })

  it('are bold, italic and linked as they were, and only to what a link may lead to', () => {
    const body = p(
      'One ',
      r('two', '<w:b/>'),
      r(' three', '<w:i w:val="0"/>'),
      r(' four', '<w:i/>'),
      `<w:hyperlink r:id="good">${r(' five')}</w:hyperlink>`,
      `<w:hyperlink r:id="bad">${r(' six')}</w:hyperlink>`,
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.example/" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
      r(' seven'),
      '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      ' eight.',
    )
    const draft = read({ body, links: { good: 'https://a.example/', bad: 'javascript:alert(1)' } })
    expect(manuscript(draft).body).toEqual([
      'p: One *two* three/ four/[ five](https://a.example/) six[ seven](https://b.example/) eight.',
    ])
    expect(draft.dropped).toEqual(['1 link whose address Stet does not follow; its words stay'])
  })

  it('are lists with points or numbers, one in the other, counting on after what stands between', () => {
    const body = [
      p('It needs, so to say.'),
      item(1, 0, 'a'),
      item(1, 1, 'b'),
      item(1, 0, 'c'),
      item(2, 0, 'four'),
      item(2, 0, 'five'),
      p('Between.'),
      item(2, 0, 'six'),
    ].join('')
    expect(manuscript(read({ body, numbering: NUMBERING })).body).toEqual([
      'p: It needs, so to say.',
      'ul li p: a',
      'ul li ul li p: b',
      'ul li p: c',
      'ol@4 li p: four',
      'ol@4 li p: five',
      'p: Between.',
      'ol@6 li p: six',
    ])
  })

  it('are a paragraph for each row of a table, and what is only framed is text', () => {
    const cell = (...inside: readonly string[]) => `<w:tc>${inside.join('')}</w:tc>`
    const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`
    const body = `<w:tbl>${row(cell(p('Port')), cell(p('Ships'), p('in May')))}${row(cell(p('Odesa')), cell(p(commented(0, '5'))))}</w:tbl><w:tbl>${row(cell(p('Framed.'), p('Twice.')))}</w:tbl>`
    const draft = read({ body, comments: comment(0, 'Ann', 'Sure?') })
    expect(manuscript(draft).body).toEqual([
      'p: Port | Ships in May',
      'p: Odesa | 5',
      'p: Framed.',
      'p: Twice.',
    ])
    expect(wordsOf(draft)).toEqual(['5'])
    expect(draft.dropped).toEqual(['1 table; each of its rows is a paragraph'])
  })

  it('do not hold what is hidden, headers, contents, pictures; each is named', () => {
    const box = `<w:txbxContent>${p('In a box.')}</w:txbxContent>`
    const body = [
      p('Seen.', r('unseen', '<w:vanish/>')),
      styled('Verzeichnis1', 'Chapter 1'),
      p(
        'With a box.',
        `<w:r><mc:AlternateContent><mc:Choice><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      p('<w:r><w:drawing/></w:r>'),
    ].join('')
    const draft = read({ body, styles: STYLES, header: p('Page 1') })
    expect(manuscript(draft).body).toEqual(['p: Seen.', 'p: With a box.', 'p: In a box.'])
    expect(draft.dropped).toEqual([
      '1 stretch of hidden text',
      '1 line of a table of contents',
      '1 text box; its words stand after the paragraph it was fixed to',
      '1 picture',
      '1 header or footer of the pages',
    ])
  })

  it('are read in the strict form and under any prefix', () => {
    const document =
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Strict.</x:t></x:r></x:p></x:body></x:document>'
    expect(manuscript(read({ body: '', document })).body).toEqual(['p: Strict.'])
  })
})

describe('comments', () => {
  it('are claims on their exact words: overlapping, over paragraphs, in the headline, trimmed of white space', () => {
    const body = [
      p(commented(0, 'Harbour'), ' hit'),
      p(
        'At ',
        '<w:commentRangeStart w:id="1"/>',
        'five ',
        '<w:commentRangeStart w:id="2"/>',
        'big ',
        endOfComment(1),
        'ships',
        endOfComment(2),
        ' it ',
        '<w:commentRangeStart w:id="3"/>',
        'began.',
      ),
      p('Then it', endOfComment(3), ' ended.'),
    ].join('')
    const comments = [0, 1, 2, 3].map(id => comment(id, 'Ann', `No. ${id}`)).join('')
    const draft = read({ body, comments })
    expect(claimsOf(draft).map(({ quote, comments: [said] }) => [quote, said?.text])).toEqual([
      ['Harbour', 'No. 0'],
      ['five big', 'No. 1'],
      ['big ships', 'No. 2'],
      ['began.\nThen it', 'No. 3'],
    ])
    expect(draft.found).toMatchObject({ comments: 4, replies: 0, resolved: 0 })
  })

  it('keep author, date, replies and whether they are settled', () => {
    const draft = read({
      body: p(commented(5, commented(6, 'Five')), ' ships.'),
      comments: comment(5, 'Ann  Lee', 'Sure?') + comment(6, 'Bo', 'Yes.', '2026-03-05T01:02:03+02:00'),
      threads:
        '<w15:commentEx w15:paraId="P5" w15:done="1"/><w15:commentEx w15:paraId="P6" w15:paraIdParent="P5" w15:done="0"/>',
    })
    expect(claimsOf(draft)).toMatchObject([
      {
        quote: 'Five',
        origin: 'comment',
        comments: [
          {
            author: 'Ann Lee',
            at: '2026-03-04T10:11:00.000Z',
            text: 'Sure?',
            resolved: true,
            replies: [{ author: 'Bo', at: '2026-03-04T23:02:03.000Z', text: 'Yes.' }],
          },
        ],
      },
    ])
  })

  it('may be left out where they are settled, and that is said', () => {
    const parts = {
      body: p(commented(0, 'Five'), ' ships.'),
      comments: comment(0, 'Ann', 'Sure?'),
      threads: '<w15:commentEx w15:paraId="P0" w15:done="1"/>',
    }
    const draft = read(parts, { resolved: 'leave' })
    expect(draft.claims).toEqual([])
    expect(draft.dropped).toEqual(['1 resolved comment, as you chose'])
  })

  it('on no words take their sentence, once for all of them', () => {
    const body = p('It began. Five ships', commented(0), ' came', commented(1), '. It ended.')
    const draft = read({ body, comments: comment(0, 'Ann', 'A') + comment(1, 'Bo', 'B') })
    expect(claimsOf(draft)).toMatchObject([
      { quote: 'Five ships came.', sentence: true, comments: [{ text: 'A' }, { text: 'B' }] },
    ])
  })

  it('that stand nowhere are named with their words', () => {
    const draft = read({ body: p('It began.'), comments: comment(0, 'Ann', 'Lost') })
    expect(draft.claims).toEqual([])
    expect(draft.dropped).toEqual(['A comment by Ann that stands on no words of the text: “Lost”'])
  })
})

describe('tracked changes', () => {
  const body = p('The ', del('Ann', 'five'), ins('Ann', 'six'), ' ships', ins('Bo', ' of war'), ' came.')

  it('are taken, or refused, and counted by who made them', () => {
    const taken = read(body)
    expect(manuscript(taken).body).toEqual(['p: The six ships of war came.'])
    expect(taken.found?.changes).toEqual([
      { author: 'Ann', insertions: 1, deletions: 1 },
      { author: 'Bo', insertions: 1, deletions: 0 },
    ])
    expect(manuscript(read(body, { changes: 'reject' })).body).toEqual(['p: The five ships came.'])
  })

  it('are proposed wordings of claims, told by whoever made them', () => {
    const draft = read(body, { changes: 'propose' })
    expect(manuscript(draft).body).toEqual(['p: The five ships came.'])
    expect(claimsOf(draft)).toMatchObject([
      {
        quote: 'five',
        origin: 'change',
        proposedWording: 'six',
        comments: [{ author: 'Ann', at: '2026-03-04T10:11:00.000Z', text: 'Suggests “six” for “five”' }],
      },
      {
        quote: 'ships',
        proposedWording: 'ships of war',
        comments: [{ author: 'Bo', text: 'Suggests to add “of war”' }],
      },
    ])
  })

  it('propose for the claim of the comment they lie in', () => {
    const around = p(commented(0, 'The ', del('Ann', 'five'), ins('Ann', 'six'), ' ships'), ' came.')
    const draft = read({ body: around, comments: comment(0, 'Ann', 'See log') }, { changes: 'propose' })
    expect(claimsOf(draft)).toMatchObject([
      {
        quote: 'The five ships',
        proposedWording: 'The six ships',
        comments: [{ text: 'See log' }, { text: 'Suggests “six” for “five”' }],
      },
    ])
  })

  it('take the word before a cut along, since no claim can propose nothing', () => {
    const draft = read(p('It was ', del('Ann', 'very '), 'cold.'), { changes: 'propose' })
    expect(claimsOf(draft)).toMatchObject([{ quote: 'was very ', proposedWording: 'was ' }])
  })

  it('join paragraphs whose end was struck out, and never lose a suggested paragraph', () => {
    const end = (kind: string) => pPr(`<w:rPr><w:${kind} w:id="7" w:author="Ann"/></w:rPr>`)
    const joined = p(end('del'), 'It began') + p(' at night.')
    expect(manuscript(read(joined)).body).toEqual(['p: It began at night.'])
    expect(manuscript(read(joined, { changes: 'reject' })).body).toHaveLength(1)
    const added = p('It began.') + p(end('ins'), ins('Ann', 'And it went on.')) + p('It ended.')
    expect(manuscript(read(added)).body).toEqual(['p: It began.', 'p: And it went on.', 'p: It ended.'])
    const proposed = read(added, { changes: 'propose' })
    expect(manuscript(proposed).body).toEqual(['p: It began.', 'p: It ended.'])
    expect(claimsOf(proposed)).toMatchObject([
      {
        quote: 'It',
        proposedWording: null,
        comments: [{ author: 'Ann', text: 'Suggests a new paragraph: “And it went on.”' }],
      },
    ])
  })
})

describe('notes', () => {
  const footnotes = [
    `<w:footnote w:type="separator" w:id="-1">${p('---')}</w:footnote>`,
    `<w:footnote w:id="1">${p(' Port log, https://port.example/log.')}</w:footnote>`,
    `<w:footnote w:id="2">${p('Interview, 3 May')}</w:footnote>`,
  ].join('')
  const parts = {
    body: p(
      'It began. ',
      commented(0, 'Five ships'),
      footnoteSign(1),
      ' came.',
      footnoteSign(2),
      ' It ended.',
    ),
    footnotes,
    comments: comment(0, 'Ann', 'Sure?'),
  }

  it('are sources of the claim they stand on, else of their sentence', () => {
    const draft = read(parts)
    expect(claimsOf(draft)).toMatchObject([
      {
        quote: 'Five ships came.',
        origin: 'note',
        citations: [{ kind: 'document', title: 'Interview, 3 May', url: null, from: 'Footnote 2' }],
      },
      {
        quote: 'Five ships',
        origin: 'comment',
        citations: [
          {
            kind: 'web_page',
            title: 'Port log, https://port.example/log.',
            url: 'https://port.example/log',
            from: 'Footnote 1',
          },
        ],
      },
    ])
    expect(draft.found).toMatchObject({ footnotes: 2, endnotes: 0 })
  })

  it('may be a list after the text, with their numbers in it', () => {
    expect(manuscript(read(parts, { notes: 'text' })).body).toEqual([
      'p: It began. Five ships[1] came.[2] It ended.',
      'ol li p: Port log, https://port.example/log.',
      'ol li p: Interview, 3 May',
    ])
  })
})
