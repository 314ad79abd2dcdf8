/*
 * Searching so many claims, by the server's use case and by the SQL it runs on a bare better-sqlite3 connection to the
 * same file; in turns, so that noise falls on both. Prints milliseconds as JSON. A process of its own, since
 * `server-only` loads nowhere but in a server.
 */
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { searchQuery } from '@/lib/contracts/search'
import { repeatsOf } from '@/lib/server/repeats'
import { search } from '@/lib/server/search'
import { accepted } from '@/lib/server/testing/draft-window'
import { member } from '@/lib/server/testing/people'
import { fillForSearch } from './search-newsroom'

const [size]: [number] = JSON.parse(process.argv[2] ?? '[10000]')
const ROUNDS = 40

const reviewer = await member(['reviewer'])
const began = performance.now()
await fillForSearch(size)
const built = performance.now() - began

const asked = {
  'a word that all have, newest': { q: 'council', kind: 'claim' },
  'a word that all have, ranked': { q: 'council', kind: 'claim', sort: 'relevance' },
  'two words that all have, ranked': { q: 'council missiles', kind: 'claim', sort: 'relevance' },
  'a rare word, newest': { q: 'zanzibar', kind: 'claim' },
  'a rare word and one that all have, newest': { q: 'zanzibar council', kind: 'claim' },
  'a phrase, newest': { q: '"five missiles"', kind: 'claim' },
  'two characters of Japanese, newest': { q: '五枚', kind: 'claim' },
  'one character, newest': { q: '枚', kind: 'claim' },
  'one letter, newest': { q: 'w', kind: 'claim' },
  'the beginning of a word, newest': { q: 'coun', kind: 'claim' },
  'all kinds at once, as the palette asks': { q: 'council', each: 'true', limit: '4' },
  'all kinds on one page, with their counts': { q: 'council', counts: 'true' },
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
