import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { doc, headline, li, p, standfirst, ul } from '@/lib/domain/testing/manuscript'
import { createClient } from './testing/client'
import { createModelServer, type ModelServer } from './testing/model-server'
import { createNetwork, settled } from './testing/network'
import { type Between, happen, randomHappening } from './testing/random-network'

const START = doc(
  headline('Gate failed twice'),
  standfirst('The council knew.'),
  p('Five missiles fell on the port on Friday.'),
  ul(li(p('one')), li(p('two'))),
  p('The gate was shut.'),
)

interface World extends Between {
  readonly server: ModelServer
}

function world(remembers: boolean): World {
  const server = createModelServer(START, { remembers })
  const { transport, requests } = createNetwork(server)
  let typed = 0
  const clients = ['ann', 'ben', 'cy'].map(name => ({
    ...createClient(name, START, transport),
    clipboard: null,
    nextLetter: () => String.fromCodePoint(0xe000 + typed++),
    nextClaim: () => `made${typed++}`,
  }))
  return { server, clients, requests, returning: [] }
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
      fc.asyncProperty(
        fc.array(randomHappening, { minLength: 20, maxLength: 100, size: 'max' }),
        async actions => {
          const run = world(remembers)
          for (const one of actions) {
            happen(run, one)
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
        },
      ),
      { numRuns: 150 },
    )
  })

  it('save every letter once while everybody only types and marks', { timeout: 60_000 }, async () => {
    const typing = randomHappening.filter(
      one => one.do !== 'deed' || one.deed.how === 'type' || one.deed.how === 'mark',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(typing, { minLength: 20, maxLength: 100, size: 'max' }), async actions => {
        const run = world(remembers)
        let letter = 0
        for (const one of actions) {
          const before = run.clients.map(client => letters(client.state().doc).length)
          happen(run, one)
          if (one.do === 'deed' && one.deed.how === 'type') {
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
