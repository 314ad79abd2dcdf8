import { describe, expect, it } from 'vitest'
import type { ChangesAnswer } from '@/lib/contracts/commit'
import { doc, headline, p } from '@/lib/domain/testing/manuscript'
import { ARTICLE } from './testing/article'
import { placedClaim } from './testing/claim'
import { createClient } from './testing/client'
import { createModelServer } from './testing/model-server'
import { createNetwork, type Network, settled } from './testing/network'

const START = doc(headline('Gate'), p('Five missiles fell.'), p('The gate was shut.'))

function windows() {
  const server = createModelServer(START)
  const network = createNetwork(server)
  return {
    server,
    network,
    ann: createClient('ann', START, network.transport),
    ben: createClient('ben', START, network.transport),
    /** What a stream brings that was at this version. */
    since(version: number): ChangesAnswer {
      const answer = server.changes({ version, event: 0 })
      if (!answer.ok) throw new Error('The model always answers.')
      return answer.value
    },
  }
}

async function pass(network: Network): Promise<void> {
  for (const request of network.requests.splice(0)) request.answer(request.reach())
  await settled()
}

const text = ({ state }: ReturnType<typeof createClient>) => state().doc.textContent

describe('what a stream brings', () => {
  it('is taken in at once while nothing is under way, without a question', async () => {
    const { network, ann, ben, since } = windows()
    ann.type('A')
    ann.clock.forward(300)
    await pass(network)
    ben.sync.hear(since(0))
    expect(text(ben)).toBe('GateFive missiles fell.AThe gate was shut.')
    expect(ben.sync.position().version).toBe(1)
    expect(network.requests).toEqual([])
  })

  it('is kept while a commit is under way, and taken after it in the order it came', async () => {
    const { network, ann, ben, since } = windows()
    ann.type('A')
    ann.clock.forward(300)
    await pass(network)
    const first = since(0)
    ann.type('B')
    ann.clock.forward(300)
    await pass(network)
    const second = since(1)
    ben.type('C', 1)
    ben.clock.forward(300)
    const [commit] = network.requests.splice(0)
    ben.sync.hear(first)
    ben.sync.hear(second)
    expect(text(ben)).toBe('CGateFive missiles fell.The gate was shut.')
    commit?.answer(commit.reach())
    await settled()
    await pass(network)
    expect(text(ben)).toBe('CGateFive missiles fell.ABThe gate was shut.')
    expect(ben.sync.save().kind).toBe('saved')
  })

  it('is passed over where it is known: own steps that were confirmed, others that a refusal brought', async () => {
    const { network, server, ann, since } = windows()
    ann.type('A')
    ann.clock.forward(300)
    await pass(network)
    ann.sync.hear(since(0))
    ann.sync.hear(since(0))
    expect(text(ann)).toBe(server.doc().textContent)
    expect(ann.sync.position().version).toBe(1)
  })

  it('confirms own steps when it comes before their answer is known', async () => {
    const { network, ann, since } = windows()
    ann.type('A')
    ann.clock.forward(300)
    const [commit] = network.requests.splice(0)
    commit?.reach()
    commit?.answer({ ok: false, error: { status: 0, code: 'offline', message: '' } })
    await settled()
    expect(ann.sync.save().kind).toBe('offline')
    ann.sync.hear(since(0))
    expect(ann.sync.save()).toMatchObject({ kind: 'saved' })
    expect(text(ann)).toBe('GateFive missiles fell.AThe gate was shut.')
  })

  it('is asked for when steps are missing in front of it', async () => {
    const { network, server, ann, ben, since } = windows()
    for (const letter of 'AB') {
      ann.type(letter)
      ann.clock.forward(300)
      await pass(network)
    }
    ben.sync.hear(since(1))
    expect(text(ben)).toBe(START.textContent)
    expect(network.requests.map(request => request.kind)).toEqual(['changes'])
    await pass(network)
    expect(text(ben)).toBe(server.doc().textContent)
  })

  it('brings claims without steps', () => {
    const { ann, since } = windows()
    ann.sync.hear({ ...since(0), claims: [placedClaim('a')], event: 7 })
    expect(ann.claims).toEqual([placedClaim('a')])
    expect(ann.sync.position()).toEqual({ version: 0, event: 7 })
  })

  it('does not make the window forget a later event', () => {
    const { ann, since } = windows()
    ann.sync.hear({ ...since(0), event: 7 })
    ann.sync.hear({ ...since(0), event: 5, article: { ...ARTICLE, headline: 'Old' } })
    expect(ann.sync.position().event).toBe(7)
  })

  it('takes the window on once somebody has signed in again in another tab', async () => {
    const { network, ann } = windows()
    ann.type('A')
    ann.clock.forward(300)
    network.requests.splice(0)[0]?.answer({ ok: false, error: { status: 401, code: 'x', message: '' } })
    await settled()
    expect(ann.sync.save().kind).toBe('failed')
    ann.sync.notify({ type: 'heard' })
    await pass(network)
    expect(ann.sync.save().kind).toBe('saved')
  })
})
