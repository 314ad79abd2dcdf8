import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { closeDatabase, copyDatabase, read, write } from '@/db'
import { articleById } from '@/db/queries/articles'
import { appendEvent, chainHead } from '@/db/queries/events'
import { temporaryDatabase } from '@/db/testing/database'
import { allEvents } from '@/db/testing/events'
import { tamper } from '@/db/testing/tamper'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { clear } from './clear'
import { patchArticle } from './patch-article'
import { review } from './reviews'
import { patchSettings } from './settings'
import { accepted, type DraftWindow } from './testing/draft-window'
import { member } from './testing/people'
import { claimOn, type Desk, found, newDesk } from './testing/scene'
import { verifyRecord } from './verify-record'

const folder = temporaryDatabase()

let desk: Desk
let window: DraftWindow
let article: string
let claim: string
let whole: string
beforeAll(async () => {
  desk = await newDesk()
  await claimOn(desk, 'Two ships', 'Two ships sank.')
  const scene = await claimOn(desk, 'Five missiles', 'Five missiles fell on the port.')
  window = scene.window
  claim = scene.id
  article = window.articleId
  await window.edit(tr => tr.insert(tr.doc.content.size - 2, manuscriptSchema.text(' at dawn')))
  await found(desk.checker.actor, claim, { status: 'verified' })
  accepted(await review(desk.reviewer.actor, { id: claim }, { decision: 'approve' }))
  accepted(await patchArticle(desk.editor.actor, { id: article }, { headline: 'Harbour at dawn' }))
  accepted(await clear(desk.reviewer.actor, { id: article }, {}))
  accepted(await patchArticle(desk.editor.actor, { id: article }, { desk: 'City' }))
  const admin = await member(['admin'])
  accepted(await patchSettings(admin.actor, { ownFindingsAllowed: true }))
  accepted(await patchSettings(admin.actor, { ownFindingsAllowed: false }))
  whole = copyDatabase(join(folder(), 'whole'), new Date(0))
})

/* Each test tampers with the same database. */
beforeEach(() => {
  closeDatabase()
  copyFileSync(whole, join(folder(), 'stet.db'))
})

/** What is said of the record after somebody was at the file. */
async function said(...statements: Parameters<typeof tamper>[1][]): Promise<string[]> {
  closeDatabase()
  tamper(folder(), ...statements)
  return (await verifyRecord()).faults.map(({ message }) => message)
}
const numbers = async (kind: string) =>
  (await read(allEvents))
    .filter(event => event.kind === kind && event.articleId === article)
    .map(({ id }) => id)
async function number(kind: string): Promise<number> {
  const [id] = await numbers(kind)
  if (id === undefined) throw new Error(`Nothing is recorded as ${kind}.`)
  return id
}

describe('a record that nobody has been at', () => {
  it('has no faults, and says how much there is', async () => {
    const report = await verifyRecord()
    expect(report.faults).toEqual([])
    expect(report).toMatchObject({ articles: 2, events: (await read(allEvents)).length })
    expect(report.events).toBeGreaterThan(12)
  })

  it('finds the hash that a sign-off names, whole or short, and misses one that never was', async () => {
    const head = await read(db => chainHead(db, article))
    if (!head) throw new Error('There is a chain.')
    const { sought } = await verifyRecord({ hashes: [head.hash, head.hash.slice(0, 16), 'f'.repeat(16)] })
    expect(sought.map(({ event, articleId }) => [event, articleId])).toEqual([
      [head.event, article],
      [head.event, article],
      [null, null],
    ])
  })

  it('stays whole when writes share a commit and some are taken back', async () => {
    const at = new Date().toISOString()
    const append = (articleId: string | null, fail: boolean) =>
      write(async db => {
        await appendEvent(db, { kind: 'article.changed', actorId: null, at, articleId })
        if (fail) throw new Error('taken back')
      })
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, (_, i) => append(i % 2 ? article : null, i % 3 === 0)),
    )
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(20)
    expect((await verifyRecord()).faults).toEqual([])
  })
})

describe('an event', () => {
  it('that was changed is named, whichever field', async () => {
    const id = await number('claim.reviewed')
    for (const [column, value] of [
      ['kind', 'claim.noted'],
      ['actor_id', desk.checker.id],
      ['at', '2020-01-01T00:00:00.000Z'],
      ['claim_id', null],
      ['data', '{"decision":"return","reason":null,"status":"verified"}'],
    ]) {
      expect(await said([`UPDATE events SET ${column} = ? WHERE id = ?`, value, id])).toContain(
        `Event ${id} is not what was recorded.`,
      )
      closeDatabase()
      copyFileSync(whole, join(folder(), 'stet.db'))
    }
  })

  it('whose data is only written otherwise is named', async () => {
    const id = await number('claim.reviewed')
    expect(await said([`UPDATE events SET data = replace(data, ':', ' : ') WHERE id = ?`, id])).toEqual([
      `Event ${id} is not written as it was recorded.`,
    ])
  })

  it('whose data is no JSON any more is named', async () => {
    const id = await number('claim.reviewed')
    expect(await said([`UPDATE events SET data = '{' WHERE id = ?`, id])).toContain(
      `Event ${id} is not what was recorded.`,
    )
  })

  it('that was removed between others is named by its number', async () => {
    const id = await number('claim.finding')
    const faults = await said(['DELETE FROM events WHERE id = ?', id])
    expect(faults).toContain(`Event ${id} was recorded, and is not there.`)
    expect(faults.some(message => message.startsWith('Something was removed or changed between'))).toBe(true)
  })

  it('that was removed at the end is missed, even with the head put right', async () => {
    const id = await number('article.changed')
    const faults = await said(['DELETE FROM events WHERE id = ?', id])
    expect(faults.some(message => message.startsWith('Events were removed at the end'))).toBe(true)
    closeDatabase()
    copyFileSync(whole, join(folder(), 'stet.db'))
    const cleared = await number('article.cleared')
    const trimmed = await said(
      ['DELETE FROM events WHERE article_id = ? AND id >= ?', article, cleared],
      [
        `UPDATE chain_heads SET count = (SELECT count(*) FROM events WHERE article_id = chain),
           event = (SELECT max(id) FROM events WHERE article_id = chain),
           hash = (SELECT hash FROM events WHERE article_id = chain ORDER BY id DESC LIMIT 1) WHERE chain = ?`,
        article,
      ],
    )
    expect(trimmed).toContain(`Event ${cleared} was recorded, and is not there.`)
    expect(trimmed.some(message => /The sign-off of version \d+ names event/.test(message))).toBe(true)
  })

  it('that changed places with another is named', async () => {
    const [one, other] = [await number('claim.finding'), await number('claim.reviewed')]
    const faults = await said(
      ['UPDATE events SET id = -1 WHERE id = ?', one],
      ['UPDATE events SET id = ? WHERE id = ?', one, other],
      ['UPDATE events SET id = ? WHERE id = -1', other],
    )
    expect(faults.some(message => message.includes('but now stands before it'))).toBe(true)
  })

  it('that was added is named', async () => {
    const faults = await said([
      `INSERT INTO events (kind, at, article_id, data, previous, hash)
       SELECT kind, at, article_id, data, hash, 'made up' FROM events WHERE id = ?`,
      await number('article.changed'),
    ])
    expect(faults.some(message => /was added behind event/.test(message))).toBe(true)
  })

  it('of people and settings is held as well', async () => {
    const id = (await read(allEvents)).find(({ kind }) => kind === 'settings.changed')?.id
    expect(await said([`UPDATE events SET data = '{}' WHERE id = ?`, id])).toContain(
      `Event ${id} is not what was recorded.`,
    )
  })
})

describe('what the record is about', () => {
  it.each([
    [
      'the head of a chain',
      'DELETE FROM chain_heads WHERE chain = ?',
      'Which event is the last was not kept',
    ],
    [
      'the article',
      'DELETE FROM articles WHERE id = ?',
      'The article that these events are of is not there.',
    ],
    ['its version', 'UPDATE articles SET version = version - 1 WHERE id = ?', 'The article is at version'],
    ['its text', `UPDATE articles SET text_hash = 'x' WHERE id = ?`, 'is not the one the article names'],
    ['a step', 'DELETE FROM steps WHERE version = 2 AND article_id = ?', 'steps where the draft has had'],
    [
      'a commit',
      'DELETE FROM commits WHERE base_version = 0 AND article_id = ?',
      'The commits between version 0',
    ],
    [
      'who saved',
      'UPDATE commits SET actor_id = NULL WHERE article_id = ?',
      'that is not there as it tells it',
    ],
    [
      'what was typed',
      `UPDATE steps SET step = replace(step, 'at dawn', 'at dusk') WHERE version = 2 AND article_id = ?`,
      'is not the one that event',
    ],
    [
      'the first version',
      `UPDATE snapshots SET doc = replace(doc, 'Five', 'Nine') WHERE version = 0 AND article_id = ?`,
      'The text at version 0 is not the one that event',
    ],
    [
      'a finding',
      `UPDATE claims SET status = 'disputed' WHERE article_id = ?`,
      'and the record says verified.',
    ],
    ['a sign-off', 'DELETE FROM sign_offs WHERE article_id = ?', 'The sign-off that event'],
    [
      'what was signed',
      `UPDATE sign_offs SET claims = '[]' WHERE article_id = ?`,
      'is not the one that event',
    ],
  ])('is missed when %s is tampered with', async (_, sql, message) => {
    const faults = await said([sql, article])
    expect(faults.filter(fault => fault.includes(message))).not.toEqual([])
    expect((await verifyRecord()).faults.every(({ articleId }) => articleId === article)).toBe(true)
  })

  it('is not built anew when that is not asked for', async () => {
    await said([
      `UPDATE steps SET step = replace(step, 'at dawn', 'at dusk') WHERE version = 2 AND article_id = ?`,
      article,
    ])
    expect((await verifyRecord({ replay: false })).faults).toEqual([])
    expect((await read(db => articleById(db, article)))?.version).toBe(window.version + 1)
  })
})
