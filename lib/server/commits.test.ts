import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { write } from '@/db'
import { temporaryDatabase } from '@/db/testing/database'
import { dropSteps, snapshotVersions } from '@/db/testing/history'
import type { CommitBody } from '@/lib/contracts/commit'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { plainText } from '@/lib/domain/manuscript-text'
import { ROLES } from '@/lib/domain/role'
import { SNAPSHOT_EVERY } from './accept-steps'
import { getArticle } from './articles'
import { changes } from './changes'
import { getClaim } from './claims'
import { commit } from './commits'
import { draftWordCount, rebuildDraft, textHash } from './draft'
import { setFinding } from './findings'
import { newId } from './id'
import { deleteArticle } from './patch-article'
import { accepted, DraftWindow, newArticle, refused } from './testing/draft-window'
import { eventsOf } from './testing/events'
import { type Member, member } from './testing/people'

temporaryDatabase()

let editor: Member
let checker: Member
beforeAll(async () => {
  editor = await member(['editor'], { name: 'Tom' })
  checker = await member(['checker'], { name: 'Bea' })
})

async function open(...paragraphs: string[]): Promise<DraftWindow> {
  const id = await newArticle(editor.actor, 'Harbour', ...paragraphs)
  return DraftWindow.open(editor.actor, id)
}
const load = async (window: DraftWindow) => accepted(await getArticle(editor.actor, { id: window.articleId }))
const claimNow = async (id: string) => accepted(await getClaim(editor.actor, { id })).claim
const claimMark = (id: string) => manuscriptSchema.mark('claim', { id })

describe('saving steps', () => {
  it('answers the version after the last step and keeps the text', async () => {
    const window = await open('Five missiles fell on the port.')
    const answer = await window.edit(tr => tr.delete(1, 3).delete(1, 2))
    expect(answer).toEqual({ version: 2, claims: [], event: expect.any(Number) })
    const { article, text, doc } = await load(window)
    expect(article).toMatchObject({ version: 2, headline: 'bour', updatedBy: { name: 'Tom' } })
    expect(text).toBe(plainText(window.doc))
    expect(doc).toEqual(window.doc.toJSON())
  })

  it('counts words and the hash anew', async () => {
    const window = await open('Five missiles fell on the port.')
    await window.write('Five missiles', 'Six')
    const { article, text } = await load(window)
    expect(article.wordCount).toBe(draftWordCount(window.doc))
    expect(article.wordCount).toBe(6)
    expect(textHash(text)).toHaveLength(64)
  })

  it('records one event for a commit, however many steps it has', async () => {
    const window = await open('Five missiles fell.')
    const before = (await eventsOf('draft.changed')).length
    await window.edit(tr => tr.delete(1, 2).delete(1, 2).delete(1, 2))
    const after = await eventsOf('draft.changed')
    const then = { words: draftWordCount(window.doc), textHash: textHash(plainText(window.doc)) }
    expect(after.slice(before)).toEqual([
      { kind: 'draft.changed', actorId: editor.id, data: { from: 0, to: 3, ...then } },
    ])
  })
})

describe('a retry', () => {
  it('is applied once and answered as the first time', async () => {
    const window = await open('Five missiles fell.')
    const { from, to } = window.find('Five missiles')
    const id = newId()
    const body = window.request(tr => tr.addMark(from, to, claimMark(id)))
    const first = accepted(await window.send(body))
    expect(accepted(await commit(editor.actor, { id: window.articleId }, body))).toEqual(first)
    expect((await load(window)).article.version).toBe(1)
  })

  it('is answered with its own version after others have saved, with the claims as they stand', async () => {
    const window = await open('Five missiles fell.', 'Nobody was hurt.')
    const { from, to } = window.find('Five missiles')
    const id = newId()
    const body = window.request(tr => tr.addMark(from, to, claimMark(id)))
    const first = accepted(await window.send(body))
    const other = await DraftWindow.open(editor.actor, window.articleId)
    await other.write('Nobody', 'No one')
    await other.write('Five', 'Six')
    const again = accepted(await commit(editor.actor, { id: window.articleId }, body))
    expect(again).toMatchObject({ version: first.version, event: first.event })
    expect(again.claims).toMatchObject([{ id, quote: 'Six missiles' }])
    expect((await load(window)).article.version).toBe(3)
  })

  it('is answered even once the article lies in the trash', async () => {
    const window = await open('Five missiles fell.')
    const body = window.request(tr => tr.delete(1, 2))
    const first = accepted(await window.send(body))
    accepted(await deleteArticle(editor.actor, { id: window.articleId }))
    expect(accepted(await commit(editor.actor, { id: window.articleId }, body))).toEqual(first)
  })

  it('with the id that another client has used is refused', async () => {
    const window = await open('Five missiles fell.')
    const body = window.request(tr => tr.delete(1, 2))
    await window.send(body)
    const stolen = { ...body, clientId: newId(), baseVersion: 1 }
    expect(refused(await commit(editor.actor, { id: window.articleId }, stolen))).toBe('409 commit_id_taken')
  })

  it('with an id that was used in another article is a commit of its own', async () => {
    const [one, two] = [await open('Five missiles fell.'), await open('Six missiles fell.')]
    const body = one.request(tr => tr.delete(1, 2), { commitId: 'the-same' })
    accepted(await one.send(body))
    expect(accepted(await commit(editor.actor, { id: two.articleId }, body)).version).toBe(1)
  })
})

describe('whoever is behind', () => {
  it('is told the steps missed, takes them in and is then accepted', async () => {
    const window = await open('Five missiles fell.')
    const other = await DraftWindow.open(editor.actor, window.articleId)
    await other.edit(tr => tr.delete(1, 2).delete(1, 2))
    const result = await window.send(window.request(tr => tr.delete(1, 2)))
    expect(result).toMatchObject({ ok: false, error: { status: 409, code: 'behind' } })
    const details = (
      result as { error: { details: { version: number; steps: { step: unknown }[]; commits: unknown } } }
    ).error.details
    expect(details.version).toBe(2)
    expect(details.steps).toEqual([
      { step: expect.anything(), clientId: other.clientId },
      { step: expect.anything(), clientId: other.clientId },
    ])
    const { commits } = details
    expect(commits).toEqual([
      {
        commitId: expect.any(String),
        clientId: other.clientId,
        steps: details.steps.map(({ step }) => step),
      },
    ])
    for (const { step } of details.steps) window.take(step)
    expect(window.doc.eq(other.doc)).toBe(true)
    await window.edit(tr => tr.delete(1, 2))
    expect((await load(window)).article).toMatchObject({ version: 3, headline: 'bour' })
  })

  it('changes nothing', async () => {
    const window = await open('Five missiles fell.')
    const other = await DraftWindow.open(editor.actor, window.articleId)
    await other.edit(tr => tr.delete(1, 2))
    const before = await load(window)
    await window.send(window.request(tr => tr.delete(1, 2)))
    expect(await load(window)).toEqual(before)
  })

  it('has to load anew when the steps are gone, or the version never was', async () => {
    const window = await open('Five missiles fell.')
    await window.edit(tr => tr.delete(1, 2).delete(1, 2))
    const ahead = window.request(tr => tr.delete(1, 2), { baseVersion: 3 })
    expect(refused(await window.send(ahead))).toBe('410 gone')
    await write(db => dropSteps(db, window.articleId, 1))
    const old = window.request(tr => tr.delete(1, 2), { baseVersion: 0 })
    expect(refused(await window.send(old))).toBe('410 gone')
    const query = { version: 0, event: 0 }
    expect(refused(await changes(editor.actor, { id: window.articleId }, query))).toBe('410 gone')
  })
})

describe('what does not fit', () => {
  let window: DraftWindow
  beforeEach(async () => {
    window = await open('Five missiles fell on the port.', 'Nobody was hurt.')
  })

  const send = (steps: unknown[], parts: Partial<CommitBody> = {}) =>
    window.send(window.request(() => undefined, { steps, ...parts }))

  it.each([
    ['no step at all', [{}]],
    ['a null', [null]],
    ['a step of an unknown kind', [{ stepType: 'explode', from: 1, to: 2 }]],
    ['a place outside the draft', [{ stepType: 'replace', from: 900, to: 901 }]],
    ['the headline taken out', [{ stepType: 'replace', from: 0, to: 9 }]],
    ['a claim without an id', [{ stepType: 'addMark', mark: { type: 'claim' }, from: 1, to: 3 }]],
    [
      'a claim with an id of markup',
      [{ stepType: 'addMark', mark: { type: 'claim', attrs: { id: '"><script>' } }, from: 1, to: 3 }],
    ],
    [
      'a link to a script',
      [
        {
          stepType: 'addMark',
          mark: { type: 'link', attrs: { href: 'javascript:alert(1)' } },
          from: 13,
          to: 17,
        },
      ],
    ],
    [
      'a good step and then a bad one',
      [
        { stepType: 'replace', from: 1, to: 2 },
        { stepType: 'replace', from: 900, to: 901 },
      ],
    ],
  ])('is refused and changes nothing: %s', async (_, steps) => {
    const before = await load(window)
    expect(refused(await send(steps))).toBe('422 invalid_step')
    expect(await load(window)).toEqual(before)
  })

  it('names a claim of another article', async () => {
    const other = await open('Six ships sank.')
    const { id } = await other.mark('Six ships')
    const before = await load(window)
    const { from, to } = window.find('Five missiles')
    expect(refused(await window.send(window.request(tr => tr.addMark(from, to, claimMark(id)))))).toBe(
      '422 claim_elsewhere',
    )
    expect(await load(window)).toEqual(before)
    expect(await claimNow(id)).toMatchObject({ articleId: other.articleId, quote: 'Six ships' })
  })

  it('is of another schema', async () => {
    const step = { stepType: 'replace', from: 1, to: 2 }
    for (const schemaVersion of [0, 99]) {
      expect(refused(await send([step], { schemaVersion }))).toBe('426 schema_version')
    }
  })

  it('is for an article in the trash', async () => {
    const step = { stepType: 'replace', from: 1, to: 2 }
    accepted(await deleteArticle(editor.actor, { id: window.articleId }))
    expect(refused(await send([step]))).toBe('409 trashed')
  })

  it('is for an article that is not there', async () => {
    const body = window.request(tr => tr.delete(1, 2))
    expect(refused(await commit(editor.actor, { id: 'nothing' }, body))).toBe('404 not_found')
  })
})

describe('who may not write', () => {
  it.each(['checker', 'reviewer'] as const)('a %s marks and unmarks claims, and nothing else', async role => {
    const one = await member([role])
    const window = await open('Five missiles fell on the port.')
    const theirs = await DraftWindow.open(one.actor, window.articleId)
    const { id } = await theirs.mark('Five missiles')
    await theirs.unmark(id)
    const { from, to } = theirs.find('port')
    for (const change of [
      theirs.request(tr => tr.delete(1, 2)),
      theirs.request(tr => tr.addMark(from, to, manuscriptSchema.mark('em'))),
      theirs.request(tr => tr.addMark(from, to, claimMark(newId())).delete(1, 2)),
    ]) {
      expect(refused(await theirs.send(change))).toBe('403 text_not_allowed')
    }
    expect((await load(window)).article.version).toBe(2)
  })

  it.each(ROLES.filter(role => role === 'viewer' || role === 'admin'))(
    'the role of %s marks nothing',
    async role => {
      const one = await member([role])
      const window = await open('Five missiles fell on the port.')
      const { from, to } = window.find('port')
      const body = window.request(tr => tr.addMark(from, to, claimMark(newId())))
      const result = await commit(one.actor, { id: window.articleId }, body)
      expect(refused(result)).toBe(role === 'viewer' ? '403 forbidden' : '404 not_found')
    },
  )
})

describe('claims follow the text', () => {
  it('is born with its words, its surroundings and its maker', async () => {
    const window = await DraftWindow.open(checker.actor, (await open('Five missiles 🚀 fell.')).articleId)
    const claim = await window.mark('missiles 🚀')
    expect(claim).toMatchObject({
      quote: 'missiles 🚀',
      prefix: 'Harbour\n\nFive ',
      suffix: ' fell.',
      start: 14,
      end: 24,
      number: 1,
      status: 'unchecked',
      review: 'not_submitted',
      createdBy: { name: 'Bea' },
      textChangedBy: null,
    })
    const [event] = (await eventsOf('claim.marked')).slice(-1)
    expect(event).toEqual({ kind: 'claim.marked', actorId: checker.id, data: { quote: 'missiles 🚀' } })
  })

  it('goes stale when its words change and comes back when they do', async () => {
    const window = await open('Five missiles fell.')
    const { id } = await window.mark('Five missiles')
    accepted(await setFinding(checker.actor, { id }, { status: 'verified', note: 'Log.' }))
    const { claims } = await window.write('Five', 'Six')
    expect(claims).toMatchObject([
      {
        id,
        quote: 'Six missiles',
        stale: true,
        findingWording: 'Five missiles',
        textChangedBy: { name: 'Tom' },
      },
    ])
    await window.write('Six', 'Five')
    expect(await claimNow(id)).toMatchObject({ stale: false, textChangedBy: null, textChangedAt: null })
    const kinds = (await eventsOf('claim.')).map(event => event.kind)
    expect(kinds.slice(-2)).toEqual(['claim.stale', 'claim.restored'])
  })

  it('does not go stale by white space or by formatting', async () => {
    const window = await open('Five missiles fell.')
    const { id } = await window.mark('Five missiles')
    accepted(await setFinding(checker.actor, { id }, { status: 'verified', note: 'Log.' }))
    const { from, to } = window.find('missiles')
    await window.edit(tr => tr.addMark(from, to, manuscriptSchema.mark('strong')))
    await window.write('Five ', 'Five  ')
    expect(await claimNow(id)).toMatchObject({ stale: false, quote: 'Five  missiles', textChangedBy: null })
  })

  it('is orphaned with its words, and found again by undo', async () => {
    const window = await open('Five missiles fell.', 'Nobody was hurt.')
    const { id } = await window.mark('Five missiles')
    const cut = window.find('Five missiles')
    const slice = window.doc.slice(cut.from, cut.to)
    const { claims } = await window.edit(tr => tr.delete(cut.from, cut.to))
    expect(claims).toMatchObject([{ id, orphaned: true, quote: 'Five missiles', start: null, end: null }])
    await window.edit(tr => tr.replace(cut.from, cut.from, slice))
    expect(await claimNow(id)).toMatchObject({ orphaned: false, start: 9, end: 22 })
    const kinds = (await eventsOf('claim.')).map(event => event.kind)
    expect(kinds.slice(-2)).toEqual(['claim.orphaned', 'claim.found'])
  })

  it('is told of its new neighbours, without an event of its own', async () => {
    const window = await open('Five missiles fell on the port.')
    const { id } = await window.mark('missiles')
    const before = (await eventsOf('claim.')).length
    await window.write('port', 'harbour')
    expect(await claimNow(id)).toMatchObject({ suffix: ' fell on the harbour.', stale: false })
    expect((await eventsOf('claim.')).length).toBe(before)
  })

  it('keeps one id over several stretches when it is split', async () => {
    const window = await open('Five missiles fell on the port.')
    const { id } = await window.mark('Five missiles fell')
    const { from } = window.find('missiles')
    await window.edit(tr => tr.split(from))
    const claim = await claimNow(id)
    expect(claim).toMatchObject({ quote: 'Five \nmissiles fell', orphaned: false })
  })

  it('is remarked when its mark is moved and the text is not', async () => {
    const window = await open('Five missiles fell on the port.')
    const { id } = await window.mark('Five')
    const { from, to } = window.find('Five missiles')
    await window.edit(tr => tr.addMark(from, to, claimMark(id)))
    expect((await eventsOf('claim.remarked')).slice(-1)).toMatchObject([
      { data: { before: 'Five', after: 'Five missiles' } },
    ])
  })
})

describe('numbers', () => {
  const order = async (window: DraftWindow) =>
    (await load(window)).claims.map(({ number, quote }) => `${number} ${quote}`)

  it('follow the reading order, those whose text has gone after the others', async () => {
    const window = await open('One two three four five six.')
    await window.mark('five')
    await window.mark('two')
    await window.mark('four')
    await window.mark('One two three')
    expect(await order(window)).toEqual(['1 One two three', '2 two', '3 four', '4 five'])
    await window.write('two ', '')
    expect(await order(window)).toEqual(['1 One three', '2 four', '3 five', '4 two'])
    await window.write('four', '')
    expect(await order(window)).toEqual(['1 One three', '2 five', '3 four', '4 two'])
  })

  it('are right for forty claims marked at once, cut and pasted elsewhere', async () => {
    const words = Array.from({ length: 40 }, (_, index) => `word${index + 10}`)
    const window = await open(words.join(' '), 'The end.')
    await window.edit(tr => {
      for (const word of words) {
        const { from, to } = window.find(word)
        tr.addMark(from, to, claimMark(`claim-${word}`))
      }
    })
    expect(await order(window)).toEqual(words.map((word, index) => `${index + 1} ${word}`))
    const from = window.find('word20').from
    const to = window.find('word30').from
    const slice = window.doc.slice(from, to)
    const end = window.find('The end.').to
    await window.edit(tr => tr.replace(end, end, slice).delete(from, to))
    const moved = [...words.slice(0, 10), ...words.slice(20), ...words.slice(10, 20)]
    expect(await order(window)).toEqual(moved.map((word, index) => `${index + 1} ${word}`))
  })
})

describe('history', () => {
  it('is kept as steps, with a snapshot now and then, and can be rebuilt at any version', async () => {
    const window = await open('Five missiles fell.')
    const texts = new Map([[0, plainText(window.doc)]])
    for (let round = 0; round < 5 * SNAPSHOT_EVERY; round += 50) {
      await window.edit(tr => {
        for (let i = 0; i < 50; i++) tr.insert(1, manuscriptSchema.text(i % 10 === 0 ? ' ' : 'x'))
      })
      texts.set(window.version, plainText(window.doc))
    }
    const kept = await write(db => snapshotVersions(db, window.articleId))
    expect(kept).toEqual([0, 200, 300, 400, 500])
    for (const [version, text] of texts) {
      const doc = await write(db => rebuildDraft(db, window.articleId, version))
      expect(plainText(doc)).toBe(text)
    }
  })
})
