/*
 * Pages of the queue at one size of newsroom, by the server's use case and by the SQL it runs, prepared on a bare
 * better-sqlite3 connection to the same file; in turns, so that noise falls on both. Prints milliseconds as JSON.
 * `server-only` does not let itself be loaded elsewhere than in a server, hence a process of its own.
 */
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { read } from '@/db'
import { fittingClaims } from '@/db/queries/claim-queue'
import { facetCounts } from '@/db/queries/queue-lanes'
import { heardStatements } from '@/db/testing/heard-statements'
import { claimsQuery } from '@/lib/contracts/claim'
import { listClaims } from '@/lib/server/queue'
import { review } from '@/lib/server/reviews'
import { accepted } from '@/lib/server/testing/draft-window'
import { member } from '@/lib/server/testing/people'
import { median, quantile } from './quantile'
import { fillNewsroom, personId } from './queue-newsroom'

/* Rounds of what takes long are few. */
const ROUNDS = 60
const LONGEST = 3000
const DEEP = 1000
const APPROVALS = 200

type Query = Record<string, string>
const rare = { status: 'disputed', review: 'pending', priority: 'high', stale: 'true', flags: 'sensitive' }
const CASES: Readonly<Record<string, Query>> = {
  'waiting for review, the first page': { review: 'pending', mine: 'waiting', groups: 'true' },
  'everything, by deadline': {},
  'everything, by priority': { sort: 'priority' },
  'everything, by age': { sort: 'age' },
  'everything, by article': { sort: 'article' },
  'a status': { status: 'disputed' },
  'a status and two review states': { status: 'verified', review: 'pending,returned' },
  'a priority, by age': { priority: 'high', sort: 'age' },
  'a flag': { flags: 'legal' },
  stale: { stale: 'true' },
  'orphaned, by article': { orphaned: 'true', sort: 'article' },
  'no source, waiting': { unsourced: 'true', review: 'pending' },
  'secondary only, by priority': { thin: 'true', sort: 'priority' },
  'a desk, waiting': { desk: 'Culture', review: 'pending' },
  'a desk, by age': { desk: 'Culture', sort: 'age' },
  'an assignee, waiting': { assignee: personId(3), review: 'pending' },
  'an assignee, by age': { assignee: personId(3), sort: 'age' },
  'nobody assigned, waiting': { assignee: 'none', review: 'pending' },
  'a checker': { checker: personId(3) },
  'a checker, by article': { checker: personId(3), sort: 'article' },
  'checker and assignee, by age': { checker: personId(3), assignee: personId(4), sort: 'age' },
  'checker and assignee, waiting': { checker: personId(3), assignee: personId(4), review: 'pending' },
  overdue: { due: 'overdue', review: 'pending' },
  'overdue, by age': { due: 'overdue', sort: 'age' },
  'no deadline': { due: 'none', review: 'pending' },
  'waiting a month, by age': { waiting: '30d', review: 'pending', sort: 'age' },
  'waiting a month, by deadline': { waiting: '30d', review: 'pending' },
  'an article': { article: 'article-000010' },
  'three of all': rare,
  'three of all, by age': { ...rare, sort: 'age' },
  'three of all, of a checker, by article': { ...rare, checker: personId(1), sort: 'article' },
  'none at all': { ...rare, checker: personId(3), assignee: personId(4), desk: 'Sport' },
}

const [count] = JSON.parse(process.argv[2] ?? '[10000]') as [number] // as bench/queue.ts passes it
const reviewer = await member(['reviewer'])
const filling = performance.now()
await fillNewsroom(count)
const filled = performance.now() - filling

const bare = new Driver(join(process.env.STET_DATA ?? '', 'stet.db'), { readonly: true })
const [begin, commit] = [bare.prepare('BEGIN'), bare.prepare('COMMIT')]

async function turns(ours: () => Promise<unknown>) {
  await ours()
  const heard = await heardStatements(ours)
  const reading = heard.map(({ sql, given }) => ({ statement: bare.prepare(sql), given }))
  const statements = reading.filter(({ statement }) => statement.reader)
  for (const { statement } of statements) statement.raw()
  const times = { ours: [] as number[], beside: [] as number[] }
  const until = performance.now() + LONGEST
  for (let round = 0; round < ROUNDS && performance.now() < until; round++) {
    const began = performance.now()
    await ours()
    const between = performance.now()
    begin.run()
    for (const one of statements) one.statement.all(...one.given)
    commit.run()
    times.ours.push(between - began)
    times.beside.push(performance.now() - between)
  }
  return {
    ours: median(times.ours),
    p95: quantile(times.ours, 0.95),
    beside: median(times.beside),
    statements: heard.length,
  }
}

const list = async (query: Query) => accepted(await listClaims(reviewer.actor, claimsQuery.parse(query)))
const results: Record<string, Awaited<ReturnType<typeof turns>>> = {}
for (const [name, query] of Object.entries(CASES)) results[name] = await turns(() => list(query))

/* Page after page, to as far as there are. */
for (const [name, sort] of [
  ['deadline', 'deadline'],
  ['age', 'age'],
] as const) {
  let page = await list({ sort })
  let pages = 1
  for (let next = page.next; next !== null && pages < DEEP; next = page.next, pages++)
    page = await list({ sort, cursor: next })
  const cursor = page.next
  if (cursor !== null)
    results[`everything, page ${pages + 1} by ${name}`] = await turns(() => list({ sort, cursor }))
}
results['the summary alone'] = await turns(() => read(facetCounts))

/* What the indexes cost whoever writes. */
const waiting = { reviews: ['pending'], stale: false, orphaned: false, unsourced: false } as const
const approvable = await read(async db => {
  for await (const ids of fittingClaims(db, waiting)) return ids
  return []
})
const approvals: number[] = []
for (const id of approvable.slice(0, APPROVALS)) {
  const began = performance.now()
  accepted(await review(reviewer.actor, { id }, { decision: 'approve' }))
  approvals.push(performance.now() - began)
}
console.info(JSON.stringify({ count, filled, results, approvals: median(approvals) }))
process.exit(0)
