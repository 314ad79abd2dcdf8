import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import type { UpdateDraftAnswer } from '@/lib/contracts/history'
import { editDocx } from '@/lib/exchange/testing/docx-edit'
import {
  comments,
  movesComment,
  replies,
  resolves,
  rewrites,
  suggests,
} from '@/lib/exchange/testing/recipient'
import { getArticle } from './articles'
import { addComment } from './comments'
import { createArticle } from './create-article'
import { createClaim } from './create-claim'
import { review } from './reviews'
import { accepted, DraftWindow } from './testing/draft-window'
import { ask } from './testing/http'
import { type Desk, found, newDesk } from './testing/scene'
import { wordCopyOf } from './testing/word-copy'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
})

const MARKDOWN =
  '# Harbour\n\nAt dawn five missiles fell. Two ships sank.\n\nThe port opened in 1907. Nobody saw it.\n'

async function checkedArticle() {
  const { article } = accepted(await createArticle(desk.editor.actor, { markdown: MARKDOWN }))
  const claim = async (quote: string) =>
    accepted(await createClaim(desk.checker.actor, { id: article.id }, { quote })).claim.id
  const [missiles, ships, opened] = [
    await claim('five missiles'),
    await claim('Two ships sank'),
    await claim('1907'),
  ]
  await found(desk.checker.actor, missiles, { status: 'verified', note: 'The log.' })
  await found(desk.checker.actor, ships, {
    status: 'needs_change',
    note: 'Three.',
    proposedWording: 'Three ships sank',
  })
  await found(desk.checker.actor, opened, { status: 'verified', note: 'The archive.' })
  accepted(await addComment(desk.editor.actor, { id: missiles }, { text: 'All five?' }))
  accepted(await review(desk.reviewer.actor, { id: opened }, { decision: 'approve' }))
  return { id: article.id, missiles, ships, opened }
}

const load = async (id: string) => accepted(await getArticle(desk.editor.actor, { id }))

const copyOf = (id: string) => wordCopyOf(desk.editor.actor, id)

async function send(
  id: string,
  file: Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = {},
  preview = false,
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new File([file], 'copy.docx'))
  const path = `/api/articles/${id}/draft${preview ? '?preview=true' : ''}`
  const { status, body } = await ask('PUT', path, { as: desk.editor, body: form })
  expect([status, body.error?.message]).toEqual([200, undefined])
  const answer: UpdateDraftAnswer = body
  return { ...answer, returned: answer.returned as NonNullable<UpdateDraftAnswer['returned']> } // it is a copy
}
const preview = (id: string, file: Uint8Array<ArrayBuffer>, fields?: Record<string, string>) =>
  send(id, file, fields, true)

describe('a copy that comes back into its article', () => {
  it('as it left changes nothing, and says so', async () => {
    const { id } = await checkedArticle()
    const { article } = await load(id)
    const answer = await send(id, await copyOf(id))
    expect(answer).toMatchObject({
      from: article.version,
      version: article.version,
      event: null,
      returned: { version: article.version, sealed: true, changes: [], comments: [], known: 0, remarks: [] },
    })
  })

  it('names what the recipient changed and said, takes it in, and is taken back as one', async () => {
    const { id, missiles, ships, opened } = await checkedArticle()
    const before = await load(id)
    let file = await copyOf(id)
    file = rewrites(file, 'five missiles', 'six missiles')
    file = rewrites(file, ' Nobody saw it.', ' Everybody saw it.')
    file = replies(file, 'Lena Voss', 'All five?', 'Yes, all.')
    file = comments(file, 'Lena Voss', 'At dawn', 'At night, surely')
    file = resolves(file, 'The log')
    const looked = await preview(id, file)
    expect(looked.returned.changes).toMatchObject([
      { kind: 'reworded', before: 'five', after: 'six', lead: 'At dawn ', here: null, taken: true, block: 2 },
      { kind: 'reworded', before: 'Nobody', after: 'Everybody', taken: true, block: 3 },
    ])
    expect(
      looked.returned.comments.map(({ author, text, claim, quote }) => [
        author,
        text,
        claim?.id ?? null,
        quote,
      ]),
    ).toEqual([
      ['Lena Voss', 'At night, surely', null, 'At dawn'],
      ['Lena Voss', 'Yes, all.', missiles, 'six missiles'],
      ['', 'Resolved in the copy.', missiles, 'six missiles'],
    ])
    expect((await load(id)).text).toBe(before.text)

    const done = await send(id, file)
    const after = await load(id)
    expect(after.text).toContain('At dawn six missiles fell. Two ships sank.')
    expect(after.text).toContain('The port opened in 1907. Everybody saw it.')
    const claims = new Map(after.claims.map(claim => [claim.quote, claim]))
    expect(claims.get('six missiles')).toMatchObject({ id: missiles, status: 'verified', stale: true })
    expect(claims.get('1907')).toMatchObject({ id: opened, review: 'approved' })
    expect(claims.get('At dawn')).toMatchObject({
      status: 'unchecked',
      comments: [{ text: 'At night, surely', author: null, imported: { author: 'Lena Voss' } }],
    })
    expect(
      claims
        .get('six missiles')
        ?.comments.map(({ text }) => text)
        .sort(),
    ).toEqual(['All five?', 'Resolved in the copy.', 'Yes, all.'])

    const again = await send(id, file)
    expect(again).toMatchObject({ event: null, returned: { changes: [], comments: [], known: 3 } })

    const back = await ask('DELETE', `/api/articles/${id}/draft?event=${done.event}`, { as: desk.editor })
    expect(back.status).toBe(200)
    const restored = await load(id)
    expect(restored.text).toBe(before.text)
    expect(restored.claims.filter(({ orphaned }) => !orphaned).map(({ quote }) => quote)).toEqual(
      before.claims.map(({ quote }) => quote),
    )
    expect(restored.claims.filter(({ orphaned }) => orphaned)).toMatchObject([
      { quote: 'At dawn', dismissed: true },
    ])
    const of = (id: string) => restored.claims.find(claim => claim.id === id)
    expect(of(missiles)?.comments.map(({ text }) => text)).toEqual(['All five?'])
    expect(of(ships)?.proposedWording).toBe('Three ships sank')
    const twice = await ask('DELETE', `/api/articles/${id}/draft?event=${done.event}`, { as: desk.editor })
    expect([twice.status, twice.body.error.code]).toEqual([409, 'changed_since'])
  })

  it('comes on top of what was changed here since, asks about the same words, and leaves what one leaves', async () => {
    const { id, missiles } = await checkedArticle()
    let file = await copyOf(id)
    const window = await DraftWindow.open(desk.editor.actor, id)
    await window.write('five', 'seven')
    await window.write('Nobody saw it', 'Hardly anybody saw it')
    file = rewrites(file, 'five missiles', 'six missiles')
    file = rewrites(file, 'The port', 'The old port')
    file = rewrites(file, ' fell. ', ' landed. ')
    const { returned } = await preview(id, file)
    const named = (after: string) => returned.changes.find(change => change.after === after)
    expect(named('six')).toMatchObject({ before: 'five', here: 'seven', taken: false })
    expect(named('landed')).toMatchObject({ before: 'fell', here: null, taken: true })
    await send(id, file, { leave: named('landed')?.id ?? '', take: named('six')?.id ?? '' })
    const { text, claims } = await load(id)
    expect(text).toContain('At dawn six missiles fell.')
    expect(text).toContain('The old port opened in 1907. Hardly anybody saw it.')
    expect(claims.find(claim => claim.id === missiles)?.quote).toBe('six missiles')
  })

  it('has its tracked changes refused, taken, or kept as proposed wording; those of the copy itself are none', async () => {
    const { id, missiles, opened } = await checkedArticle()
    let file = await copyOf(id)
    file = suggests(file, 'Lena Voss', 'five missiles', 'six missiles')
    file = suggests(file, 'Lena Voss', '1907', '1908')
    const refused = await preview(id, file, { changes: 'reject' })
    expect([refused.returned.changes, refused.returned.comments]).toEqual([[], []])
    const takenIn = await preview(id, file, { changes: 'accept' })
    expect(takenIn.returned.changes.map(({ before, after }) => [before, after])).toEqual([
      ['five', 'six'],
      ['1907', '1908'],
    ])
    const proposed = await preview(id, file)
    expect(proposed.returned.changes).toEqual([])
    expect(proposed.returned.comments).toMatchObject([
      { claim: { id: missiles }, proposedWording: 'six missiles' },
      { claim: { id: opened }, proposedWording: '1908' },
    ])
    const done = await send(id, file)
    const of = async (claim: string) => (await load(id)).claims.find(one => one.id === claim)
    expect(await of(missiles)).toMatchObject({ proposedWording: 'six missiles', review: 'pending' })
    expect(await of(opened)).toMatchObject({
      proposedWording: '1908',
      review: 'pending',
      findingBy: { name: 'Tom' },
    })
    await ask('DELETE', `/api/articles/${id}/draft?event=${done.event}`, { as: desk.editor })
    expect(await of(missiles)).toMatchObject({ proposedWording: null, comments: [{ text: 'All five?' }] })
    expect(await of(opened)).toMatchObject({
      proposedWording: null,
      review: 'approved',
      findingBy: { name: 'Bea' },
    })
  })

  it('has a proposal of its own taken in as a change, and says where comments were moved or deleted', async () => {
    const { id, ships, opened } = await checkedArticle()
    let file = await copyOf(id)
    file = editDocx(file, {
      'word/document.xml': xml =>
        xml.replace(/<w:del .*?<\/w:del>/g, '').replace(/<w:ins [^>]*>(.*?)<\/w:ins>/g, '$1'),
    })
    file = movesComment(file, 'The archive', 'Nobody')
    file = movesComment(file, 'The log', null)
    const { returned, blocks } = await preview(id, file)
    expect(returned.changes).toMatchObject([{ before: 'Two', after: 'Three' }])
    expect(returned.remarks).toMatchObject([
      { text: 'The comment on claim 1 was deleted in the copy. The claim stays.', block: 2 },
      {
        text: 'The comment on claim 3 was moved in the copy to “Nobody”. The claim stays on its words.',
        block: 3,
      },
    ])
    expect(blocks[2]?.parts.map(({ text }) => text).join('')).toContain('missiles')
    await send(id, file)
    const { claims } = await load(id)
    expect(claims.find(claim => claim.id === ships)?.quote).toBe('Three ships sank')
    expect(claims.find(claim => claim.id === opened)?.quote).toBe('1907')
  })

  it('is known by what it says also without ids of comments, and is a new version where it is of another article', async () => {
    const { id, missiles } = await checkedArticle()
    const other = await checkedArticle()
    let file = replies(await copyOf(id), 'Lena Voss', 'All five?', 'Yes.')
    file = editDocx(file, { 'word/commentsIds.xml': xml => xml.replace(/<w16cid:commentId .*?\/>/g, '') })
    const { returned } = await preview(id, file)
    expect(returned.comments).toMatchObject([{ text: 'Yes.', claim: { id: missiles } }])
    const form = new FormData()
    form.set('file', new File([file], 'copy.docx'))
    const elsewhere = await ask('PUT', `/api/articles/${other.id}/draft?preview=true`, {
      as: desk.editor,
      body: form,
    })
    expect([elsewhere.status, elsewhere.body.returned]).toEqual([200, null])
  })

  it('with a damaged or forged part is an answer in words, never a fault', async () => {
    const { id } = await checkedArticle()
    const file = await copyOf(id)
    const parts: ((xml: string) => string)[] = [
      () => '<claims',
      () => '<claims xmlns="urn:stet:claims:1"/>',
      xml => xml.replace(/version="\d+"/, 'version="999999"'),
      xml => xml.replace(/version="\d+"/, 'version="-1"'),
      xml => xml.replace(/version="\d+"/, 'version="0"'),
      xml => xml.replace(/<comment [^>]*>[^<]*<\/comment>/g, '<comment/>'),
      xml => xml.replace(/ id="[^"]*"/g, ' id="__proto__"'),
      xml => xml.replace(/<record.*<\/record>/, '<record/>'),
      xml => xml.replace(/seal="[^"]*"/, 'seal=""'),
    ]
    for (const part of parts) {
      const form = new FormData()
      form.set('file', new File([editDocx(file, { 'customXml/item1.xml': part })], 'copy.docx'))
      const { status } = await ask('PUT', `/api/articles/${id}/draft`, { as: desk.editor, body: form })
      expect(status).toBe(200)
      expect((await load(id)).claims.filter(({ orphaned }) => orphaned)).toEqual([])
    }
  })
})
