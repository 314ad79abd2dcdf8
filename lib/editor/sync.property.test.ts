import fc from 'fast-check'
import { undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { claimId, doc, headline, li, p, standfirst, ul } from '@/lib/domain/testing/manuscript'
import { type Client, createClient } from './testing/client'
import { createModelServer, type ModelServer } from './testing/model-server'
import { createNetwork, type Request, settled, UNREACHABLE } from './testing/network'

const START = doc(
  headline('Gate failed twice'),
  standfirst('The council knew.'),
  p('Five missiles fell on the port on Friday.'),
  ul(li(p('one')), li(p('two'))),
  p('The gate was shut.'),
)

/* Where in the draft, as a share of its length, so that a shrunk run still means something. */
const place = fc.nat({ max: 1000 }).map(share => share / 1000)
const who = fc.nat({ max: 2 })
const which = fc.nat({ max: 9 })
const action = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('type' as const), who, at: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), who, at: place, to: place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('split' as const), who, at: place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('mark' as const), who, at: place, to: place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      who,
      ms: fc.constantFrom(100, 400, 1000, 5000),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('poll' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hurry' as const), who }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'deliver' as const,
        'deliver' as const,
        'deliver' as const,
        'lose' as const,
        'loseAnswer' as const,
        'duplicate' as const,
        'late' as const,
        'fail' as const,
      ),
      which,
    }),
  },
  { weight: 7, arbitrary: fc.record({ do: fc.constant('arrive' as const), which }) },
)
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never

interface World {
  readonly server: ModelServer
  readonly clients: readonly Client[]
  readonly requests: Request[]
  /** Answers on their way back, and requests that the client has given up. */
  readonly returning: (() => void)[]
  typed: number
}

function world(remembers: boolean): World {
  const server = createModelServer(START, { remembers })
  const { transport, requests } = createNetwork(server)
  const clients = ['ann', 'ben', 'cy'].map(name => createClient(name, START, transport))
  return { server, clients, requests, returning: [], typed: 0 }
}

function edit(client: Client, change: (client: Client, size: number) => void): void {
  change(client, client.state().doc.content.size)
}

function act(world: World, action: Action): void {
  switch (action.do) {
    case 'deliver':
    case 'lose':
    case 'loseAnswer':
    case 'duplicate':
    case 'late':
    case 'fail':
    case 'arrive':
      travel(world, action.do, action.which)
      return
  }
  const client = world.clients[action.who]
  if (!client) return
  switch (action.do) {
    case 'type':
      edit(client, (_, size) => {
        const $pos = client.state().doc.resolve(Math.round(action.at * size))
        if ($pos.parent.isTextblock) client.type(String.fromCodePoint(0xe000 + world.typed++), $pos.pos)
      })
      return
    case 'delete':
      edit(client, (_, size) => {
        const [from, to] = ordered(action.at * size, action.to * size)
        valid(client, client.state().tr.delete(from, Math.min(to, from + 12)))
      })
      return
    case 'split':
      edit(client, (_, size) => {
        const $pos = client.state().doc.resolve(Math.round(action.at * size))
        if ($pos.parent.type.name === 'paragraph') valid(client, client.state().tr.split($pos.pos))
      })
      return
    case 'mark':
      edit(client, (_, size) => {
        const [from, to] = ordered(action.at * size, action.to * size)
        const id = claimId(`made${world.typed++}`)
        client.dispatch(client.state().tr.addMark(from, to, manuscriptSchema.mark('claim', { id })))
      })
      return
    case 'undo':
      undo(client.state(), tr => valid(client, tr))
      return
    case 'wait':
      client.clock.forward(action.ms)
      return
    case 'poll':
      client.sync.poll()
      return
    case 'leave':
      client.sync.notify({ type: 'leaving', closing: true })
      return
    case 'hurry':
      client.sync.notify({ type: 'hurry' })
  }
}

function ordered(a: number, b: number): [number, number] {
  return [Math.round(Math.min(a, b)), Math.round(Math.max(a, b))]
}

/* Positions between blocks can ask for what the schema forbids; an editor would not offer that. */
function valid(client: Client, tr: Parameters<Client['dispatch']>[0]): void {
  try {
    tr.doc.check()
  } catch {
    return
  }
  client.dispatch(tr)
}

function travel(world: World, how: string, which: number): void {
  const { requests, returning } = world
  if (how === 'arrive') {
    const [answer] = returning.length > 0 ? returning.splice(which % returning.length, 1) : []
    answer?.()
    return
  }
  if (requests.length === 0) return
  const at = which % requests.length
  const request = requests[at]
  if (!request) return
  if (how !== 'duplicate') requests.splice(at, 1)
  if (how === 'deliver' || how === 'duplicate') {
    const result = request.reach()
    returning.push(() => request.answer(result))
  } else if (how === 'loseAnswer') {
    request.reach()
    request.answer({ ok: false, error: UNREACHABLE })
  } else if (how === 'late') {
    // The client gives up first; the request reaches the server afterwards.
    request.answer({ ok: false, error: UNREACHABLE })
    returning.push(() => request.reach())
  } else if (how === 'fail') {
    request.answer({ ok: false, error: { status: 503, code: 'unavailable', message: '' } })
  } else request.answer({ ok: false, error: UNREACHABLE })
}

/* From now on nothing goes wrong, and everybody asks for what the others did. */
async function calm(world: World): Promise<void> {
  for (let round = 0; round < 60; round++) {
    for (const answer of world.returning.splice(0)) answer()
    for (const request of world.requests.splice(0)) request.answer(request.reach())
    await settled()
    for (const client of world.clients) {
      client.clock.forward(60_000)
      client.sync.poll()
    }
    await settled()
  }
}

const letters = (doc: Node) => [...doc.textContent].filter(letter => letter >= '\ue000' && letter <= '\uf8ff')

describe.each([
  ['a server that remembers commits', true],
  ['a server that has forgotten them', false],
])('three windows on one draft, before %s', (_, remembers) => {
  it('converge and apply each commit once, whatever the network does', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 20, maxLength: 100, size: 'max' }), async actions => {
        const run = world(remembers)
        for (const one of actions) {
          act(run, one)
          await settled()
        }
        await calm(run)
        const { server, clients } = run
        for (const client of clients) {
          expect(client.sync.save().kind).toBe('saved')
          expect(client.sync.pending()).toBe(0)
          expect(client.state().doc.toJSON()).toEqual(server.doc().toJSON())
        }
        expect([...server.applied.values()].every(times => times === 1)).toBe(true)
        server.doc().check()
      }),
      { numRuns: 150 },
    )
  })

  it('save every letter once while everybody only types and marks', { timeout: 60_000 }, async () => {
    const typing = action.filter(({ do: what }) => !['delete', 'split', 'undo'].includes(what))
    await fc.assert(
      fc.asyncProperty(fc.array(typing, { minLength: 20, maxLength: 100, size: 'max' }), async actions => {
        const run = world(remembers)
        let letter = 0
        for (const one of actions) {
          const before = run.clients.map(client => letters(client.state().doc).length)
          act(run, one)
          if (one.do === 'type') {
            const after = run.clients.map(client => letters(client.state().doc).length)
            letter += after.reduce((sum, n, i) => sum + n - (before[i] ?? 0), 0)
          }
          await settled()
        }
        await calm(run)
        const saved = letters(run.server.doc())
        expect(saved.length).toBe(letter)
        expect(new Set(saved).size).toBe(letter)
        expect(run.clients.flatMap(client => client.dropped)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
