import { redo, undo } from 'prosemirror-history'
import { describe, expect, it } from 'vitest'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { claimId, doc, headline, p, standfirst } from '@/lib/domain/testing/manuscript'
import { claimOrder } from './claim-index'
import { keptClaim } from './own-undo'
import { type Client, createClient } from './testing/client'
import { createModelServer } from './testing/model-server'
import { createNetwork, settled } from './testing/network'

const START = doc(headline('Gate'), standfirst('It failed.'), p('Five missiles fell. '), p('It was shut.'))
const END = START.content.size - START.child(3).nodeSize - 1

/** Two windows; what one does is in the other at once. */
function windows(guarded: readonly string[] = []) {
  const network = createNetwork(createModelServer(START))
  const known = { version: 0, event: 0 }
  const guard = (id: string) => guarded.map(claimId).includes(id)
  const ann = createClient('ann', START, network.transport, known, guard)
  const ben = createClient('ben', START, network.transport, known)
  const meet = async () => {
    for (let round = 0; round < 6; round++) {
      for (const client of [ann, ben]) {
        client.sync.notify({ type: 'hurry' })
        client.sync.poll()
      }
      for (const request of network.requests.splice(0)) request.answer(request.reach())
      await settled()
    }
  }
  return { ann, ben, meet }
}

const textOf = (client: Client) => client.state().doc.child(2).textContent
const press = (client: Client, command: typeof undo) => command(client.state(), tr => client.dispatch(tr))
const claim = (name: string) => manuscriptSchema.mark('claim', { id: claimId(name) })

describe('undo', () => {
  it('leaves what somebody typed into what is undone', async () => {
    const { ann, ben, meet } = windows()
    ann.type('abcdef', END)
    await meet()
    ben.type('XYZ', END + 3)
    await meet()
    expect(textOf(ann)).toBe('Five missiles fell. abcXYZdef')
    press(ann, undo)
    expect(textOf(ann)).toBe('Five missiles fell. XYZ')
    press(ann, redo)
    expect(textOf(ann)).toBe('Five missiles fell. abcXYZdef')
    press(ann, undo)
    await meet()
    expect(textOf(ben)).toBe('Five missiles fell. XYZ')
  })

  it('leaves a paragraph that somebody put between those one had pasted', async () => {
    const { ann, ben, meet } = windows()
    const at = START.content.size
    const paragraph = (text: string) => manuscriptSchema.node('paragraph', null, manuscriptSchema.text(text))
    ann.dispatch(ann.state().tr.insert(at, [paragraph('mine'), paragraph('mine too')]))
    await meet()
    ben.dispatch(ben.state().tr.insert(at + 6, paragraph('theirs')))
    await meet()
    press(ann, undo)
    await meet()
    expect(ben.state().doc.textContent).toBe('GateIt failed.Five missiles fell. It was shut.theirs')
  })

  it('leaves what somebody typed into words that one had deleted, got back and deletes again', async () => {
    const { ann, ben, meet } = windows()
    ann.dispatch(ann.state().tr.delete(END - 6, END - 1))
    press(ann, undo)
    await meet()
    ben.type('XYZ', END - 3)
    await meet()
    press(ann, redo)
    expect(textOf(ann)).toBe('Five missiles XYZ ')
  })

  it('takes one’s own claim away, and not one that is guarded, and says which', async () => {
    const { ann } = windows(['guarded'])
    ann.dispatch(ann.state().tr.addMark(END - 6, END - 1, claim('free')))
    press(ann, undo)
    expect(claimOrder(ann.state().doc)).toEqual([])
    ann.dispatch(ann.state().tr.addMark(END - 6, END - 1, claim('guarded')))
    const kept: (string | null)[] = []
    undo(ann.state(), tr => {
      kept.push(...ann.state().applyTransaction(tr).transactions.map(keptClaim))
      ann.dispatch(tr)
    })
    expect(claimOrder(ann.state().doc)).toEqual([claimId('guarded')])
    expect(kept).toEqual([null, claimId('guarded')])
  })

  it('leaves words alone that carry somebody’s claim, and goes on to what was before them', async () => {
    const { ann, ben, meet } = windows(['bens'])
    ann.type('Earlier. ', END - 20)
    await meet()
    ann.type('Later.', END + 9)
    await meet()
    ben.dispatch(ben.state().tr.addMark(END + 9, END + 14, claim('bens')))
    await meet()
    press(ann, undo)
    expect(textOf(ann)).toBe('Earlier. Five missiles fell. Later.')
    press(ann, undo)
    expect(textOf(ann)).toBe('Five missiles fell. Later.')
    await meet()
    expect(textOf(ben)).toBe('Five missiles fell. Later.')
    expect(claimOrder(ben.state().doc)).toEqual([claimId('bens')])
  })

  it('changes a claim that keeps some words, as any edit does', async () => {
    const { ann, ben, meet } = windows(['bens'])
    ann.type('Later.', END)
    await meet()
    ben.dispatch(ben.state().tr.addMark(END - 6, END + 6, claim('bens')))
    await meet()
    press(ann, undo)
    expect(textOf(ann)).toBe('Five missiles fell. ')
    expect(claimOrder(ann.state().doc)).toEqual([claimId('bens')])
  })
})
