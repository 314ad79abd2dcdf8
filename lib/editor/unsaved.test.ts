import { describe, expect, it } from 'vitest'
import { doc, headline, p } from '@/lib/domain/testing/manuscript'
import { createClient } from './testing/client'
import { createModelServer } from './testing/model-server'
import { createNetwork, settled } from './testing/network'
import { createUnsavedReader, takingBack } from './unsaved'

const START = doc(headline('Gate'), p('Five missiles fell.'))

describe('what is unsaved', () => {
  it('is nothing while all is saved', () => {
    const ann = createClient('ann', START, createNetwork(createModelServer(START)).transport)
    expect(createUnsavedReader('ann')(ann.state(), null)).toBeNull()
  })

  it('is the steps on top of the document that the server has, also after others have saved', async () => {
    const server = createModelServer(START)
    const network = createNetwork(server)
    const ann = createClient('ann', START, network.transport)
    const ben = createClient('ben', START, network.transport)
    const read = createUnsavedReader('ann')
    ann.type('A')
    ann.type('B')
    expect(read(ann.state(), null)).toMatchObject({ clientId: 'ann', version: 0, doc: START.toJSON() })
    ben.type('C')
    ben.sync.notify({ type: 'hurry' })
    for (const request of network.requests.splice(0)) request.answer(request.reach())
    await settled()
    ann.sync.poll()
    for (const request of network.requests.splice(0)) request.answer(request.reach())
    await settled()
    const unsaved = read(ann.state(), ann.sync.batch())
    expect(unsaved).toMatchObject({ version: 1, doc: server.doc().toJSON() })
    expect(unsaved?.steps).toHaveLength(2)
    expect(takingBack(ann.state()).doc.toJSON()).toEqual(server.doc().toJSON())
  })

  it('names the batch whose fate is not known', () => {
    const ann = createClient('ann', START, createNetwork(createModelServer(START)).transport)
    ann.type('A')
    expect(ann.sync.batch()).toBeNull()
    ann.clock.forward(2000)
    expect(createUnsavedReader('ann')(ann.state(), ann.sync.batch())?.batch).toMatchObject({
      size: 1,
      baseVersion: 0,
    })
  })
})
