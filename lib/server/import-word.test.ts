import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import {
  comment,
  commented,
  type DocxParts,
  del,
  docx,
  footnoteSign,
  ins,
  p,
} from '@/lib/exchange/testing/docx-file'
import { ask } from './testing/http'
import { type Member, member } from './testing/people'

temporaryDatabase()

let editor: Member
beforeAll(async () => {
  editor = await member(['editor'], { name: 'Tom' })
})

const PARTS: DocxParts = {
  body: [
    p(commented(0, 'Harbour'), ' hit'),
    p('At ', commented(1, commented(2, 'five ships')), footnoteSign(1), ' it began.'),
    p('Then ', del('Bo', 'six'), ins('Bo', 'seven'), ' came.'),
  ].join(''),
  comments: [
    comment(0, 'Ann Lee', 'Which harbour?'),
    comment(1, 'Bo', 'The log says four'),
    comment(2, 'Ann Lee', 'It does'),
  ].join(''),
  threads:
    '<w15:commentEx w15:paraId="P1" w15:done="1"/><w15:commentEx w15:paraId="P2" w15:paraIdParent="P1"/>',
  footnotes: `<w:footnote w:id="1">${p('Port log')}</w:footnote>`,
}

function form(bytes: Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}): FormData {
  const sent = new FormData()
  for (const [name, value] of Object.entries(fields)) sent.set(name, value)
  sent.set('file', new File([bytes], 'port.docx'))
  return sent
}
const create = (parts: DocxParts, fields?: Record<string, string>) =>
  ask('POST', '/api/articles', { as: editor, body: form(docx(parts), fields) })
const open = async (id: string) => (await ask('GET', `/api/articles/${id}`, { as: editor })).body

describe('an article from a Word file', () => {
  it('has its comments as claims with comments, signed by whom the file names and by no account', async () => {
    const made = await create(PARTS)
    expect(made.status).toBe(201)
    const { text, claims, article } = await open(made.body.article.id)
    expect(text).toBe('Harbour hit\n\nAt five ships it began.\nThen seven came.')
    expect(article.version).toBe(2)
    expect(claims.map(({ quote, status }: { quote: string; status: string }) => [quote, status])).toEqual([
      ['Harbour', 'unchecked'],
      ['five ships', 'unchecked'],
    ])
    const [, ships] = claims
    expect(ships.createdBy.name).toBe('Tom')
    const [root, reply] = ships.comments
    expect(root).toMatchObject({
      text: 'The log says four',
      author: null,
      createdAt: '2026-03-04T10:11:00.000Z',
      imported: { author: 'Bo', resolved: true },
    })
    expect(reply).toMatchObject({ text: 'It does', replyTo: root.id, imported: { author: 'Ann Lee' } })
    expect(ships.citations).toMatchObject([
      { source: { title: 'Port log', kind: 'document', note: 'Footnote 1 in “port.docx”' } },
    ])
    const { events } = (await ask('GET', `/api/claims/${ships.id}/events`, { as: editor })).body
    expect(events.map(({ kind }: { kind: string }) => kind)).toEqual(
      ['claim.marked', 'claim.commented', 'claim.commented', 'source.created', 'claim.cited'].filter(
        kind => kind !== 'source.created',
      ),
    )
    expect(events[1]).toMatchObject({
      actor: { name: 'Tom' },
      data: { imported: { author: 'Bo', resolved: true } },
    })
  })

  it('has its tracked changes as proposed wordings when asked for', async () => {
    const made = await create(PARTS, { changes: 'propose', resolved: 'leave', notes: 'text' })
    expect(made.body.dropped).toEqual(['1 resolved comment, as you chose'])
    const { text, claims } = await open(made.body.article.id)
    expect(text).toBe('Harbour hit\n\nAt five ships[1] it began.\nThen six came.\nPort log')
    expect(claims).toMatchObject([
      { quote: 'Harbour' },
      { quote: 'six', proposedWording: 'seven', comments: [{ imported: { author: 'Bo' } }] },
    ])
  })

  it('is not made of what is no sound Word file, and says why', async () => {
    const bytes = docx(PARTS)
    const cut = await ask('POST', '/api/articles', {
      as: editor,
      body: form(bytes.slice(0, bytes.length - 40)),
    })
    expect([cut.status, cut.body.error.code]).toEqual([422, 'damaged'])
    const macros = docx({ ...PARTS, more: { 'word/vbaProject.bin': new Uint8Array([1]) } })
    const refused = await ask('POST', '/api/imports/preview', { as: editor, body: form(macros) })
    expect([refused.status, refused.body.error.code]).toEqual([422, 'macros'])
    expect(refused.body.error.message).toContain('“port.docx” carries macros')
  })

  it('keeps the ids that its claims had in Stet, where they are free, and gives others where not', async () => {
    const claims =
      '<claims xmlns="urn:stet:claims:1" article="a1" version="7"><claim id="former-1" comment="0">Harbour</claim></claims>'
    const parts: DocxParts = {
      ...PARTS,
      more: {
        'customXml/item1.xml': new TextEncoder().encode(claims),
        'word/_rels/document.xml.rels': new TextEncoder().encode(
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/comments" Target="comments.xml"/><Relationship Id="b" Type="x/customXml" Target="../customXml/item1.xml"/></Relationships>',
        ),
      },
    }
    const ids = async () => {
      const made = await create(parts)
      expect(made.status).toBe(201)
      return (await open(made.body.article.id)).claims.map(({ id }: { id: string }) => id)
    }
    expect(await ids()).toContain('former-1')
    const second = await ids()
    expect(second).not.toContain('former-1')
    expect(second).toHaveLength(3)
  })
})

describe('the preview of an import', () => {
  it('says what there is and what would be left out, and keeps nothing', async () => {
    const before = (await ask('GET', '/api/articles', { as: editor })).body.articles.length
    const { status, body } = await ask('POST', '/api/imports/preview', {
      as: editor,
      body: form(docx(PARTS)),
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      fileName: 'port.docx',
      headline: 'Harbour hit',
      words: 10,
      paragraphs: 3,
      claimCount: 2,
      claims: [
        { quote: 'Harbour', origin: 'comment', sentence: false },
        {
          quote: 'five ships',
          comments: [{ author: 'Bo', resolved: true, replies: [{ author: 'Ann Lee' }] }],
        },
      ],
      found: {
        comments: 2,
        replies: 1,
        resolved: 1,
        footnotes: 1,
        changes: [{ author: 'Bo', insertions: 1, deletions: 1 }],
        copyOf: null,
      },
      dropped: [],
    })
    expect((await ask('GET', '/api/articles', { as: editor })).body.articles).toHaveLength(before)
  })

  it('is of text files too, and wants a file', async () => {
    const sent = new FormData()
    sent.set('file', new File(['# Harbour hit\n\nIt began.'], 'port.md'))
    const { body } = await ask('POST', '/api/imports/preview', { as: editor, body: sent })
    expect(body).toMatchObject({ headline: 'Harbour hit', claimCount: 0, found: null })
    expect((await ask('POST', '/api/imports/preview', { as: editor, body: {} })).status).toBe(400)
  })
})
