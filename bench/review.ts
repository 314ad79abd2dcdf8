import { createServer } from 'node:http'
import { performance } from 'node:perf_hooks'
import { get } from '@/e2e/fixtures'
import type { Answer } from '@/lib/contracts/call'
import { appendsPerSecond } from './append'
import { benchCommit } from './commit'
import { SIZES } from './manuscript'
import type { Newsroom } from './newsroom'
import { runProcess } from './process'
import { median } from './quantile'
import { ms, printTable, type Row } from './table'
import { openWire } from './wire'

const PAGES = 200
/** Approvals sent at once: several reviewers, whose writes may share one sync of the disk. */
const AT_ONCE = 8

/** Milliseconds of one page fetched after the other. */
async function fetchPages(url: string, cookie: string): Promise<number[]> {
  const times: number[] = []
  for (let count = 0; count < PAGES; count++) {
    const began = performance.now()
    await (await fetch(url, { headers: { cookie } })).arrayBuffer()
    times.push(performance.now() - began)
  }
  return times
}

/** A page of the queue with its counts over HTTP, beside bare `node:http` that answers the same bytes. */
async function benchPage(newsroom: Newsroom, cookie: string): Promise<void> {
  const url = `${newsroom.url}/api/claims?limit=50`
  const body = Buffer.from(await (await fetch(url, { headers: { cookie } })).arrayBuffer())
  const bare = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(body)
  })
  await new Promise<void>(resolve => bare.listen(0, '127.0.0.1', resolve))
  const address = bare.address()
  if (address === null || typeof address === 'string') throw new Error('No port on loopback.')
  try {
    await fetchPages(url, cookie)
    const beside = median(await fetchPages(`http://127.0.0.1:${address.port}/`, cookie))
    const ours = median(await fetchPages(url, cookie))
    printTable('A page of 50 of the queue, with counts, as JSON over HTTP', 'node:http', [
      { what: 'p50', ours: ms(ours), beside: ms(beside), ratio: ours / beside, aim: '≤ 3.2' },
    ])
  } finally {
    bare.close()
  }
}

/** Approvals a second, beside what append and fdatasync reach in the same folder before and after. */
async function benchApprovals(newsroom: Newsroom): Promise<void> {
  const { api, data } = newsroom
  const set = await api.patch('/api/settings', { data: { ownFindingsAllowed: true } })
  if (!set.ok()) throw new Error('The newsroom does not let the one person of the bench approve.')
  const { send, close } = await openWire(newsroom)
  const { claims } = await get<Answer<'listClaims'>>(api, `/api/claims?status=unchecked&limit=${PAGES}`)
  for (const { id } of claims)
    await send('POST', `/api/claims/${id}/finding`, { status: 'verified', note: 'Measured.' })
  const rows: Row[] = []
  for (const atOnce of [1, AT_ONCE]) {
    const left = claims.splice(0, PAGES / 2).map(({ id }) => id)
    const count = left.length
    const before = appendsPerSecond(data, count)
    const began = performance.now()
    const reviewer = async () => {
      for (let id = left.pop(); id !== undefined; id = left.pop()) {
        await send('POST', `/api/claims/${id}/review`, { decision: 'approve' })
      }
    }
    await Promise.all(Array.from({ length: atOnce }, reviewer))
    const ours = count / ((performance.now() - began) / 1000)
    const beside = (before + appendsPerSecond(data, count)) / 2
    rows.push(rateRow('over HTTP', atOnce, { ours, beside }))
  }
  close()
  const ways = [1, AT_ONCE]
  const rates = await runProcess<readonly Rate[]>('bench/approvals-process.ts', [ways])
  rows.push(...rates.map((rate, index) => rateRow('without HTTP', ways[index] ?? 0, rate)))
  printTable('Approvals a second, every one synced', 'append + fdatasync', rows)
}

interface Rate {
  readonly ours: number
  readonly beside: number
}

function rateRow(where: string, atOnce: number, { ours, beside }: Rate): Row {
  const what = `${where}, ${atOnce === 1 ? 'one after the other' : `${atOnce} at once`}`
  return { what, ours: ours.toFixed(0), beside: beside.toFixed(0), ratio: ours / beside, aim: '≥ 0.8' }
}

/** Measures what a reviewer waits for, on drafts of two sizes. */
export async function benchReview(newsroom: Newsroom): Promise<void> {
  for (const size of SIZES.slice(0, 2)) await newsroom.article({ ...size, claims: size.claims + 1 })
  const { cookies } = await newsroom.api.storageState()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  await benchPage(newsroom, cookie)
  await benchApprovals(newsroom)
  await benchCommit(newsroom, SIZES)
}
