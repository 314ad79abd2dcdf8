import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { claimAnchors, claimRanges } from '@/lib/domain/claim-anchor'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { claim, claimId, doc, headline, li, p, ul } from '@/lib/domain/testing/manuscript'
import { claimOrder, claimSpans, orderAfter, rangesOf } from './claim-index'
import { liveAnchors } from './live-anchors'

const DRAFT = doc(
  headline('Gate ', claim('h', 'failed'), ' twice'),
  p('The ', claim('a', 'five ', claim('b', 'missiles'), ' fell'), ' on ', claim('c', 'Friday')),
  ul(li(p(claim('c', 'and'), ' Sunday')), li(p('at ', claim('d', 'noon')))),
)

describe('the index of claims', () => {
  it('agrees with a reading of the whole draft', () => {
    expect(claimOrder(DRAFT)).toEqual(claimAnchors(DRAFT).map(anchor => anchor.id))
    for (const { id, from, to, ranges } of claimAnchors(DRAFT)) {
      expect(claimSpans(DRAFT).get(id)).toEqual({ id, from, to })
      expect(rangesOf(DRAFT, id)).toEqual(ranges)
    }
  })

  it('keeps the very same order over a key press', () => {
    const order = claimOrder(DRAFT)
    const typed = new Transform(DRAFT).insert(DRAFT.child(0).nodeSize + 4, manuscriptSchema.text('x')).doc
    expect(orderAfter(DRAFT, order, typed)).toBe(order)
  })

  it('follows any edit', () => {
    const place = fc.nat({ max: 1000 })
    const edit = fc.record({
      kind: fc.constantFrom('type', 'delete', 'split', 'mark', 'unmark'),
      a: place,
      b: place,
    })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 5, maxLength: 40, size: 'max' }), edits => {
        let now: Node = DRAFT
        let order = claimOrder(DRAFT)
        for (const [i, { kind, a, b }] of edits.entries()) {
          const next = edited(now, kind, a, b, i)
          order = orderAfter(now, order, next)
          now = next
          expect(order).toEqual(claimAnchors(now).map(anchor => anchor.id))
          expect(liveAnchors(now).map(anchor => ({ ...anchor }))).toEqual(claimAnchors(now))
          expect(new Set(claimSpans(now).keys())).toEqual(new Set(claimRanges(now).keys()))
        }
      }),
      { numRuns: 100 },
    )
  })
})

function edited(now: Node, kind: string, a: number, b: number, i: number): Node {
  const size = now.content.size
  const from = Math.round((Math.min(a, b) / 1000) * size)
  const to = Math.min(Math.round((Math.max(a, b) / 1000) * size), from + 25)
  const tr = new Transform(now)
  const { parent } = now.resolve(from)
  if (kind === 'type' && parent.isTextblock) tr.insert(from, manuscriptSchema.text('x'))
  if (kind === 'delete') tr.delete(from, to)
  if (kind === 'split' && parent.type.name === 'paragraph') tr.split(from)
  if (kind === 'mark') tr.addMark(from, to, manuscriptSchema.mark('claim', { id: claimId(`new${i}`) }))
  if (kind === 'unmark') tr.removeMark(from, to, manuscriptSchema.marks.claim)
  try {
    tr.doc.check()
    return tr.doc
  } catch {
    return now
  }
}
