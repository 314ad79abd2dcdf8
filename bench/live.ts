import { execFileSync } from 'node:child_process'
import { request } from '@playwright/test'
import { PASSWORD, post } from '@/e2e/fixtures'
import { startServer, type TestServer } from '@/e2e/server'
import type { ArticleWithDraft } from '@/lib/contracts/article'
import { type Answer, readError } from '@/lib/contracts/call'
import type { ChangesFrame } from '@/lib/contracts/stream'
import { readStream } from './live-reader'
import { createWriter, type Send, type Writer } from './live-writer'
import { quantile } from './quantile'
import { mb, ms, printTable, type Row } from './table'

const ARTICLES = 20
const WRITERS = 5
const STREAMS = 200
/** Each writes in four articles, as somebody with four windows would; so nobody is twice in one article. */
const PEOPLE = (ARTICLES * WRITERS) / 4
/** Milliseconds between two keys of one writer. */
const KEY_EVERY = 250
/** Until the process has grown to the size it works in, which takes it most of a minute. */
const WARM_UP = 60_000

interface Person {
  readonly cookie: string
  readonly send: Send
}

/**
 * Load on one process: 20 articles with 5 writers each, and 200 open streams, for so many minutes. How long until
 * what one writer sent has reached the others, how long a commit takes, and what memory it needs.
 */
export async function benchLive(minutes: number): Promise<void> {
  const server = await startServer()
  try {
    await measure(server, minutes)
  } finally {
    await server.stop()
  }
}

async function measure(server: TestServer, minutes: number): Promise<void> {
  const people = await newsroom(server.url)
  const editor = people[0]
  if (!editor) throw new Error('Nobody is there.')
  const commits: number[] = []
  const propagations: number[] = []
  const presences: number[] = []
  let refused = 0
  let frames = 0
  let measuring = false
  const letGo = new AbortController()
  const writers: Writer[] = []

  for (let a = 0; a < ARTICLES; a++) {
    const text = Array.from(
      { length: 30 },
      (_, i) => `Paragraph ${i}: ${'five missiles fell on the port. '.repeat(6)}`,
    )
    const created = await must<Answer<'createArticle'>>(
      editor.send('POST', '/api/articles', { text: text.join('\n\n') }),
    )
    const { id } = created.article
    const quote = 'Paragraph 3: five missiles'
    await must(editor.send('POST', `/api/articles/${id}/claims`, { quote }))
    const sent = new Map<number, number>()
    const early = new Map<number, number[]>()
    const own: Writer[] = []
    const arrived = (version: number, at: number) => {
      const from = sent.get(version)
      if (from !== undefined) propagations.push(at - from)
      else early.set(version, [...(early.get(version) ?? []), at])
    }
    for (let w = 0; w < WRITERS; w++) {
      const person = people[(a * WRITERS + w) % PEOPLE] ?? editor
      const draft = await must<ArticleWithDraft>(person.send('GET', `/api/articles/${id}`))
      own.push(
        createWriter(draft, w * 5, person.send, {
          accepted(versions, sentAt, took) {
            if (!measuring) return
            commits.push(took)
            for (const version of versions) {
              sent.set(version, sentAt)
              for (const at of early.get(version) ?? []) propagations.push(at - sentAt)
              early.delete(version)
            }
          },
          refused: () => measuring && refused++,
          presence: took => measuring && presences.push(took),
        }),
      )
    }
    writers.push(...own)
    for (let s = 0; s < STREAMS / ARTICLES; s++) {
      const person = people[(a * WRITERS + s) % PEOPLE] ?? editor
      const listen = () =>
        readStream(
          `${server.url}/api/articles/${id}/stream`,
          person.cookie,
          letGo.signal,
          (name, data, at) => {
            if (name === 'bye' && !letGo.signal.aborted) void listen()
            if (name !== 'changes') return
            frames++
            const frame: ChangesFrame = JSON.parse(data)
            own[s]?.hear(frame)
            if (measuring) for (let i = 0; i < frame.steps.length; i++) arrived(frame.version - i, at)
          },
        )
      await listen()
    }
  }

  const keys = setInterval(() => {
    // Spread over the time between two keys, as hands are.
    for (const writer of writers) setTimeout(writer.key, Math.random() * KEY_EVERY)
  }, KEY_EVERY)
  await rest(WARM_UP)
  const memoryBefore = memoryOf(server.pid)
  const streams = await openStreams(server.url)
  const cpuBefore = cpuOf(server.pid)
  measuring = true
  frames = 0
  await rest(minutes * 60_000)
  measuring = false
  const cpu = (cpuOf(server.pid) - cpuBefore) / (minutes * 60)
  clearInterval(keys)
  await rest(3000)
  const memoryAfter = memoryOf(server.pid)
  const unsaved = writers.filter(writer => !writer.isSaved()).length
  for (const writer of writers) writer.stop()
  letGo.abort()
  await rest(2000)
  const left = await openStreams(server.url)

  const perSecond = (count: number) => (count / (minutes * 60)).toFixed(0)
  const row = (what: string, ours: string, aim = ''): Row => ({ what, ours, beside: '', ratio: null, aim })
  printTable(`${ARTICLES} articles with ${WRITERS} writers each, ${streams} streams, ${minutes} min`, '', [
    row('sent until seen by the others, p50', ms(quantile(propagations, 0.5))),
    row('sent until seen by the others, p95', ms(quantile(propagations, 0.95)), '≤ 300 ms'),
    row('sent until seen by the others, p99', ms(quantile(propagations, 0.99))),
    row('commit, p50', ms(quantile(commits, 0.5))),
    row('commit, p99', ms(quantile(commits, 0.99)), '≤ 50 ms'),
    row('presence, p99', ms(quantile(presences, 0.99))),
    row('commits a second', perSecond(commits.length)),
    row('refused and sent again, a second', perSecond(refused)),
    row('frames a second', perSecond(frames)),
    row('memory at the start', mb(memoryBefore)),
    row('memory at the end', mb(memoryAfter), '≤ 10 % more'),
    row('growth', `${((memoryAfter / memoryBefore - 1) * 100).toFixed(1)} %`),
    row('share of one core', `${(cpu * 100).toFixed(0)} %`),
    row('windows not saved in the end', String(unsaved), '0'),
    row('streams left open', String(left), '0'),
  ])
}

async function newsroom(url: string): Promise<Person[]> {
  const api = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } })
  const admin = { name: 'Bo Ench', email: 'bo@bench.example', password: PASSWORD }
  await post(api, '/api/setup', { newsroom: 'Bench', ...admin })
  const people: Person[] = []
  for (let i = 0; i < PEOPLE; i++) {
    const email = `writer-${i}@bench.example`
    const { invitation } = await post<Answer<'createInvitation'>>(api, '/api/invitations', {
      email,
      roles: ['editor'],
    })
    const own = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } })
    await post(own, `/api/invitations/${invitation.token}`, { name: `Writer ${i}`, password: PASSWORD })
    const { cookies } = await own.storageState()
    await own.dispose()
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    people.push({ cookie, send: sender(url, cookie) })
  }
  await api.dispose()
  return people
}

function sender(url: string, cookie: string): Send {
  return async (method, path, body) => {
    try {
      const response = await fetch(url + path, {
        method,
        headers: { cookie, origin: url, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      if (!response.ok) return { ok: false, error: await readError(response) }
      return { ok: true, value: await response.json() }
    } catch {
      return { ok: false, error: { status: 0, code: 'offline', message: 'The server cannot be reached.' } }
    }
  }
}

async function must<T>(answer: ReturnType<Send>): Promise<T> {
  const result = await answer
  if (!result.ok) throw new Error(result.error.message)
  return result.value as T // the caller names what the endpoint answers
}

async function openStreams(url: string): Promise<number> {
  const health: Answer<'health'> = await (await fetch(`${url}/api/health`)).json()
  return health.streams
}

const rest = (forMs: number) => new Promise(resolve => setTimeout(resolve, forMs))

/** What the process holds in memory, in bytes. */
function memoryOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024
}

/** Seconds of a processor that the process has used, to the second. */
function cpuOf(pid: number): number {
  const [seconds = 0, minutes = 0, hours = 0] = execFileSync('ps', ['-o', 'time=', '-p', String(pid)], {
    encoding: 'utf8',
  })
    .trim()
    .split(/[:-]/)
    .map(Number)
    .reverse()
  return seconds + minutes * 60 + hours * 3600
}
