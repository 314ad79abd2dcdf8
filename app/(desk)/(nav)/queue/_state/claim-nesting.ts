import type { DraftPiece } from './draft-lines'
import { bySize } from './passage'

/** Text under claims as elements can show it: each claim one element around as much of its text as nesting allows. */
export type NestedText =
  | { readonly kind: 'text'; readonly piece: DraftPiece }
  | {
      readonly kind: 'claim'
      readonly id: string
      /** This element begins, or ends, the claim in the passage. */
      readonly first: boolean
      readonly last: boolean
      readonly content: readonly NestedText[]
    }

/**
 * Nests the pieces of a line: larger claims outside, the smallest next to the words. A claim that crosses
 * another's edge is split there.
 */
export function nestClaims(
  pieces: readonly DraftPiece[],
  sizes: ReadonlyMap<string, number>,
  edges: { readonly begins: (id: string) => boolean; readonly ends: (id: string) => boolean },
): NestedText[] {
  const outwards = pieces.map(piece => ({ piece, claims: bySize(piece.claims, sizes).reverse() }))
  const firstOf = new Map<string, number>()
  const lastOf = new Map<string, number>()
  for (const [at, { claims }] of outwards.entries()) {
    for (const id of claims) {
      if (!firstOf.has(id)) firstOf.set(id, at)
      lastOf.set(id, at)
    }
  }
  const nest = (from: number, to: number, depth: number): NestedText[] => {
    const found: NestedText[] = []
    let at = from
    while (at < to) {
      const here = outwards[at]
      if (!here) break
      const id = here.claims[depth]
      if (id === undefined) {
        found.push({ kind: 'text', piece: here.piece })
        at++
        continue
      }
      let end = at + 1
      while (end < to && outwards[end]?.claims[depth] === id) end++
      found.push({
        kind: 'claim',
        id,
        first: edges.begins(id) && firstOf.get(id) === at,
        last: edges.ends(id) && lastOf.get(id) === end - 1,
        content: nest(at, end, depth + 1),
      })
      at = end
    }
    return found
  }
  return nest(0, outwards.length, 0)
}
