/*
 * Ten people on one article and ten on another at the same time, in one process with the server's use cases: once
 * with turns and once without. Prints what became of them as JSON. `server-only` does not let itself be loaded
 * elsewhere than in a server, hence a process of its own.
 */
import { append, commit } from '@/lib/server/commits'
import { newArticle } from '@/lib/server/testing/draft-window'
import { member } from '@/lib/server/testing/people'
import type { Waits } from './fair-waits'
import { startWriter } from './fair-writer'

const WRITERS = 10

const [ms, away, atOnce] = JSON.parse(process.argv[2] ?? '[]')
const sides: { readonly slow: Waits | undefined; readonly others: readonly Waits[] }[] = []
const running = await Promise.all(
  [commit, append].map(async save => {
    const people = []
    for (let i = 0; i < WRITERS; i++) people.push(await member(['editor']))
    const [first] = people
    if (!first) throw new Error('Nobody writes.')
    const articleId = await newArticle(first.actor, 'Harbour', 'Five missiles fell on the port.')
    return Promise.all(
      people.map(({ actor }, index) =>
        startWriter(actor, articleId, (...call) => save(...call), { away: index === 0 ? away : 0, atOnce }),
      ),
    )
  }),
)
await new Promise(resolve => setTimeout(resolve, ms))
for (const writers of running) {
  const [slow, ...others] = writers.map(stop => stop())
  sides.push({ slow, others })
}
console.info(JSON.stringify(sides))
process.exit(0)
