import { beforeAll, describe, expect, it } from 'vitest'
import { read } from '@/db'
import { temporaryDatabase } from '@/db/testing/database'
import { allEvents } from '@/db/testing/events'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { getArticle } from './articles'
import { clear } from './clear'
import { newId } from './id'
import { deleteArticle } from './patch-article'
import { restoreVersion } from './restore-version'
import { review } from './reviews'
import { accepted, DraftWindow, newArticle, refused } from './testing/draft-window'
import { claimOn, type Desk, found, newDesk } from './testing/scene'
import { listVersions } from './timeline'
import { verifyRecord } from './verify-record'
import { compareVersions, getVersion } from './versions'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
})

const viewing = async (id: string, version: number, event?: number) =>
  accepted(await getVersion(desk.checker.actor, { id, version: String(version) }, { event }))
const bodyOf = (text: string) => text.split('\n').slice(2).join('\n')
const restoring = (id: string, version: number) =>
  restoreVersion(desk.editor.actor, { id, version: String(version) })
const draftOf = async (id: string) => accepted(await getArticle(desk.editor.actor, { id }))

/** “Five missiles” marked, found, approved, then rewritten: versions and the events between them. */
async function story() {
  const { window, id: claim } = await claimOn(desk, 'Five missiles')
  const id = window.articleId
  await found(desk.checker.actor, claim, { status: 'verified' })
  accepted(await review(desk.reviewer.actor, { id: claim }, { decision: 'approve' }))
  const { from } = window.find('Five')
  await window.edit(tr =>
    tr.replaceWith(from, from + 4, manuscriptSchema.text('Six', tr.doc.resolve(from + 1).marks())),
  )
  return { window, id, claim }
}

describe('a version', () => {
  it('has the text and the claims of then', async () => {
    const { id, claim } = await story()
    const first = await viewing(id, 0)
    expect(bodyOf(first.text)).toBe('Five missiles on the port.')
    expect(first.claims).toEqual([])
    expect(first).toMatchObject({ version: 0, by: { name: 'Tom' }, present: 2 })
    const [marked] = (await viewing(id, 1)).claims
    expect(marked).toMatchObject({
      id: claim,
      number: 1,
      quote: 'Five missiles',
      status: 'verified',
      review: 'approved',
      stale: false,
      findingBy: { name: 'Bea' },
      reviewedBy: { name: 'Ines' },
    })
    const [now] = (await viewing(id, 2)).claims
    expect(now).toMatchObject({ quote: 'Six missiles', stale: true, review: 'not_submitted' })
  })

  it('shows claims as they were after an event of its own, as a sign-off names it', async () => {
    const { id, claim } = await story()
    const finding = (await read(allEvents)).find(
      event => event.claimId === claim && event.kind === 'claim.finding',
    )
    expect((await viewing(id, 1, finding?.id)).claims).toMatchObject([
      { status: 'verified', review: 'pending' },
    ])
    await found(desk.checker.actor, claim, { status: 'verified' })
    accepted(await review(desk.reviewer.actor, { id: claim }, { decision: 'approve' }))
    const { signOff } = accepted(await clear(desk.reviewer.actor, { id }, {}))
    await found(desk.checker.actor, claim, { status: 'disputed', note: 'No.' })
    expect((await viewing(id, 2)).claims).toMatchObject([{ status: 'disputed' }])
    const signed = await viewing(id, signOff.version, signOff.head?.event)
    expect(signed.claims).toMatchObject([{ status: 'verified', review: 'approved' }])
  })

  it('is what the claims table says, for the present one', async () => {
    const { id } = await story()
    const { claims } = await draftOf(id)
    const then = (await viewing(id, 2)).claims
    for (const [index, claim] of claims.entries()) expect(claim).toMatchObject({ ...then[index] })
    expect(then).toHaveLength(claims.length)
  })

  it('that never was is not found, nor one of an article in the trash', async () => {
    const id = await newArticle(desk.editor.actor, 'Harbour', 'Five.')
    const ask = async (version: string) => refused(await getVersion(desk.checker.actor, { id, version }, {}))
    for (const version of ['1', '-1', '1.5', 'x', '', '9999999999']) {
      expect(await ask(version)).toBe('404 not_found')
    }
    expect(refused(await compareVersions(desk.checker.actor, { id }, { from: 0, to: 1 }))).toBe(
      '404 not_found',
    )
    accepted(await deleteArticle(desk.editor.actor, { id }))
    expect(await ask('0')).toBe('404 not_found')
    expect(refused(await restoring(id, 0))).toBe('409 trashed')
  })
})

describe('two versions', () => {
  it('are held against each other, and the words counted', async () => {
    const { id } = await story()
    const answer = accepted(await compareVersions(desk.checker.actor, { id }, { from: 0, to: 2 }))
    expect(answer).toMatchObject({ from: { version: 0 }, to: { version: 2 }, inserted: 1, deleted: 1 })
    expect(answer.blocks.at(-1)).toEqual({
      change: 'changed',
      kind: 'paragraph',
      parts: [
        { kind: 'del', text: 'Five' },
        { kind: 'ins', text: 'Six' },
        { kind: 'same', text: ' missiles on the port.' },
      ],
    })
  })
})

describe('the time line', () => {
  it('groups typing, and keeps what else was done between', async () => {
    const { id, window, claim } = await story()
    await window.edit(tr => tr.insert(tr.doc.content.size - 1, manuscriptSchema.text(' It burnt.')))
    const { version, entries, more } = accepted(await listVersions(desk.checker.actor, { id }))
    expect({ version, more }).toEqual({ version: 3, more: false })
    const told = entries.map(entry =>
      entry.kind === 'session'
        ? [entry.from, entry.to, entry.people.map(({ name }) => name).join(), entry.saves, entry.words]
        : [entry.event.kind, entry.version, entry.event.claimId === claim],
    )
    expect(told).toEqual([
      [1, 3, 'Tom', 2, 2],
      ['claim.stale', 2, true],
      ['claim.reviewed', 1, true],
      ['claim.finding', 1, true],
      ['claim.marked', 1, true],
      ['article.created', 0, false],
    ])
  })
})

describe('restoring', () => {
  it('makes the draft read as then, with its claims, as a change of its own that can be taken back', async () => {
    const { id, window, claim } = await story()
    const { id: later } = await window.mark('the port')
    const gone = await window.edit(tr => tr.delete(...rangeOf(window, 'Six missiles ')))
    const answer = accepted(await restoring(id, 1))
    expect(answer).toMatchObject({ restored: 1, from: gone.version, orphaned: 0 })
    const draft = await draftOf(id)
    expect(bodyOf(draft.text)).toBe('Five missiles on the port.')
    expect(draft.article.version).toBe(answer.version)
    expect(
      draft.claims.map(({ id: one, quote, orphaned, stale, review: state }) => [
        one,
        quote,
        orphaned,
        stale,
        state,
      ]),
    ).toEqual([
      [claim, 'Five missiles', false, false, 'approved'],
      [later, 'the port', false, false, 'not_submitted'],
    ])
    const back = accepted(await restoring(id, answer.from))
    expect(bodyOf((await draftOf(id)).text)).toBe('on the port.')
    expect(back.orphaned).toBe(1)
    const { entries } = accepted(await listVersions(desk.checker.actor, { id }))
    expect(
      entries.flatMap(entry => (entry.kind === 'session' && entry.restored !== null ? [entry.restored] : [])),
    ).toEqual([answer.from, 1])
    expect((await verifyRecord()).faults).toEqual([])
  })

  it('orphans a claim whose words were not there then', async () => {
    const window = await DraftWindow.open(
      desk.editor.actor,
      await newArticle(desk.editor.actor, 'H', 'Calm.'),
    )
    await window.edit(tr => tr.insert(tr.doc.content.size - 1, manuscriptSchema.text(' Two ships sank.')))
    const { id: claim } = await window.mark('Two ships')
    const { orphaned } = accepted(await restoring(window.articleId, 0))
    expect(orphaned).toBe(1)
    expect((await draftOf(window.articleId)).claims).toMatchObject([{ id: claim, orphaned: true }])
  })

  it('is for editors, and refused where nothing would change', async () => {
    const { id } = await story()
    const as = async (actor: typeof desk.editor.actor, version: string) =>
      refused(await restoreVersion(actor, { id, version }))
    expect(await as(desk.checker.actor, '0')).toBe('403 forbidden')
    expect(await as(desk.editor.actor, '2')).toBe('409 same')
    expect(await as(desk.editor.actor, '3')).toBe('404 not_found')
  })

  it('reaches windows that are behind as steps that they can take in', async () => {
    const { id, window } = await story()
    accepted(await restoring(id, 0))
    const behind = await window.send(
      window.request(tr => tr.insert(1, manuscriptSchema.text('New ')), { commitId: newId() }),
    )
    expect(refused(behind)).toBe('409 behind')
  })
})

function rangeOf(window: DraftWindow, words: string): [number, number] {
  const { from, to } = window.find(words)
  return [from, to]
}
