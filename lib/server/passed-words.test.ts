import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { manuscriptSchema as schema } from '@/lib/domain/manuscript-schema'
import { fingerprintOf } from '@/lib/domain/nothing-to-check'
import { getArticle } from './articles'
import { articleEvents } from './events'
import { accepted, DraftWindow, newArticle } from './testing/draft-window'
import { type Desk, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
})

async function passing(window: DraftWindow, words: string) {
  const { from, to } = window.find(words)
  const mark = schema.mark('nothing_to_check', { of: fingerprintOf(words) })
  return window.edit(tr => tr.addMark(from, to, mark))
}
const article = async (id: string) => accepted(await getArticle(desk.editor.actor, { id })).article
const deeds = async (id: string) =>
  accepted(await articleEvents(desk.editor.actor, { id })).events.map(({ kind, data, actor }) => [
    kind,
    data.quotes,
    actor?.name,
  ])

describe('saying that there is nothing to check', () => {
  it('may be done by a checker, counts in the article, and is in the record', async () => {
    const id = await newArticle(desk.editor.actor, 'Harbour', 'It rained all night. Five ships sank.')
    expect((await article(id)).coverage).toEqual({
      words: 8,
      underClaim: 0,
      nothingToCheck: 0,
      sentences: 3,
      openSentences: 3,
    })
    const window = await DraftWindow.open(desk.checker.actor, id)
    const { event } = await passing(window, 'It rained all night.')
    expect(event).toBeGreaterThan(0)
    expect((await article(id)).coverage).toMatchObject({ nothingToCheck: 4, openSentences: 2 })
    await window.mark('Five ships')
    expect((await article(id)).coverage).toMatchObject({ underClaim: 2, nothingToCheck: 4, openSentences: 1 })
    expect(await deeds(id)).toContainEqual(['draft.nothing_to_check', ['It rained all night.'], 'Bea'])
  })

  it('no longer holds of rewritten words, which is in the record as well, and holds again when they are back', async () => {
    const id = await newArticle(desk.editor.actor, 'Harbour', 'It rained all night. Five ships sank.')
    const window = await DraftWindow.open(desk.editor.actor, id)
    await passing(window, 'It rained all night.')
    await window.write('rained', 'snowed')
    expect((await article(id)).coverage).toMatchObject({ nothingToCheck: 0, openSentences: 3 })
    await window.write('snowed', 'rained')
    expect((await article(id)).coverage).toMatchObject({ nothingToCheck: 4, openSentences: 2 })
    const told = (await deeds(id)).filter(([kind]) => String(kind).endsWith('to_check'))
    expect(told.map(([kind]) => kind)).toEqual([
      'draft.nothing_to_check',
      'draft.to_check',
      'draft.nothing_to_check',
    ])
  })

  it('is no claim', async () => {
    const id = await newArticle(desk.editor.actor, 'Harbour', 'It rained.')
    await passing(await DraftWindow.open(desk.checker.actor, id), 'It rained.')
    const loaded = accepted(await getArticle(desk.editor.actor, { id }))
    expect(loaded.claims).toEqual([])
    expect(loaded.article).toMatchObject({ stage: 'writing', progress: { total: 0 } })
  })
})
