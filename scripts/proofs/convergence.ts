import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import { read } from '@/db'
import { snapshotAt } from '@/db/queries/draft'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import type { Actor } from '@/lib/domain/role'
import { type Happening, happen, randomHappening, who } from '@/lib/editor/testing/random-network'
import { createArticle } from '@/lib/server/create-article'
import { setFinding } from '@/lib/server/findings'
import { review } from '@/lib/server/reviews'
import { type Agreement, disagreements } from '@/lib/server/testing/agreement'
import { accepted } from '@/lib/server/testing/draft-window'
import { member } from '@/lib/server/testing/people'
import { lettersIn, openWorld, type World } from './convergence-world'
import type { Proof } from './proof'

const DRAFT = [
  '<p>Five missiles fell on the port on Friday.</p>',
  '<ul><li>one</li><li>two</li></ul>',
  '<p>The gate was shut.</p><blockquote><p>Nobody saw it.</p></blockquote>',
].join('')

const which = fc.nat({ max: 9 })

/** What the windows and the network do, what streams bring, and what checkers and the clock of turns do meanwhile. */
type Occurrence =
  | Happening
  | { readonly do: 'reopen' | 'hear'; readonly who: number }
  | { readonly do: 'check' | 'approve'; readonly which: number }
  | { readonly do: 'time'; readonly ms: number }

const occurrence: fc.Arbitrary<Occurrence> = fc.oneof(
  { weight: 39, arbitrary: randomHappening },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('hear' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('check' as const, 'approve' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('time' as const), ms: fc.constantFrom(300, 1500, 20_000) }),
  },
)

const history = fc.record({
  windows: fc.integer({ min: 2, max: 8 }),
  occurrences: fc.array(occurrence, { minLength: 1, maxLength: 100, size: 'max' }),
})
type History = typeof history extends fc.Arbitrary<infer T> ? T : never

interface People {
  readonly editors: readonly Actor[]
  readonly checker: Actor
  readonly reviewer: Actor
}

/** Random histories of several windows before the real use cases; see `docs/decisions/066`. */
export const convergence: Proof<History> = {
  arbitrary: history,
  atOnce: 8,
  async prepare() {
    const people: People = {
      editors: await Promise.all(Array.from({ length: 8 }, async () => (await member(['editor'])).actor)),
      checker: (await member(['checker'])).actor,
      reviewer: (await member(['reviewer'])).actor,
    }
    return { holds: one => play(people, one), close: () => undefined }
  },
}

let made = 0

async function play(
  { editors, checker, reviewer }: People,
  { windows, occurrences }: History,
): Promise<string[]> {
  const people = editors.slice(0, windows)
  const [first] = people
  if (!first) return []
  // By one editor after the other: of each the server reads a few at a time.
  const maker = editors[made++ % editors.length] ?? first
  const { article } = accepted(await createArticle(maker, { headline: 'Gate failed twice', html: DRAFT }))
  const world = await openWorld(people, article.id)
  for (const one of occurrences) {
    await occur(world, one, { checker, reviewer })
    await world.quiet()
  }
  const settled = await calm(world)
  return [...(settled ? [] : ['It did not come to rest.']), ...(await faults(world))]
}

async function occur(
  world: World,
  one: Occurrence,
  { checker, reviewer }: Pick<People, 'checker' | 'reviewer'>,
): Promise<void> {
  switch (one.do) {
    case 'reopen':
      await world.reopen(one.who % world.clients.length)
      return
    case 'hear': {
      const client = world.clients[one.who % world.clients.length]
      const brought = await world.ask(one.who % world.clients.length)
      if (!client || !brought) return
      world.returning.push(() => client.sync.hear(brought))
      // Now and then it comes twice.
      if (one.who % 3 === 0) world.returning.push(() => client.sync.hear(brought))
      return
    }
    case 'check':
    case 'approve': {
      const { rows } = await disagreements(world.articleId)
      const id = rows[one.which % Math.max(1, rows.length)]?.id
      // One whose text has gone, or that waits for no review, is refused, which is as good here.
      if (id === undefined) return
      if (one.do === 'check') await setFinding(checker, { id }, { status: 'verified', note: 'Seen.' })
      else await review(reviewer, { id }, { decision: 'approve' })
      return
    }
    case 'time':
      world.clock.forward(one.ms)
      return
    default:
      happen(world, one)
  }
}

/* From now on nothing goes wrong, and everybody asks for what the others did. */
async function calm(world: World): Promise<boolean> {
  for (let round = 0; round < 60; round++) {
    for (const answer of world.returning.splice(0)) answer()
    for (const request of world.requests.splice(0)) request.answer(request.reach())
    world.clock.forward(2000)
    await world.quiet()
    if (world.requests.length > 0 || world.returning.length > 0) continue
    const versions = new Set(world.clients.map(({ sync }) => sync.position().version))
    if (round > 1 && versions.size === 1 && world.clients.every(isSaved)) return true
    for (const client of world.clients) {
      client.clock.forward(60_000)
      client.sync.poll()
    }
    await world.quiet()
  }
  return world.clients.every(isSaved)
}

function isSaved({ sync }: World['clients'][number]): boolean {
  return sync.save().kind === 'saved' && sync.pending() === 0
}

async function faults(world: World): Promise<string[]> {
  const agreement = await disagreements(world.articleId)
  const found = [...world.failures.map(failure => `The server failed: ${failure}`), ...agreement.found]
  for (const [index, client] of world.clients.entries()) {
    if (!client.state().doc.eq(agreement.draft)) found.push(`Window ${index} has diverged.`)
  }
  const told = [...world.dropped, ...world.clients.map(one => JSON.stringify(one.dropped))].join('')
  return [
    ...found,
    ...toldFaults(world, agreement),
    ...(await letterFaults(world, agreement, told)),
    ...claimFaults(world, agreement, told),
  ]
}

/* What a window was told is saved stands in the log, once, where it was told, step by step. */
function toldFaults({ told }: World, { log }: Agreement): string[] {
  const found: string[] = []
  for (const { body, version } of told) {
    const own = log.filter(step => step.commitId === body.commitId)
    const there = own.map(step => step.step)
    const last = own.at(-1)?.version
    if (last !== version || !isDeepStrictEqual(there, body.steps)) {
      found.push(`Commit ${body.commitId} was answered as saved, and is not in the log as it was sent.`)
    }
  }
  return found
}

/*
 * Every letter that was typed is in the draft, or was and a later step took it away, or it was handed back to whoever
 * typed it, or they took it away themselves.
 */
async function letterFaults(world: World, { draft, log }: Agreement, told: string): Promise<string[]> {
  const first = await read(db => snapshotAt(db, world.articleId, 0))
  const ever = new Set<string>()
  let doc: Node | null = manuscriptSchema.nodeFromJSON(first?.doc)
  for (const { step } of log) {
    doc = doc && Step.fromJSON(manuscriptSchema, step).apply(doc).doc
    for (const letter of lettersIn(doc?.textContent ?? '')) ever.add(letter)
  }
  const present = lettersIn(draft.textContent)
  const back = new Set(lettersIn(told))
  return world.typed.flatMap(letter => {
    if (ever.has(letter) || back.has(letter) || world.forgone.has(letter) || present.includes(letter))
      return []
    return [`The letter U+${letter.codePointAt(0)?.toString(16)} is nowhere, and nobody was told.`]
  })
}

/* Every claim that was marked is in the table, or whoever marked it was told that it is not, or took it away. */
function claimFaults({ marked, forgone }: World, { rows }: Agreement, told: string): string[] {
  const known = new Set(rows.map(row => row.id))
  return [...marked].flatMap(id => {
    if (known.has(id) || forgone.has(id) || told.includes(id)) return []
    return [`The claim ${id} is nowhere, and nobody was told.`]
  })
}
