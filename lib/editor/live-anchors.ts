import { Fragment, type Node } from 'prosemirror-model'
import type { ClaimAnchor } from '@/lib/domain/claim-anchor'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { claimOrder, claimSpans, rangesOf } from './claim-index'

const byDoc = new WeakMap<Node, readonly ClaimAnchor[]>()

/**
 * The anchors of the claims in a draft that is being written: what `claimAnchors` answers, but where each lies is
 * known at the cost of a look at each block, and the rest is worked out when somebody asks for it.
 */
export function liveAnchors(doc: Node): readonly ClaimAnchor[] {
  const known = byDoc.get(doc)
  if (known) return known
  const spans = claimSpans(doc)
  let whole: ReadonlyMap<string, ClaimAnchor> | null = null
  const full = (id: string): ClaimAnchor => {
    whole ??= new Map(claimAnchors(doc).map(anchor => [anchor.id, anchor]))
    const anchor = whole.get(id)
    if (!anchor) throw new Error(`The index knows a claim that the draft does not: ${id}`)
    return anchor
  }
  const anchors = claimOrder(doc).map((id): ClaimAnchor => {
    const span = spans.get(id)
    return {
      id,
      from: span?.from ?? 0,
      to: span?.to ?? 0,
      get ranges() {
        return rangesOf(doc, id)
      },
      get start() {
        return full(id).start
      },
      get end() {
        return full(id).end
      },
      get quote() {
        return quoteOf(doc, id, span?.from ?? 0, span?.to ?? 0)
      },
      get prefix() {
        return full(id).prefix
      },
      get suffix() {
        return full(id).suffix
      },
    }
  })
  byDoc.set(doc, anchors)
  return anchors
}

/* The quote depends on nothing outside the blocks that the claim lies in. */
function quoteOf(doc: Node, id: string, from: number, to: number): string {
  const first = doc.resolve(from).index(0)
  const last = doc.resolve(to).index(0)
  const part = doc.copy(Fragment.from(doc.children.slice(first, last + 1)))
  return claimAnchors(part).find(anchor => anchor.id === id)?.quote ?? ''
}
