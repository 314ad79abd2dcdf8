import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { editDocx } from '@/lib/exchange/testing/docx-edit'
import { getArticle } from './articles'
import { cite } from './citations'
import { addComment } from './comments'
import { createArticle } from './create-article'
import { createClaim } from './create-claim'
import { review } from './reviews'
import { accepted } from './testing/draft-window'
import { ask } from './testing/http'
import { type Desk, found, newDesk } from './testing/scene'
import { wordCopyOf } from './testing/word-copy'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
})

const MARKDOWN = '# Harbour\n\nAt dawn five missiles fell. Two ships sank.\n\nThe port opened in 1907.\n'

/** An article with findings, one of them approved and one from a source that nobody is to know. */
async function checkedArticle() {
  const { article } = accepted(await createArticle(desk.editor.actor, { markdown: MARKDOWN }))
  const claim = async (quote: string) =>
    accepted(await createClaim(desk.checker.actor, { id: article.id }, { quote })).claim.id
  const [missiles, ships, opened] = [
    await claim('five missiles'),
    await claim('Two ships sank'),
    await claim('1907'),
  ]
  const log = { kind: 'document', title: 'Port log', url: 'https://port.example/log' } as const
  accepted(
    await cite(
      desk.checker.actor,
      { id: missiles },
      { source: log, primary: true, locator: 'p. 3', excerpt: 'Five.' },
    ),
  )
  const ann = { kind: 'person', title: 'Ann Keeper', confidential: true } as const
  accepted(await cite(desk.checker.actor, { id: missiles }, { source: ann, excerpt: 'I saw five' }))
  await found(desk.checker.actor, missiles, { status: 'verified', note: 'Ann Keeper and the log.' })
  await found(desk.checker.actor, ships, {
    status: 'needs_change',
    note: 'Three.',
    proposedWording: 'Three ships sank',
  })
  accepted(await addComment(desk.editor.actor, { id: missiles }, { text: 'All five?' }))
  accepted(await review(desk.reviewer.actor, { id: missiles }, { decision: 'approve' }))
  return { id: article.id, missiles, ships, opened }
}

const load = async (id: string) => accepted(await getArticle(desk.editor.actor, { id }))

const copyOf = (id: string, confidential = false) =>
  wordCopyOf(desk.editor.actor, id, confidential ? { confidential: 'true' } : {})

async function brought(bytes: Uint8Array<ArrayBuffer>) {
  const form = new FormData()
  form.set('file', new File([bytes], 'copy.docx'))
  const preview = await ask('POST', '/api/imports/preview', { as: desk.editor, body: form })
  const made = await ask('POST', '/api/articles', { as: desk.editor, body: form })
  expect([preview.status, made.status]).toEqual([200, 201])
  const { claims, article } = await load(made.body.article.id)
  const named = (quote: string) => claims.find(claim => claim.quote === quote) as PlacedClaim // they are all there
  return { preview: preview.body, dropped: made.body.dropped, version: article.version, claims, named }
}

describe('a copy that comes back as a new article', () => {
  it('has its findings, citations and comments again, by whom and when they were made, to be reviewed anew', async () => {
    const { id, missiles } = await checkedArticle()
    const before = await load(id)
    const { preview, dropped, version, claims, named } = await brought(await copyOf(id, true))
    expect(preview.copy).toEqual({ sealed: true, findings: 2, citations: 2, comments: 1, stale: 0 })
    expect(dropped).not.toContainEqual(expect.stringContaining('seal'))
    const [was, is] = [before.claims.find(claim => claim.id === missiles), named('five missiles')]
    expect(is.id).not.toBe(missiles)
    expect(is).toMatchObject({
      status: 'verified',
      review: 'pending',
      stale: false,
      note: 'Ann Keeper and the log.',
      findingBy: { name: 'Bea' },
      findingAt: was?.findingAt,
    })
    expect(is.citations.map(({ source, locator, excerpt }) => [source.id, locator, excerpt])).toEqual(
      was?.citations.map(({ source, locator, excerpt }) => [source.id, locator, excerpt]),
    )
    expect(is.comments.map(({ text, author, imported }) => [text, author?.name ?? imported?.author])).toEqual(
      [
        ['All five?', 'Tom'],
        ['Approved before.', 'Ines'],
      ],
    )
    expect(named('Two ships sank')).toMatchObject({
      status: 'needs_change',
      proposedWording: 'Three ships sank',
    })
    expect(named('Two ships sank').comments).toEqual([])
    expect(claims.filter(({ status }) => status === 'unchecked').map(({ quote }) => quote)).toEqual(['1907'])
    const own = await review(desk.checker.actor, { id: is.id }, { decision: 'approve' })
    expect(own.ok).toBe(false)
    const { events } = (await ask('GET', `/api/claims/${is.id}/events`, { as: desk.editor })).body
    expect(events.find(({ kind }: { kind: string }) => kind === 'claim.finding')).toMatchObject({
      actor: { name: 'Tom' },
      data: {
        brought: { articleId: id, version: before.article.version, by: { name: 'Bea' }, review: 'approved' },
      },
    })
    const versions = await ask('GET', `/api/articles/${is.articleId}/versions/${version}`, {
      as: desk.editor,
    })
    expect(versions.body.claims).toContainEqual(
      expect.objectContaining({ id: is.id, findingBy: expect.objectContaining({ name: 'Bea' }) }),
    )
  })

  it('keeps a confidential source out of the file unless it was asked for, and says so', async () => {
    const { id } = await checkedArticle()
    const file = await copyOf(id)
    const inside = new TextDecoder('latin1').decode(editDocx(file, {}))
    const { unzipSync, strFromU8 } = await import('fflate')
    const parts = Object.values(unzipSync(file))
      .map(part => strFromU8(part))
      .join('')
    expect(parts).toContain('Port log')
    for (const secret of ['Ann Keeper', 'I saw five']) expect(parts + inside).not.toContain(secret)
    const ann = (await load(id)).claims
      .flatMap(({ citations }) => citations)
      .find(({ source }) => source.confidential)
    expect(parts).not.toContain(ann?.source.id)
    const { dropped, named } = await brought(file)
    expect(dropped).toContain('1 citation of confidential sources, which the copy does not name')
    expect(named('five missiles').citations.map(({ source }) => source.title)).toEqual(['Port log'])
    expect(named('five missiles').note).toBe('Confidential source and the log.')
  })

  it('is stale where its words were changed, and has no finding where its comment was moved', async () => {
    const { id } = await checkedArticle()
    const file = editDocx(await copyOf(id), {
      'word/document.xml': xml => xml.replace('five missiles', 'six missiles'),
    })
    const { preview, named } = await brought(file)
    expect(preview.copy).toMatchObject({ findings: 2, stale: 1 })
    expect(named('six missiles')).toMatchObject({
      status: 'verified',
      stale: true,
      findingWording: 'five missiles',
    })
    const moved = editDocx(await copyOf(id), {
      'word/document.xml': xml => xml.replace('At dawn ', 'Nobody saw ').replace(' fell. ', ' sink. '),
    })
    const { dropped, named: there } = await brought(moved)
    expect(there('five missiles')).toMatchObject({
      status: 'unchecked',
      note: 'Confidential source and the log.',
    })
    expect(dropped).toContain('The finding of claim 1: its comment was moved to other words in the file')
  })

  it('brings nothing that was found where the record was changed or the seal is not ours; the comments stay', async () => {
    const { id } = await checkedArticle()
    const file = await copyOf(id)
    const forged = [
      (xml: string) => xml.replace(/&#34;status&#34;:&#34;needs_change/, '&#34;status&#34;:&#34;verified'),
      (xml: string) => xml.replace(/seal="..../, 'seal="AAAA'),
      (xml: string) => xml.replace(/(<record[^>]*>)[^<]*/, '$1{'),
      (xml: string) => xml.replace(/(<record[^>]*>)[^<]*/, `$1${'['.repeat(100_000)}`),
      (xml: string) => xml.replace(/ article="[^"]*"/, ' article="another"'),
    ]
    for (const forge of forged) {
      const { preview, dropped, claims, named } = await brought(
        editDocx(file, { 'customXml/item1.xml': forge }),
      )
      expect(preview.copy).toEqual({ sealed: false, findings: 0, citations: 0, comments: 0, stale: 0 })
      expect(dropped).toContainEqual(expect.stringContaining('does not bear the seal'))
      expect(claims.every(({ status, note }) => status === 'unchecked' && note === '')).toBe(true)
      expect(named('five missiles').comments[0]).toMatchObject({ author: null, imported: { author: 'Bea' } })
    }
    const broken = await brought(editDocx(file, { 'customXml/item1.xml': () => '<claims' }))
    expect(broken.preview.copy).toBeNull()
  })
})
