/*
 * A page of the queue with counts from 100,000 claims, by the server's use case and by the SQL it runs, prepared on
 * a bare better-sqlite3 connection to the same file; in turns, so that noise falls on both. Prints milliseconds as
 * JSON. `server-only` does not let itself be loaded elsewhere than in a server, hence a process of its own.
 */
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { write } from '@/db'
import { insertArticle } from '@/db/queries/articles'
import { insertClaims } from '@/db/queries/claims'
import { heardStatements } from '@/db/testing/heard-statements'
import { articleRow, claimRow } from '@/db/testing/rows'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { STATUSES } from '@/lib/domain/status'
import { listClaims } from '@/lib/server/queue'
import { accepted } from '@/lib/server/testing/draft-window'
import { member } from '@/lib/server/testing/people'

const ARTICLES = 250
const CLAIMS_EACH = 400
const ROUNDS = 400

const reviewer = await member(['reviewer'])
for (let a = 0; a < ARTICLES; a++) {
  const id = `article-${String(a).padStart(4, '0')}`
  const dueAt = new Date(Date.UTC(2026, 0, 1 + (a % 90))).toISOString()
  await write(async db => {
    await insertArticle(db, articleRow(id, { deadline: dueAt }))
    await insertClaims(
      db,
      Array.from({ length: CLAIMS_EACH }, (_, c) => {
        const status = STATUSES[(a + c) % STATUSES.length]
        const review = REVIEW_STATES[c % REVIEW_STATES.length]
        return claimRow(`${id}-${c}`, id, {
          number: c + 1,
          dueAt,
          quote: 'Five missiles fell on the port on Friday night',
          findingBy: reviewer.id,
          findingAt: dueAt,
          ...(status && { status }),
          ...(review && { review }),
        })
      }),
    )
  })
}

const query = { limit: 50, sort: 'deadline' as const, review: ['pending' as const] }
const ours = async () => accepted(await listClaims(reviewer.actor, query))

/* What the use case asks of the driver is heard once, and asked again without anything around it. */
let page = await ours()
const heard = await heardStatements(async () => {
  page = await ours()
})

const bare = new Driver(join(process.env.STET_DATA ?? '', 'stet.db'), { readonly: true })
bare.pragma('synchronous = FULL')
const begin = bare.prepare('BEGIN')
const commit = bare.prepare('COMMIT')
const statements = heard.map(({ sql, given }) => ({ statement: bare.prepare(sql).raw(), given }))
const beside = () => {
  begin.run()
  const answers = statements.map(one => one.statement.all(...one.given))
  commit.run()
  return answers
}
if (beside()[0]?.length !== query.limit + 1 || page.claims.length !== query.limit) {
  throw new Error('The two do not answer the same.')
}

const times = { ours: [] as number[], beside: [] as number[] }
for (let round = 0; round < ROUNDS; round++) {
  const began = performance.now()
  await ours()
  const between = performance.now()
  beside()
  times.ours.push(between - began)
  times.beside.push(performance.now() - between)
}
console.info(JSON.stringify({ ...times, statements: heard.length, claims: ARTICLES * CLAIMS_EACH }))
process.exit(0)
