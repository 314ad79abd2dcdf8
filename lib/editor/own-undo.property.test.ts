import fc from 'fast-check'
import { redo, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { claimId, doc, headline, li, p, standfirst, ul } from '@/lib/domain/testing/manuscript'
import { claimOrder } from './claim-index'
import { type Client, createClient } from './testing/client'
import { createModelServer } from './testing/model-server'
import { createNetwork, settled } from './testing/network'

const START = doc(
  headline('Gate failed'),
  standfirst('The council knew.'),
  p('Five missiles fell on the port on Friday.'),
  ul(li(p('one')), li(p('two'))),
  p('The gate was shut.'),
)
const place = fc.nat({ max: 1000 }).map(share => share / 1000)
const who = fc.nat({ max: 2 })
const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      who,
      at: place,
      size: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('paste' as const), who, at: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), who, at: place, to: place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('split' as const), who, at: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('mark' as const), who, at: place, to: place }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('redo' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('share' as const), who }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('meet' as const), who }) },
)
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

/* Each person has letters of their own, each of which occurs once. */
const NAMES = ['ann', 'ben', 'cyd']
const FIRST = [0xe000, 0xe800, 0xf000]
const typedBy = (letter: string) => {
  const code = letter.codePointAt(0) ?? 0
  return code >= 0xe000 && code <= 0xf8ff ? Math.floor((code - 0xe000) / 0x800) : -1
}

function world() {
  const server = createModelServer(START)
  const network = createNetwork(server)
  // Each guards the claims that somebody else has marked, which their ids tell.
  const clients = NAMES.map(name =>
    createClient(name, START, network.transport, { version: 0, event: 0 }, id => !id.includes(name)),
  )
  let typed = 0
  const letters = (client: number, size: number) =>
    Array.from({ length: size }, () => String.fromCodePoint((FIRST[client] ?? 0) + typed++)).join('')
  const share = async (client: Client) => {
    for (let round = 0; round < 3; round++) {
      client.sync.notify({ type: 'hurry' })
      client.clock.forward(60_000)
      client.sync.poll()
      for (const request of network.requests.splice(0)) request.answer(request.reach())
      await settled()
    }
  }
  // What somebody deleted with their own hands may be deleted again by their redo.
  const deleted = NAMES.map(() => new Set<string>())
  return { server, clients, letters, share, deleted }
}

/* Half of all places are among what was typed before, where people meet. */
function whereOf(draft: Node, share: number): number {
  const typed: number[] = []
  draft.descendants((node, pos) => {
    ;[...(node.text ?? '')].forEach((letter, i) => {
      if (typedBy(letter) >= 0) typed.push(pos + i + 1)
    })
  })
  const among = typed[Math.floor(share * 2 * typed.length)]
  return share < 0.5 && among !== undefined ? among : Math.round(((share * 2) % 1) * draft.content.size)
}

function dispatch(client: Client, tr: Parameters<Client['dispatch']>[0]): void {
  try {
    tr.doc.check()
  } catch {
    return
  }
  client.dispatch(tr)
}

/* What the deed took away that others had typed or marked, letters and claims. */
async function act(
  { clients, letters, share, deleted }: ReturnType<typeof world>,
  one: Deed,
): Promise<string[]> {
  const client = clients[one.who]
  if (!client) return []
  const { state } = client
  const from = 'at' in one ? whereOf(state().doc, one.at) : 0
  const to = 'to' in one ? whereOf(state().doc, one.to) : from
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  const $from = state().doc.resolve(from)
  switch (one.do) {
    case 'type':
      if ($from.parent.isTextblock) dispatch(client, state().tr.insertText(letters(one.who, one.size), from))
      return []
    case 'paste': {
      const { paragraph } = manuscriptSchema.nodes
      const blocks = [3, 4].map(count =>
        paragraph.create(null, manuscriptSchema.text(letters(one.who, count))),
      )
      const at = Math.max($from.depth > 0 ? $from.before(1) : from, 31)
      dispatch(client, state().tr.replaceWith(at, at, blocks))
      return []
    }
    case 'delete': {
      const had = thingsIn(state().doc)
      dispatch(client, state().tr.delete(low, Math.min(high, low + 12)))
      const has = thingsIn(state().doc)
      for (const thing of had) if (!has.has(thing)) deleted[one.who]?.add(thing)
      return []
    }
    case 'split':
      if ($from.parent.type.name === 'paragraph') dispatch(client, state().tr.split(from))
      return []
    case 'mark': {
      const id = claimId(`made-by-${NAMES[one.who]}-${letters(one.who, 1).codePointAt(0)}`)
      dispatch(client, state().tr.addMark(low, high, manuscriptSchema.mark('claim', { id })))
      return []
    }
    case 'share':
      await share(client)
      return []
    case 'meet':
      for (const one of [...clients, ...clients]) await share(one)
      return []
  }
  const before = state().doc
  const command = one.do === 'undo' ? undo : redo
  command(state(), tr => dispatch(client, tr))
  const after = state().doc
  const standing = thingsIn(after)
  // What an own deletion took in a merge, its undo brings and its redo takes again.
  const had = thingsIn(before)
  for (const thing of standing) if (!had.has(thing)) deleted[one.who]?.add(thing)
  const name = NAMES[one.who] ?? ''
  const isOthers = (thing: string) =>
    thing.length > 1 ? !thing.includes(name) : typedBy(thing) >= 0 && typedBy(thing) !== one.who
  return [...had].filter(thing => isOthers(thing) && !standing.has(thing) && !deleted[one.who]?.has(thing))
}

/* The letters and the claims of a draft. */
function thingsIn(draft: Node): Set<string> {
  return new Set([...draft.textContent, ...claimOrder(draft)])
}

describe('undo and redo among three', () => {
  it('take away nothing that somebody else typed, and no claim that is somebody else’s', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 10, maxLength: 40, size: 'max' }), async deeds => {
        const run = world()
        for (const one of deeds) expect(await act(run, one)).toEqual([])
        for (let round = 0; round < 2; round++) for (const client of run.clients) await run.share(client)
        for (const client of run.clients) {
          expect(client.state().doc.toJSON()).toEqual(run.server.doc().toJSON())
        }
        run.server.doc().check()
      }),
      { numRuns: 150 },
    )
  })
})
