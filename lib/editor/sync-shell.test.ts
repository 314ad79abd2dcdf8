import { describe, expect, it } from 'vitest'
import { doc, headline, p } from '@/lib/domain/testing/manuscript'
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
  }
}

async function pass(network: Network): Promise<void> {
  for (const request of network.requests.splice(0)) request.answer(request.reach())
  await settled()
}

describe('a window on the draft', () => {
  it('saves what is typed after a pause, once', async () => {
    const { server, network, ann } = windows()
    ann.type('!')
    expect(network.requests).toHaveLength(0)
    ann.clock.forward(300)
    expect(network.requests).toHaveLength(1)
    await pass(network)
    expect(server.doc().textContent).toContain('fell.!')
    expect(ann.saves.map(save => save.kind)).toEqual(['saving', 'saved'])
  })

  it('rebases over what another window saved first, and sends again without another key', async () => {
    const { server, network, ann, ben } = windows()
    ann.type('A')
    ben.type('B', START.content.size - 1)
    ann.clock.forward(300)
    await pass(network)
    ben.clock.forward(300)
    await pass(network)
    await pass(network)
    expect(server.doc().textContent).toBe('GateFive missiles fell.AThe gate was shut.B')
    expect(ben.sync.save().kind).toBe('saved')
  })

  it("hears of others' steps and claims when it asks", async () => {
    const { network, ann, ben } = windows()
    ann.type('A')
    ann.clock.forward(300)
    await pass(network)
    ben.sync.poll()
    await pass(network)
    expect(ben.state().doc.textContent).toContain('fell.A')
  })

  it('does not ask while a commit is under way, nor twice at a time', () => {
    const { network, ann, ben } = windows()
    ann.type('A')
    ann.clock.forward(300)
    ann.sync.poll()
    ben.sync.poll()
    ben.sync.poll()
    expect(network.requests.map(request => request.kind)).toEqual(['commit', 'changes'])
  })

  it('lets an answer about changes go that a commit has overtaken', async () => {
    const { network, ann } = windows()
    ann.sync.poll()
    ann.type('A')
    ann.clock.forward(300)
    const [changes, commit] = network.requests.splice(0)
    commit?.answer(commit.reach())
    await settled()
    changes?.answer(changes.reach())
    await settled()
    expect(ann.state().doc.textContent).toBe('GateFive missiles fell.AThe gate was shut.')
    expect(ann.sync.save().kind).toBe('saved')
  })

  it('says what was typed where another window had deleted the text', async () => {
    const { network, ann, ben } = windows()
    const second = START.content.size - START.child(3).nodeSize
    ann.dispatch(ann.state().tr.delete(second, START.content.size))
    ann.clock.forward(300)
    await pass(network)
    for (const [i, letter] of [...'soon'].entries()) ben.type(letter, second + 5 + i)
    ben.clock.forward(300)
    await pass(network)
    await pass(network)
    expect(ben.dropped).toMatchObject([{ kind: 'typed', text: 'soon' }])
    expect(ben.sync.pending()).toBe(0)
    expect(ben.state().doc.eq(ann.state().doc)).toBe(true)
  })

  it('keeps what it cannot put in order, and stops', async () => {
    const { network, ann } = windows()
    ann.type('A')
    ann.clock.forward(300)
    const steps = [{ step: { stepType: 'replace', from: 900, to: 901 }, clientId: 'ben' }]
    const error = { status: 409, code: 'behind', message: '', details: { version: 1, steps } }
    network.requests.splice(0)[0]?.answer({ ok: false, error })
    await settled()
    expect(ann.state().doc.textContent).toContain('fell.A')
    expect(ann.sync.save()).toMatchObject({ kind: 'failed', pending: 1, retryAt: null })
    ann.clock.forward(100_000)
    expect(network.requests).toHaveLength(0)
  })

  it('does not take an answer for success that it does not understand', async () => {
    const { network, ann } = windows()
    ann.type('A')
    ann.clock.forward(300)
    network.requests.splice(0)[0]?.answer({ ok: true, value: null })
    await settled()
    expect(ann.sync.save()).toMatchObject({ kind: 'failed', pending: 1 })
  })

  it('hands on the claims that a commit touched', async () => {
    const { network, ann } = windows()
    ann.type('A')
    ann.clock.forward(300)
    const claims = [placedClaim('a')]
    network.requests.splice(0)[0]?.answer({ ok: true, value: { version: 1, claims, event: 1 } })
    await settled()
    expect(ann.claims).toEqual(claims)
  })

  it('sends nothing more once it is closed', () => {
    const { network, ann } = windows()
    ann.type('A')
    ann.sync.destroy()
    ann.clock.forward(10_000)
    expect(network.requests).toHaveLength(0)
  })
})
