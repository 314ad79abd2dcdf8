/*
 * Approving 1,000 claims at once, by the server's use case, and the statements that it asks of the driver on a copy of
 * the same file by a bare better-sqlite3 connection, in as many transactions and as well synced. Prints milliseconds
 * as JSON.
 */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { write } from '@/db'
import { insertArticle } from '@/db/queries/articles'
import { insertClaims } from '@/db/queries/claims'
import { heardStatements } from '@/db/testing/heard-statements'
import { articleRow, claimRow } from '@/db/testing/rows'
import { claimSearchText } from '@/lib/domain/search-text'
import { bulk } from '@/lib/server/bulk'
import { accepted } from '@/lib/server/testing/draft-window'
import { member } from '@/lib/server/testing/people'

const ROUNDS = 7
const AT_ONCE = 1000
/* As the use case cuts them. */
const TRANSACTION = 250
const [claims]: readonly [number] = JSON.parse(process.argv[2] ?? '[10000]')

const reviewer = await member(['reviewer'])
const checker = await member(['checker'])
const ids: string[] = []
for (let a = 0; ids.length < claims; a++) {
  const article = `article-${String(a).padStart(5, '0')}`
  const rows = Array.from({ length: Math.min(400, claims - ids.length) }, (_, c) => {
    const row = claimRow(`${article}-${c}`, article, {
      number: c + 1,
      quote: 'Five missiles fell on the port on Friday night',
      note: 'As the log says.',
      status: 'verified',
      review: 'pending',
      findingBy: checker.id,
      findingAt: '2026-01-01T09:00:00.000Z',
    })
    return { ...row, search: claimSearchText(row) }
  })
  ids.push(...rows.map(row => row.id))
  await write(async db => {
    await insertArticle(db, articleRow(article))
    await insertClaims(db, rows)
  })
}

const file = join(process.env.STET_DATA ?? '', 'stet.db')
const times = { ours: [] as number[], beside: [] as number[] }
for (let round = 0; round < ROUNDS; round++) {
  const claimIds = ids.slice(round * AT_ONCE, (round + 1) * AT_ONCE)
  const copy = `${file}.${round}`
  const whole = new Driver(file)
  whole.pragma('wal_checkpoint(TRUNCATE)')
  whole.close()
  copyFileSync(file, copy)
  let ours = 0
  const heard = await heardStatements(async () => {
    const began = performance.now()
    const { done } = accepted(await bulk(reviewer.actor, { claimIds, action: { do: 'approve' } }))
    ours = performance.now() - began
    if (done.length !== AT_ONCE) throw new Error(`Only ${done.length} were approved.`)
  })
  times.ours.push(ours)

  const bare = new Driver(copy)
  bare.pragma('journal_mode = WAL')
  bare.pragma('synchronous = FULL')
  const prepared = new Map<string, Driver.Statement>()
  const statements = heard
    .filter(({ sql }) => !/^\s*(begin|commit)/i.test(sql))
    .map(({ sql, given }) => {
      const statement = prepared.get(sql) ?? bare.prepare(sql)
      prepared.set(sql, statement)
      return { statement, given }
    })
  const each = Math.ceil(statements.length / Math.ceil(AT_ONCE / TRANSACTION))
  const began = performance.now()
  for (let from = 0; from < statements.length; from += each) {
    bare.exec('BEGIN IMMEDIATE')
    for (const { statement, given } of statements.slice(from, from + each)) {
      if (statement.reader) statement.all(...given)
      else statement.run(...given)
    }
    bare.exec('COMMIT')
  }
  times.beside.push(performance.now() - began)
  const [count] = bare.prepare("select count(*) as n from claims where review = 'approved'").all() as [
    { readonly n: number },
  ] // one row, by its own words
  if (count.n !== (round + 1) * AT_ONCE) throw new Error('The two did not do the same.')
  bare.close()
}
console.info(JSON.stringify(times))
process.exit(0)
