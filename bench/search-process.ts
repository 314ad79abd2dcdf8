/*
 * Searching so many claims, by the server's use case and by the SQL it runs on a bare better-sqlite3 connection to the
 * same file; in turns, so that noise falls on both. Prints milliseconds as JSON. A process of its own, since
 * `server-only` loads nowhere but in a server.
 */
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { write } from '@/db'
import { insertArticle } from '@/db/queries/articles'
import { insertClaims } from '@/db/queries/claims'
import { articleRow, claimRow } from '@/db/testing/rows'
import { searchQuery } from '@/lib/contracts/search'
import { claimSearchText } from '@/lib/domain/search-text'
import { FINDINGS } from '@/lib/domain/status'
import { repeatsOf } from '@/lib/server/repeats'
import { search } from '@/lib/server/search'
import { accepted } from '@/lib/server/testing/draft-window'
import { member } from '@/lib/server/testing/people'

const [size]: [number] = JSON.parse(process.argv[2] ?? '[10000]')
const CLAIMS_EACH = 400
const ROUNDS = 60

/* Words that are more common the smaller their number, as in a language; the same in every run. */
let seed = 7
function chance(): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}
const word = () => `w${Math.floor(20_000 * chance() ** 4).toString(36)}`

const reviewer = await member(['reviewer'])
const began = performance.now()
for (let at = 0; at < size; at += CLAIMS_EACH) {
  const articleId = `article-${at}`
  await write(async db => {
    await insertArticle(db, articleRow(articleId))
    const rows = Array.from({ length: Math.min(CLAIMS_EACH, size - at) }, (_, index) => {
      const rare = (at + index) % 5_000 === 0 ? ' zanzibar' : ''
      const quote = `council ${Array.from({ length: 14 }, word).join(' ')} five missiles 五枚のミサイル${rare}`
      const row = claimRow(`c${at + index}`, articleId, { number: index + 1, quote })
      const status = FINDINGS[(at + index) % FINDINGS.length]
      return { ...row, ...(status && { status }), search: claimSearchText(row) }
    })
    await insertClaims(db, rows)
  })
}
const built = performance.now() - began

const asked = {
  'a word that all have, newest': { q: 'council', kind: 'claim' },
  'a word that all have, ranked': { q: 'council', kind: 'claim', sort: 'relevance' },
  'a rare word, newest': { q: 'zanzibar', kind: 'claim' },
  'a phrase, newest': { q: '"five missiles"', kind: 'claim' },
  'two characters of Japanese, newest': { q: '五枚', kind: 'claim' },
  'one character, newest': { q: '枚', kind: 'claim' },
  'the beginning of a word, newest': { q: 'coun', kind: 'claim' },
  'all kinds at once, as the palette asks': { q: 'council', each: 'true', limit: '4' },
} as const

const bare = new Driver(join(process.env.STET_DATA ?? '', 'stet.db'), { readonly: true })
const prototype = Object.getPrototypeOf(bare.prepare('SELECT 1'))
const original = prototype.all
const results: { what: string; ours: number[]; beside: number[] }[] = []
async function measure(what: string, ours: () => Promise<unknown>) {
  const heard: { sql: string; given: unknown[] }[] = []
  prototype.all = function (this: Driver.Statement, ...given: unknown[]) {
    heard.push({ sql: this.source, given })
    return original.apply(this, given)
  }
  await ours()
  prototype.all = original
  const statements = heard.map(({ sql, given }) => ({ statement: bare.prepare(sql).raw(), given }))
  const times = { what, ours: [] as number[], beside: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    await ours()
    const between = performance.now()
    for (const { statement, given } of statements) statement.all(...given)
    times.ours.push(between - start)
    times.beside.push(performance.now() - between)
  }
  results.push(times)
}
for (const [what, query] of Object.entries(asked)) {
  await measure(what, async () => accepted(await search(reviewer.actor, searchQuery.parse(query))))
}
await measure('where a claim was checked before', async () =>
  accepted(await repeatsOf(reviewer.actor, { id: `c${size - 1}` })),
)
console.info(JSON.stringify({ results, built, size }))
process.exit(0)
