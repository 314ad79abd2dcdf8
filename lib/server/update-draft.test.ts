import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { getArticle } from './articles'
import { createArticle } from './create-article'
import { createClaim } from './create-claim'
import { restoreVersion } from './restore-version'
import { accepted, refused } from './testing/draft-window'
import { eventsOf } from './testing/events'
import { ask } from './testing/http'
import { type Desk, found, newDesk } from './testing/scene'
import { updateDraft } from './update-draft'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
})

const MARKDOWN = '# Harbour\n\nAt dawn *five* missiles fell. Two ships sank.\n\nThe port opened in 1907.\n'

async function checkedArticle() {
  const { article } = accepted(await createArticle(desk.editor.actor, { markdown: MARKDOWN }))
  const claim = async (quote: string) =>
    accepted(await createClaim(desk.checker.actor, { id: article.id }, { quote })).claim
  const [missiles, ships, opened] = [
    await claim('five missiles'),
    await claim('Two ships sank'),
    await claim('1907'),
  ]
  await found(desk.checker.actor, missiles.id, { status: 'verified', note: 'Seen.' })
  return { id: article.id, missiles, ships, opened }
}

const load = async (id: string) => accepted(await getArticle(desk.editor.actor, { id }))
const REVISED = '# Harbour\n\nThe port opened in 1907.\n\nAt dawn *six* missiles fell on it.\n'

describe('a new version of a draft', () => {
  it('is looked at first, which changes nothing', async () => {
    const { id, missiles, ships } = await checkedArticle()
    const preview = accepted(
      await updateDraft(desk.editor.actor, { id }, { body: { markdown: REVISED }, query: { preview: true } }),
    )
    const { article, text } = await load(id)
    expect(preview).toMatchObject({
      from: article.version,
      version: article.version,
      kept: 1,
      reworded: [{ id: missiles.id, before: 'five missiles', quote: 'six missiles' }],
      orphaned: [{ id: ships.id, quote: 'Two ships sank' }],
    })
    expect(preview.inserted).toBeGreaterThan(0)
    expect(text).toContain('five missiles')
  })

  it('comes in by steps: claims go along, go stale or to the tray; restoring takes it back', async () => {
    const { id, missiles, ships, opened } = await checkedArticle()
    const before = await load(id)
    const done = accepted(
      await updateDraft(
        desk.editor.actor,
        { id },
        { body: { markdown: REVISED }, query: { baseVersion: before.article.version } },
      ),
    )
    const after = await load(id)
    expect(after.article.version).toBe(done.version)
    expect(done.version).toBeGreaterThan(done.from)
    expect(after.text).toBe('Harbour\n\nThe port opened in 1907.\nAt dawn six missiles fell on it.')
    const claims = new Map(after.claims.map(claim => [claim.id, claim]))
    expect(claims.get(missiles.id)).toMatchObject({ quote: 'six missiles', stale: true, orphaned: false })
    expect(claims.get(ships.id)).toMatchObject({ orphaned: true })
    expect(claims.get(opened.id)).toMatchObject({ quote: '1907', stale: false, orphaned: false })
    expect((await eventsOf('draft.updated')).at(-1)?.data).toMatchObject({
      format: 'markdown',
      from: done.from,
      to: done.version,
    })

    accepted(await restoreVersion(desk.editor.actor, { id, version: String(done.from) }))
    const back = await load(id)
    expect(back.text).toBe(before.text)
    expect(back.claims.map(({ quote, stale, orphaned }) => ({ quote, stale, orphaned }))).toEqual(
      before.claims.map(({ quote, stale, orphaned }) => ({ quote, stale, orphaned })),
    )
  })

  it('as plain text leaves the formatting of words that stay', async () => {
    const { id } = await checkedArticle()
    const { text } = await load(id)
    accepted(
      await updateDraft(
        desk.editor.actor,
        { id },
        { body: { text: text.replace('Two ships sank', 'Three ships sank') }, query: {} },
      ),
    )
    const after = await load(id)
    expect(after.text).toBe(text.replace('Two ships sank', 'Three ships sank'))
    expect(JSON.stringify(after.doc)).toContain('"em"')
    expect(after.claims.map(({ quote }) => quote)).toEqual(['five missiles', 'Three ships sank', '1907'])
  })

  it('that says the same takes no step', async () => {
    const { id } = await checkedArticle()
    const { article } = await load(id)
    const same = accepted(
      await updateDraft(desk.editor.actor, { id }, { body: { markdown: MARKDOWN }, query: {} }),
    )
    expect(same).toMatchObject({
      from: article.version,
      version: article.version,
      kept: 3,
      reworded: [],
      orphaned: [],
    })
  })

  it('is refused when the draft is another by now, when nothing was sent, and to who does not write', async () => {
    const { id } = await checkedArticle()
    const { article } = await load(id)
    const body = { markdown: REVISED }
    const stale = { body, query: { baseVersion: article.version - 1 } }
    expect(refused(await updateDraft(desk.editor.actor, { id }, stale))).toBe('409 changed_since')
    const nothing = await updateDraft(desk.editor.actor, { id }, { body: {}, query: {} })
    expect(refused(nothing)).toBe('400 invalid')
    expect(refused(await updateDraft(desk.checker.actor, { id }, { body, query: {} }))).toBe('403 forbidden')
    expect((await load(id)).article.version).toBe(article.version)
  })

  it('comes over HTTP as JSON or as a file', async () => {
    const { id } = await checkedArticle()
    const form = new FormData()
    form.set('file', new File([REVISED], 'revised.md'))
    const path = `/api/articles/${id}/draft`
    const preview = await ask('PUT', `${path}?preview=true`, { as: desk.editor, body: form })
    expect(preview.status).toBe(200)
    const { from } = preview.body
    const done = await ask('PUT', `${path}?baseVersion=${from}`, {
      as: desk.editor,
      body: { markdown: REVISED },
    })
    expect(done.body.version).toBeGreaterThan(from)
  })
})
