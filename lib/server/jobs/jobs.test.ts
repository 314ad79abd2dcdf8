import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { read, write } from '@/db'
import { jobsIn, takeJob } from '@/db/queries/jobs'
import { temporaryDatabase } from '@/db/testing/database'
import { MOST_ATTEMPTS, pauseAfter } from '@/lib/domain/job'
import { USUAL_MAIL } from '@/lib/domain/notice'
import { patchClaim } from '../claims'
import { asOf } from '../clock'
import { listInbox, markInbox } from '../notices/inbox'
import { keepSchedule } from '../notices/schedule'
import { tellPeople } from '../notices/tell'
import { putWishes } from '../notices/wishes'
import { accepted, refused } from '../testing/draft-window'
import { ask } from '../testing/http'
import { mailSink } from '../testing/mail-sink'
import { type Member, member } from '../testing/people'
import { claimOn, type Desk, newDesk } from '../testing/scene'
import { createTestMail, listJobs, patchJob } from './jobs'
import { runDueJobs } from './run'

temporaryDatabase()
const sink = mailSink()

let desk: Desk
let admin: Member
beforeAll(async () => {
  desk = await newDesk()
  admin = await member(['admin'], { name: 'Ada' })
  await tellPeople()
})

const MINUTE = 60_000
/** As if so many milliseconds had passed. */
const since = <T>(ms: number, work: () => Promise<T>) => asOf(new Date(Date.now() + ms), work)
const give = async (words: string, to: Member = desk.checker) => {
  const { id, window } = await claimOn(desk, words)
  accepted(await patchClaim(desk.editor.actor, { id }, { assigneeId: to.id }))
  await tellPeople()
  return { id, articleId: window.articleId }
}
const open = async () =>
  accepted(await listJobs(admin.actor)).jobs.filter(({ state }) => state === 'waiting' || state === 'failed')

describe('e-mail', () => {
  it('goes out a minute later, one for all that came together, without a word of the draft', async () => {
    const first = await give('Five ships')
    await give('Six ships')
    await runDueJobs()
    expect(sink.mails).toEqual([])
    await since(2 * MINUTE, runDueJobs)
    expect(sink.mails).toHaveLength(1)
    const [mail] = sink.mails
    expect(mail).toMatchObject({
      to: desk.checker.email,
      subject: 'Tom gave you claim 1, and 1 more for you',
    })
    expect(mail?.text).toContain(`https://stet.example/articles/${first.articleId}?claim=${first.id}`)
    expect(mail?.text).not.toMatch(/ships/)
    await since(3 * MINUTE, runDueJobs)
    expect(sink.mails).toHaveLength(1)
  })

  it('is not sent for what was read meanwhile, or is not wanted at once', async () => {
    await give('Seven ships')
    const { notices } = accepted(await listInbox(desk.checker.actor, { limit: 1 }))
    accepted(await markInbox(desk.checker.actor, { upTo: notices[0]?.id ?? 0, read: true }))
    await since(2 * MINUTE, runDueJobs)
    const mail = { ...USUAL_MAIL, assigned: 'never' } as const
    accepted(await putWishes(desk.checker.actor, { mail, digestHour: null, timeZone: 'UTC' }))
    await give('Eight ships')
    await since(2 * MINUTE, runDueJobs)
    accepted(await putWishes(desk.checker.actor, { mail: USUAL_MAIL, digestHour: null, timeZone: 'UTC' }))
    expect(sink.mails).toEqual([])
  })

  it('that is not taken is tried again later, and at last given up and shown, until somebody asks again', async () => {
    sink.refuses = true
    await give('Nine ships')
    let passed = 2 * MINUTE
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      await since(passed, runDueJobs)
      const [job] = await open()
      expect(job).toMatchObject({ attempts: attempt, state: attempt < MOST_ATTEMPTS ? 'waiting' : 'failed' })
      expect(job?.lastError).toContain('451')
      await since(passed + 1000, runDueJobs)
      expect((await open())[0]?.attempts).toBe(attempt)
      passed += (pauseAfter(attempt) ?? 0) + 1000
    }
    const [failed] = await open()
    expect(failed).toMatchObject({ person: { name: 'Bea' }, runAt: null })
    expect((await ask('GET', '/api/health')).body.jobs).toEqual({ waiting: 0, failed: 1 })
    sink.refuses = false
    accepted(await patchJob(admin.actor, { id: failed?.id ?? '' }, { action: 'retry' }))
    await runDueJobs()
    expect(sink.mails).toHaveLength(1)
    expect(await open()).toEqual([])
  })

  it('that a process began and did not end is done by another', async () => {
    await give('Ten ships')
    const later = (ms: number) => new Date(Date.now() + ms).toISOString()
    const taken = await write(db => takeJob(db, later(2 * MINUTE), later(4 * MINUTE)))
    expect(taken).toMatchObject({ kind: 'mail', state: 'running' })
    await since(3 * MINUTE, runDueJobs)
    expect(sink.mails).toEqual([])
    await since(5 * MINUTE, runDueJobs)
    expect(sink.mails).toHaveLength(1)
  })
})

describe('the digest', () => {
  const at = (moment: string, work: () => Promise<void>) => asOf(new Date(moment), work)

  it('comes once a day from its hour on, in its reader’s time zone, with news and what lies before them', async () => {
    const who = await member(['checker'], { name: 'Dee' })
    const mail = { ...USUAL_MAIL, assigned: 'digest' } as const
    accepted(await putWishes(who.actor, { mail, digestHour: 9, timeZone: 'Asia/Tokyo' }))
    const { id } = await claimOn(desk, 'Eleven ships')
    const day = new Date(Date.now() + 24 * 60 * MINUTE).toISOString().slice(0, 10)
    accepted(await patchClaim(desk.editor.actor, { id }, { assigneeId: who.id }))
    await tellPeople()
    const mine = () => sink.mails.filter(({ to }) => to === who.email)
    // Nine in the morning in Tokyo is midnight in UTC.
    const before = new Date(Date.parse(`${day}T00:00:00.000Z`) - MINUTE).toISOString()
    const yesterday = async () => {
      await at(before, keepSchedule)
      await at(before, runDueJobs)
    }
    await yesterday()
    const had = mine().length
    for (const moment of [`${day}T00:00:10.000Z`, `${day}T00:05:00.000Z`, `${day}T13:00:00.000Z`]) {
      await at(moment, keepSchedule)
      await at(moment, runDueJobs)
    }
    expect(mine()).toHaveLength(had + 1)
    const digests = mine().map(({ subject, text }) => `${subject}\n${text}`)
    expect(digests.join('\n')).toContain('Your day in Stet: 1 to check')
    expect(digests.filter(text => text.includes('Tom gave you claim 1'))).toHaveLength(1)
  })

  it('is not sent on a day without anything, nor to who wants none', async () => {
    const idle = await member(['viewer'], { name: 'Eve' })
    const none = await member(['checker'], { name: 'Fay' })
    accepted(await putWishes(none.actor, { mail: USUAL_MAIL, digestHour: null, timeZone: 'UTC' }))
    const { id } = await claimOn(desk, 'Twelve ships')
    accepted(await patchClaim(desk.editor.actor, { id }, { assigneeId: none.id }))
    await tellPeople()
    accepted(await markInbox(none.actor, { upTo: 1_000_000, read: true }))
    const moment = new Date(Date.now() + 48 * 60 * MINUTE)
    await asOf(moment, keepSchedule)
    await asOf(moment, runDueJobs)
    const to = sink.mails.map(mail => mail.to)
    expect(to).not.toContain(idle.email)
    expect(to).not.toContain(none.email)
  })
})

describe('the webhook', () => {
  const posted: { headers: Record<string, unknown>; body: string }[] = []
  let answers = 204
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    posted.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') })
    response.writeHead(answers, { location: 'http://127.0.0.1:9/' }).end()
  })
  beforeAll(() => {
    return new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done)
      return () => server.close()
    })
  })
  afterEach(() => {
    posted.length = 0
    answers = 204
  })
  const configured = () => {
    // The address of a listening TCP server is never a path.
    const { port } = server.address() as AddressInfo
    vi.stubEnv('STET_WEBHOOK_URL', `http://127.0.0.1:${port}/secret-path`)
    vi.stubEnv('STET_WEBHOOK_SECRET', `whsec_${Buffer.from('a key').toString('base64')}`)
  }

  it('is posted each notice once, signed, without a word of the draft', async () => {
    configured()
    const { id } = await give('Thirteen ships')
    await runDueJobs()
    await runDueJobs()
    expect(posted).toHaveLength(1)
    const { headers = {}, body = '' } = posted[0] ?? {}
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const signature = createHmac('sha256', 'a key').update(signed).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${signature}`)
    expect(JSON.parse(body)).toMatchObject({
      type: 'notice.assigned',
      data: { person: { name: 'Bea' }, actor: { name: 'Tom' }, claim: { id, number: 1 } },
    })
    expect(body).not.toMatch(/ships/)
    expect(accepted(await listJobs(admin.actor)).webhook).toMatch(/^127\.0\.0\.1:\d+$/)
  })

  it.each([500, 302])('that answers %i is tried again', async status => {
    configured()
    answers = status
    await give(`Fourteen ships ${status}`)
    await runDueJobs()
    const waiting = (await read(db => jobsIn(db, ['waiting'], 100))).filter(({ kind }) => kind === 'webhook')
    expect(waiting).toMatchObject([{ attempts: 1 }])
    answers = 200
    await since(MINUTE, runDueJobs)
    expect((await read(db => jobsIn(db, ['waiting'], 100))).filter(({ kind }) => kind === 'webhook')).toEqual(
      [],
    )
  })
})

describe('what goes out', () => {
  it('is looked at and tried again by who manages the newsroom, and nobody else', async () => {
    for (const who of [desk.editor, desk.reviewer, desk.checker]) {
      expect(refused(await listJobs(who.actor))).toBe('403 forbidden')
      expect(refused(await createTestMail(who.actor))).toBe('403 forbidden')
      expect(refused(await patchJob(who.actor, { id: 'x' }, { action: 'drop' }))).toBe('403 forbidden')
    }
    expect(refused(await patchJob(admin.actor, { id: 'x' }, { action: 'drop' }))).toBe('404 not_found')
  })

  it('can be tested, and dropped while it waits', async () => {
    const { job } = accepted(await createTestMail(admin.actor))
    await runDueJobs()
    expect(sink.mails).toMatchObject([{ to: admin.email, subject: 'E-mail from Stet arrives' }])
    expect(refused(await patchJob(admin.actor, { id: job.id }, { action: 'retry' }))).toBe('409 done')
    const other = accepted(await createTestMail(admin.actor)).job
    accepted(await patchJob(admin.actor, { id: other.id }, { action: 'drop' }))
    await runDueJobs()
    expect(sink.mails).toHaveLength(1)
    vi.stubEnv('STET_SMTP', '')
    expect(refused(await createTestMail(admin.actor))).toBe('409 no_mail_server')
  })
})
