/*
 * The desk at 500 articles, the numbers of ninety days from three years of so many events, what counting costs each event,
 * and coverage at each key. Prints milliseconds as JSON; a process of its own for the reason that `queue-process` has.
 */
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { TextSelection } from 'prosemirror-state'
import { Transform } from 'prosemirror-transform'
import { write } from '@/db'
import { insertArticle } from '@/db/queries/articles'
import { insertClaims } from '@/db/queries/claims'
import { recountWork } from '@/db/queries/work-tallies'
import { articleRow, claimRow } from '@/db/testing/rows'
import { coverageOf } from '@/lib/domain/coverage'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { STATUSES } from '@/lib/domain/status'
import { desk } from '@/lib/server/desk'
import { deskNumbers } from '@/lib/server/desk-numbers'
import { accepted } from '@/lib/server/testing/draft-window'
import { member } from '@/lib/server/testing/people'
import { draft } from './manuscript'

const [events] = JSON.parse(process.argv[2] ?? '[]') as [number]
const ARTICLES = 500
const CLAIMS_EACH = 20
const DESKS = ['City', 'Coast', 'Culture', 'Sports']
const LAST_DAY = Date.UTC(2026, 2, 31)
const YEARS = 3 * 365 * 86_400_000

const reader = await member(['editor'])
for (let a = 0; a < ARTICLES; a++) {
  const id = `a${a}`
  await write(async db => {
    const deskName = DESKS[a % DESKS.length] ?? ''
    await insertArticle(db, articleRow(id, { desk: deskName, createdBy: reader.id }))
    await insertClaims(
      db,
      Array.from({ length: CLAIMS_EACH }, (_, c) => {
        const status = STATUSES[(a + c) % STATUSES.length] ?? 'unchecked'
        const review = c % 3 === 0 ? ('pending' as const) : ('approved' as const)
        return claimRow(`${id}-${c}`, id, { number: c + 1, status, review, findingBy: reader.id })
      }),
    )
  })
}

/* Findings, and decisions on them, spread over three years, put in as bare rows: only the triggers have work with them. */
const bare = new Driver(join(process.env.STET_DATA ?? '', 'stet.db'))
const insert = bare.prepare(
  `INSERT INTO events (kind, at, article_id, claim_id, data) VALUES (?, ?, ?, ?, ?)`,
)
let put = 0
const fill = (count: number) => {
  const began = performance.now()
  bare.transaction(() => {
    for (const end = put + count; put < end; put++) {
      const at = new Date(LAST_DAY - YEARS + Math.floor((put / events) * YEARS)).toISOString()
      const claim = Math.floor(put / 2)
      const data =
        put % 2 === 0
          ? { before: 'unchecked', status: 'verified' }
          : { decision: claim % 9 === 0 ? 'return' : 'approve' }
      insert.run(
        put % 2 === 0 ? 'claim.finding' : 'claim.reviewed',
        at,
        `a${claim % ARTICLES}`,
        `x${claim}`,
        JSON.stringify(data),
      )
    }
  })()
  return ((performance.now() - began) * 1000) / count
}
const triggers = bare
  .prepare(
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN ('events_worked', 'events_reworked')",
  )
  .all() as { name: string; sql: string }[] // the columns asked for
const withoutCounting = <T>(work: () => T) => {
  for (const { name } of triggers) bare.exec(`DROP TRIGGER ${name}`)
  const value = work()
  for (const { sql } of triggers) bare.exec(sql)
  return value
}
const ROUNDS = 40
const EACH = 500
withoutCounting(() => fill(events - ROUNDS * EACH))
await write(recountWork)
/* In turns, so that noise falls on both; the first row after triggers came or went compiles them. */
const warmFill = () => {
  fill(1)
  return fill(EACH)
}
const counting: number[] = []
const notCounting: number[] = []
for (let round = 0; round < ROUNDS / 2; round++) {
  counting.push(warmFill())
  notCounting.push(withoutCounting(warmFill))
}

async function timed(rounds: number, work: () => unknown): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return times
}

const query = { from: '2026-01-01', to: '2026-03-31', timeZone: 'Europe/Amsterdam', format: 'json' as const }
const all = await timed(20, async () => accepted(await deskNumbers(reader.actor, query)))
const one = await timed(20, async () => accepted(await deskNumbers(reader.actor, { ...query, desk: 'City' })))
const asked = bare.prepare(
  `SELECT substr(at, 1, 10) AS day, kind, count(*) FROM events
    WHERE kind IN ('claim.finding', 'claim.reviewed') AND at >= '2026-01-01' AND at < '2026-04-01' GROUP BY 1, 2`,
)
const beside = await timed(3, () => asked.all())
const board = await timed(20, async () => accepted(await desk(reader.actor)))

const doc = draft({ words: 10_000, claims: 0 })
coverageOf(doc)
let typed = doc
const keys = await timed(200, () => {
  const at = TextSelection.near(typed.resolve(Math.floor(typed.content.size / 2))).from
  typed = new Transform(typed).insert(at, manuscriptSchema.text('x')).doc
  coverageOf(typed)
})
const afresh = await timed(5, () => coverageOf(manuscriptSchema.nodeFromJSON(doc.toJSON())))

bare.close()
console.info(JSON.stringify({ all, one, beside, board, keys, afresh, counting, notCounting }))
process.exit(0)
