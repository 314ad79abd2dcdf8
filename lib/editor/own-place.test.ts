import { TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { doc, headline, p } from '@/lib/domain/testing/manuscript'
import { ownPlace } from './own-place'
import { createClient } from './testing/client'
import { createModelServer } from './testing/model-server'
import { createNetwork, settled } from './testing/network'

const START = doc(headline('Gate'), p('Five missiles fell.'))
const END = START.content.size - 1

describe("one's own place", () => {
  it('is the selection when everything is saved', () => {
    const { state, dispatch } = createClient('ann', START, createNetwork(createModelServer(START)).transport)
    dispatch(state().tr.setSelection(TextSelection.create(state().doc, 2, 4)))
    expect(ownPlace(state())).toEqual({ version: 0, anchor: 2, head: 4 })
  })

  it('is given in the document that others have: what is not saved yet is not counted', () => {
    const ann = createClient('ann', START, createNetwork(createModelServer(START)).transport)
    ann.type('long ', 1)
    ann.type('!', END + 5)
    const { doc: typed } = ann.state()
    ann.dispatch(ann.state().tr.setSelection(TextSelection.create(typed, typed.content.size - 1, 3)))
    expect(ownPlace(ann.state())).toEqual({ version: 0, anchor: END, head: 1 })
  })

  it('is counted in the saved document once it is', async () => {
    const network = createNetwork(createModelServer(START))
    const ann = createClient('ann', START, network.transport)
    ann.type('long ', 1)
    ann.dispatch(ann.state().tr.setSelection(TextSelection.create(ann.state().doc, 3)))
    ann.clock.forward(300)
    for (const request of network.requests.splice(0)) request.answer(request.reach())
    await settled()
    expect(ownPlace(ann.state())).toEqual({ version: 1, anchor: 3, head: 3 })
  })
})
