import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimAnchors } from './claim-anchor'
import { draftDiff } from './draft-diff'
import { restoreChange } from './draft-restore'
import { plainText } from './manuscript-text'
import { anyDraft } from './testing/any-draft'
import { claim, claimId, doc, h, headline, p, standfirst } from './testing/manuscript'

const quotes = (node: Parameters<typeof claimAnchors>[0]) =>
  Object.fromEntries(claimAnchors(node).map(({ id, quote }) => [id, quote]))

describe('restoring a version', () => {
  it('replaces only what differs', () => {
    const earlier = doc(headline('Harbour'), standfirst(), p('Five missiles fell.'), p('Nobody was hurt.'))
    const present = doc(
      headline('Harbour'),
      standfirst(),
      p('Five drones fell.'),
      h(2, 'More'),
      p('Nobody was hurt.'),
    )
    const change = restoreChange(present, earlier)
    expect(change.doc.eq(earlier)).toBe(true)
    expect(change.steps).toHaveLength(2)
    expect(change.doc.child(3)).toBe(present.child(4))
  })

  it('does nothing where nothing differs', () => {
    const draft = doc(headline('Harbour'), standfirst(), p('Five missiles fell.'))
    expect(
      restoreChange(draft, doc(headline('Harbour'), standfirst(), p('Five missiles fell.'))).steps,
    ).toEqual([])
  })

  it('puts claims back where they lay, and keeps later ones on their words where these are', () => {
    const earlier = doc(
      headline('H'),
      standfirst(),
      p(claim('a', 'Five missiles'), ' fell at dawn. Two ships sank.'),
    )
    const present = doc(
      headline('H'),
      standfirst(),
      p('Drones fell ', claim('b', 'at dawn'), '. ', claim('c', 'Three ships'), ' sank.'),
    )
    const change = restoreChange(present, earlier)
    expect(plainText(change.doc)).toBe(plainText(earlier))
    expect(quotes(change.doc)).toEqual({ [claimId('a')]: 'Five missiles', [claimId('b')]: 'at dawn' })
  })

  it('leaves a later claim without a place when its words are there twice and nothing tells which', () => {
    const earlier = doc(headline('H'), standfirst(), p('Rain. More. Rain.'))
    const present = doc(headline('H'), standfirst(), p('So ', claim('b', 'Rain'), ' fell.'))
    expect(quotes(restoreChange(present, earlier).doc)).toEqual({})
  })

  it('leads from any draft to the words and the shape of any other, and back', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (present, earlier) => {
        const change = restoreChange(present, earlier)
        change.doc.check()
        expect(draftDiff(change.doc, earlier).every(block => block.change === 'same')).toBe(true)
        const back = restoreChange(change.doc, present)
        back.doc.check()
        expect(draftDiff(back.doc, present).every(block => block.change === 'same')).toBe(true)
      }),
    )
  })
})
