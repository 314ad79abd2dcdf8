import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { write } from '@/db'
import { updatePerson } from '@/db/queries/people'
import { endSessions } from '@/db/queries/sessions'
import { temporaryDatabase } from '@/db/testing/database'
import type { PresenceBody } from '@/lib/contracts/stream'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { cite } from '../citations'
import { addComment } from '../comments'
import { setFinding } from '../findings'
import { holdClaim, releaseClaim } from '../holds'
import { newId } from '../id'
import { deleteArticle, patchArticle } from '../patch-article'
import { patchSource } from '../sources'
import { accepted, DraftWindow, newArticle } from '../testing/draft-window'
import { ask } from '../testing/http'
import { listen } from '../testing/listener'
import { type Member, member } from '../testing/people'
import { articleStream } from './article-stream'
import { deskStream } from './desk-stream'
import { createHub, type Hub } from './hub'
import { readChanges } from './read-changes'
import { hubMadeBy } from './slot'

vi.mock('./read-changes', async original => {
  const module = await original<typeof import('./read-changes')>()
  return { ...module, readChanges: vi.fn(module.readChanges) }
})

temporaryDatabase()

/* A clock that stands until it is moved. */
let now = 0
let timers: { readonly at: number; readonly run: () => void }[] = []
const clock = {
  now: () => now,
  after(ms: number, run: () => void) {
    const timer = { at: now + ms, run }
    timers.push(timer)
    return () => {
      timers = timers.filter(one => one !== timer)
    }
  },
}

/** Lets time pass, and what falls due be done. */
async function pass(ms = 300): Promise<void> {
  const end = now + ms
  const step = Math.max(10, ms / 50)
  while (now < end) {
    now = Math.min(end, now + step)
    for (const timer of timers.filter(one => one.at <= now)) {
      timers = timers.filter(one => one !== timer)
      timer.run()
    }
    for (let i = 0; i < 5; i++) await new Promise(resolve => setImmediate(resolve))
  }
}

let hub: Hub
let editor: Member
let checker: Member
let viewer: Member
beforeAll(async () => {
  hub = hubMadeBy(() => createHub(clock))
  editor = await member(['editor'], { name: 'Tom' })
  checker = await member(['checker'], { name: 'Bea' })
  viewer = await member(['viewer'], { name: 'Vito' })
})

let articleId: string
let window: DraftWindow
beforeEach(async () => {
  articleId = await newArticle(editor.actor, 'Harbour', 'Five missiles fell on the port.')
  window = await DraftWindow.open(editor.actor, articleId)
})

const requestOf = (who: Member, headers: Record<string, string> = {}) =>
  new Request('http://stet.test/', { headers: { cookie: who.cookie, ...headers } })

async function listenTo(who: Member, query = {}, headers = {}) {
  const opened = await articleStream(who.actor, { id: articleId }, query, requestOf(who, headers))
  return listen(accepted(opened))
}

async function listenToDesk(
  who: Member,
  articles: { articleId: string; version: number; event: number }[] = [],
) {
  return listen(accepted(await deskStream(who.actor, { articles }, requestOf(who))))
}

const type = (text: string) => window.edit(tr => tr.insert(1, manuscriptSchema.text(text)))
const names = (frames: { name: string }[]) => frames.map(frame => frame.name)

describe('the stream of an article', () => {
  it('begins with who is there, and brings each commit with the version it leads to', async () => {
    const stream = await listenTo(viewer)
    await pass()
    expect(stream.heard()).toMatchObject([{ name: 'presence', data: { articleId, people: [] } }])
    await type('A')
    await type('B')
    await pass()
    const [frame, ...more] = stream.heard()
    expect(more).toEqual([])
    expect(frame).toMatchObject({
      name: 'changes',
      id: '2',
      data: { version: 2, article: { id: articleId } },
    })
    expect(frame?.data.steps.map((one: { clientId: string }) => one.clientId)).toEqual([
      window.clientId,
      window.clientId,
    ])
  })

  it('brings findings, comments and citations with the claim as it is, and no steps', async () => {
    const { id } = await window.mark('Five missiles')
    const stream = await listenTo(viewer)
    await pass()
    stream.heard()
    accepted(await setFinding(checker.actor, { id }, { status: 'disputed', note: 'Four.' }))
    await pass()
    accepted(await addComment(editor.actor, { id }, { text: 'Who counted?' }))
    const source = { kind: 'web_page', title: 'Port log' } as const
    const { citation } = accepted(await cite(checker.actor, { id }, { source }))
    await pass()
    accepted(await patchSource(checker.actor, { id: citation.source.id }, { title: 'The port’s log' }))
    await pass()
    const frames = stream.heard()
    expect(names(frames)).toEqual(['changes', 'changes', 'changes'])
    expect(frames.map(({ data }) => data.steps.length)).toEqual([0, 0, 0])
    expect(frames.map(({ data }) => data.claims[0])).toMatchObject([
      { id, status: 'disputed', comments: [] },
      { comments: [{ text: 'Who counted?' }] },
      { citations: [{ source: { title: 'The port’s log' } }] },
    ])
  })

  it('tells of what changed of the article alone', async () => {
    const stream = await listenTo(viewer)
    await pass()
    stream.heard()
    accepted(await patchArticle(editor.actor, { id: articleId }, { deadline: '2030-01-01T12:00:00.000Z' }))
    await pass()
    expect(stream.heard()).toMatchObject([
      { name: 'changes', data: { steps: [], claims: [], article: { deadline: '2030-01-01T12:00:00.000Z' } } },
    ])
  })

  it('says nothing of other articles', async () => {
    const stream = await listenTo(viewer)
    await pass()
    stream.heard()
    await newArticle(editor.actor, 'Elsewhere', 'Text.')
    await pass()
    expect(stream.heard()).toEqual([])
  })

  it('goes on after the version that a reader comes back with, from the table', async () => {
    await type('A')
    const { id } = await window.mark('missiles')
    await type('B')
    const stream = await listenTo(viewer, { version: 0, event: 0 }, { 'last-event-id': '1' })
    await pass()
    const frame = stream.heard().find(one => one.name === 'changes')
    expect(frame).toMatchObject({ id: '3', data: { version: 3, claims: [{ id }] } })
    expect(frame?.data.steps).toHaveLength(2)
  })

  it('brings the claims that changed since the commit that led to the version, when no event is named', async () => {
    const { id } = await window.mark('missiles')
    accepted(await setFinding(checker.actor, { id }, { status: 'verified', note: 'Seen.' }))
    const stream = await listenTo(viewer, { version: 1 })
    await pass()
    expect(stream.heard()[1]).toMatchObject({
      name: 'changes',
      data: { steps: [], claims: [{ id, status: 'verified' }] },
    })
  })

  it('does not begin where history is gone, nor for who may not see it', async () => {
    const refusals = [
      await ask('GET', `/api/articles/${articleId}/stream?version=99`, { as: viewer }),
      await ask('GET', `/api/articles/${articleId}/stream`, { as: await member(['admin']) }),
      await ask('GET', `/api/articles/${articleId}/stream?version=x`, { as: viewer }),
      await ask('GET', '/api/stream', { as: await member(['admin']) }),
      await ask('GET', '/api/stream?articles=a@1', { as: viewer }),
    ]
    expect(refusals.map(answer => answer.status)).toEqual([410, 404, 400, 403, 400])
    expect(hub.streams()).toBe(0)
  })

  it('is read once for all who are at the same place, however much was written meanwhile', async () => {
    const streams = await Promise.all(Array.from({ length: 40 }, () => listenTo(viewer)))
    await pass()
    for (const stream of streams) stream.heard()
    vi.mocked(readChanges).mockClear()
    for (const letter of 'abcde') await type(letter)
    await pass()
    expect(vi.mocked(readChanges).mock.calls.map(([, positions]) => positions.length)).toEqual([1])
    for (const stream of streams) expect(stream.heard().map(one => one.data.steps.length)).toEqual([5])
  })

  it('is there no longer once its reader has left', async () => {
    const stream = await listenTo(viewer)
    expect(hub.streams()).toBe(1)
    await stream.leave()
    expect(hub.streams()).toBe(0)
    await pass(2000)
    expect(timers).toEqual([])
  })

  it('says something every 15 s, and ends after five minutes', async () => {
    const stream = await listenTo(viewer)
    await pass()
    stream.heard()
    await pass(16_000)
    expect(names(stream.heard())).toEqual([':'])
    await pass(300_000)
    expect(stream.heard().at(-1)).toMatchObject({ name: 'bye', data: { reason: 'age' } })
    expect([stream.ended(), hub.streams()]).toEqual([true, 0])
  })

  it('keeps nothing for a reader that does not read, tells it all when it does, and lets it go in the end', async () => {
    const body = accepted(await articleStream(viewer.actor, { id: articleId }, {}, requestOf(viewer)))
    const long = 'x'.repeat(30_000)
    for (let i = 0; i < 12; i++) {
      await type(long)
      await pass()
    }
    const sent = vi.mocked(readChanges).mock.calls.length
    await type('The end. ')
    await pass()
    expect(vi.mocked(readChanges).mock.calls.length).toBe(sent)
    const stream = listen(body)
    await pass()
    const steps = stream.heard().flatMap(frame => frame.data.steps ?? [])
    expect(steps).toHaveLength(13)
    const idle = accepted(await articleStream(viewer.actor, { id: articleId }, {}, requestOf(viewer)))
    await stream.leave()
    for (let i = 0; i < 4; i++) {
      await type(long)
      await pass()
    }
    await pass(32_000)
    expect([idle.locked, hub.streams()]).toEqual([false, 0])
  })
})

describe('the stream of the desk', () => {
  it('says what to ask for anew: articles, claims and sources', async () => {
    const stream = await listenToDesk(viewer)
    await pass()
    stream.heard()
    const { id } = await window.mark('Five missiles')
    const source = { kind: 'web_page', title: 'Port log' } as const
    const { citation } = accepted(await cite(checker.actor, { id }, { source }))
    await pass(1000)
    const [first, ...more] = stream.heard()
    const all = [first, ...more].flatMap(one => one?.data.sources)
    expect(first).toMatchObject({ name: 'desk', data: { articles: [articleId], claims: [id] } })
    expect(first?.id).toBe(String(first?.data.event))
    expect(all).toContain(citation.source.id)
  })

  it('carries the articles named, each from its place, and says which it cannot', async () => {
    await type('A')
    const stream = await listenToDesk(viewer, [
      { articleId, version: 0, event: 0 },
      { articleId: 'nothing', version: 0, event: 0 },
      { articleId: await newArticle(editor.actor, 'Short', 'Text.'), version: 7, event: 0 },
    ])
    await pass()
    const frames = stream.heard().filter(one => one.name !== 'presence')
    expect(frames.find(one => one.name === 'article')).toMatchObject({
      id: undefined,
      data: { articleId, version: 1, steps: [{ clientId: window.clientId }] },
    })
    const away = frames.filter(one => one.name === 'away').map(one => one.data.reason)
    expect(away.sort()).toEqual(['forbidden', 'gone'])
    await type('B')
    await pass()
    expect(stream.heard().find(one => one.name === 'article')?.data.version).toBe(2)
  })

  it('says who has which claim in hand: to who comes then, and whenever that changes', async () => {
    const { id } = await window.mark('Five missiles')
    const reviewer = await member(['reviewer'], { name: 'Ines' })
    const early = await listenToDesk(viewer)
    await pass()
    early.heard()
    accepted(await holdClaim(reviewer.actor, { id }, { takeOver: false }))
    await pass()
    const held = [{ claimId: id, person: { id: reviewer.id, name: 'Ines' } }]
    expect(early.heard()).toMatchObject([{ name: 'desk', id: undefined, data: { claims: [], holds: held } }])
    accepted(await holdClaim(reviewer.actor, { id }, { takeOver: false }))
    const late = await listenToDesk(viewer)
    await pass()
    expect(late.heard().at(-1)).toMatchObject({ name: 'desk', data: { holds: held } })
    expect(early.heard()).toEqual([])
    accepted(await releaseClaim(reviewer.actor, { id }))
    await pass()
    expect(early.heard()).toMatchObject([{ data: { holds: [] } }])
  })

  it('resumes after the event it is asked for', async () => {
    const answer = await listenToDesk(viewer)
    await type('A')
    await pass()
    const event: number = answer.heard().at(-1)?.data.event ?? 0
    await type('B')
    const request = requestOf(viewer, { 'last-event-id': String(event) })
    const stream = listen(accepted(await deskStream(viewer.actor, { articles: [] }, request)))
    await pass()
    expect(stream.heard()).toMatchObject([
      { name: 'desk', id: String(event), data: { event, articles: [], claims: [], sources: [] } },
      { name: 'desk', data: { event: event + 1, articles: [articleId] } },
    ])
  })

  it('tells who may not see the trash that an article went there, and nothing of it after that', async () => {
    const others = await listenToDesk(viewer, [{ articleId, version: 0, event: 0 }])
    const managers = await listenToDesk(editor, [{ articleId, version: 0, event: 0 }])
    await pass()
    others.heard()
    managers.heard()
    accepted(await deleteArticle(editor.actor, { id: articleId }))
    await pass()
    const told = others.heard()
    expect(told.find(one => one.name === 'desk')?.data.articles).toEqual([articleId])
    expect(told.find(one => one.name === 'away')?.data).toEqual({ articleId, reason: 'forbidden' })
    expect(names(managers.heard()).sort()).toEqual(['article', 'desk'])
    accepted(
      await patchArticle(editor.actor, { id: articleId }, { desk: 'City' }).then(answer =>
        answer.ok ? answer : patchArticle(editor.actor, { id: articleId }, { trashed: false }),
      ),
    )
    await pass()
    expect(others.heard()).toMatchObject([{ name: 'desk', data: { articles: [articleId] } }])
  })
})

describe('rights, while a stream is open', () => {
  const reasonAfter = async (stream: ReturnType<typeof listen>, ms: number) => {
    await pass(ms)
    return stream.heard().find(one => one.name === 'bye')?.data.reason
  }

  it('end it within 5 s when the role goes', async () => {
    const who = await member(['viewer'])
    const stream = await listenTo(who)
    await write(db => updatePerson(db, who.id, { roles: ['admin'] }, new Date().toISOString()))
    expect(await reasonAfter(stream, 4900)).toBe('forbidden')
    expect(stream.ended()).toBe(true)
  })

  it('end it within 5 s when the session ends, or the person may not sign in', async () => {
    const [one, two] = [await member(['viewer']), await member(['viewer'])]
    const streams = [await listenTo(one), await listenToDesk(two)]
    await write(db => endSessions(db, one.id))
    await write(db => updatePerson(db, two.id, { active: false }, new Date().toISOString()))
    await pass(4900)
    expect(streams.map(stream => stream.heard().at(-1)?.data.reason)).toEqual(['signed_out', 'signed_out'])
  })

  it('end it within 5 s when the token is revoked', async () => {
    const { body } = await ask('POST', '/api/tokens', { as: viewer, body: { name: 'CMS' } })
    const request = new Request('http://stet.test/', { headers: { authorization: `Bearer ${body.secret}` } })
    const stream = listen(accepted(await deskStream(viewer.actor, { articles: [] }, request)))
    await pass(4900)
    expect(stream.ended()).toBe(false)
    await ask('DELETE', '/api/tokens', { as: viewer, body: { id: body.token.id } })
    expect(await reasonAfter(stream, 4900)).toBe('signed_out')
  })

  it('end it when the article goes to the trash, but not for who manages articles', async () => {
    const [others, managers] = [await listenTo(viewer), await listenTo(editor)]
    accepted(await deleteArticle(editor.actor, { id: articleId }))
    expect(await reasonAfter(others, 1000)).toBe('forbidden')
    expect(managers.ended()).toBe(false)
  })
})

describe('presence', () => {
  const place = (clientId: string, head: number | null = 1): PresenceBody => ({
    clientId,
    version: 0,
    anchor: head,
    head,
    claimId: null,
    working: false,
    left: false,
  })
  const tell = (who: Member, body: PresenceBody) =>
    ask('POST', `/api/articles/${articleId}/presence`, { as: who, body })

  it('reaches who is there, at most ten times a second, and is gone 10 s after the last word', async () => {
    const stream = await listenTo(viewer)
    await pass()
    stream.heard()
    const clientId = newId()
    for (let head = 1; head <= 30; head++) {
      await tell(checker, place(clientId, head))
      await pass(20)
    }
    await pass(150)
    const frames = stream.heard()
    expect(frames.length).toBeGreaterThan(3)
    expect(frames.length).toBeLessThanOrEqual(8)
    expect(frames.at(-1)?.data.people).toMatchObject([{ person: { id: checker.id, name: 'Bea' }, head: 30 }])
    await pass(8000)
    expect(hub.people(articleId)).toHaveLength(1)
    await pass(1800)
    expect(stream.heard().at(-1)).toMatchObject({ name: 'presence', data: { people: [] } })
  })

  it('is gone at once when a window is closed, and nobody closes another’s', async () => {
    const clientId = newId()
    await tell(checker, place(clientId))
    await tell(viewer, { ...place(clientId), left: true })
    expect(hub.people(articleId)).toHaveLength(1)
    expect((await tell(viewer, place(clientId, 5))).status).toBe(429)
    expect(hub.people(articleId)).toMatchObject([{ person: { id: checker.id }, head: 1 }])
    const { body } = await tell(checker, { ...place(clientId), left: true })
    expect(body.people).toEqual([])
  })

  it('ends with the rights of the person', async () => {
    const who = await member(['checker'])
    await tell(who, place(newId()))
    await write(db => endSessions(db, who.id))
    await pass(4900)
    expect(hub.people(articleId)).toEqual([])
  })

  it('is for those who may see the article, and is not told too often', async () => {
    expect((await tell(await member(['admin']), place('a'))).status).toBe(404)
    const who = await member(['viewer'])
    const answers = await Promise.all(Array.from({ length: 210 }, () => tell(who, place('a'))))
    expect(new Set(answers.map(answer => answer.status))).toEqual(new Set([200, 429]))
  })
})

describe('leaving', () => {
  it('says so to all, and opens no more', async () => {
    const own = createHub(clock)
    const credential = { kind: 'session', key: 'x' } as const
    const wanted = { actor: viewer.actor, credential, desk: 0, articles: new Map() }
    const body = own.open(wanted)
    const stream = body ? listen(body) : null
    own.close()
    await pass()
    expect(stream?.heard().at(-1)).toMatchObject({ name: 'bye', data: { reason: 'restart' } })
    expect([stream?.ended(), own.streams(), own.open(wanted)]).toEqual([true, 0, null])
  })

  it('is also what a hundred and first stream of one person hears', async () => {
    const own = createHub(clock)
    const credential = { kind: 'session', key: 'x' } as const
    const wanted = { actor: viewer.actor, credential, desk: null, articles: new Map() }
    const opened = Array.from({ length: 101 }, () => own.open(wanted))
    expect([opened.at(99) === null, opened.at(100)]).toEqual([false, null])
    own.close()
  })
})
