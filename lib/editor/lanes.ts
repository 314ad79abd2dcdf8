import type { Node } from 'prosemirror-model'
import { type BlockSpan, claimsIn } from './claim-index'

/** How many lanes of lines fit under the words; further overlaps share the last. */
export const LANES = 3

const byBlock = new WeakMap<Node, ReadonlyMap<string, number>>()

/**
 * Interval colouring: the smallest claim first takes the lowest lane free over its whole length, so that its line
 * lies closest to the words. The fourth and further claims over one word share lane 2.
 */
export function assignLanes(
  spans: readonly Pick<BlockSpan, 'id' | 'from' | 'to'>[],
): ReadonlyMap<string, number> {
  const placed: { from: number; to: number; lane: number }[] = []
  const lanes = new Map<string, number>()
  const bySize = [...spans].sort(
    (a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from || (a.id < b.id ? -1 : 1),
  )
  for (const { id, from, to } of bySize) {
    const taken = new Set<number>()
    for (const other of placed) if (other.from < to && from < other.to) taken.add(other.lane)
    let lane = 0
    while (lane < LANES - 1 && taken.has(lane)) lane++
    placed.push({ from, to, lane })
    lanes.set(id, lane)
  }
  return lanes
}

/** The lanes of the claims in a textblock, worked out once for each version of it. */
export function lanesOf(block: Node): ReadonlyMap<string, number> {
  const known = byBlock.get(block)
  if (known) return known
  const lanes = assignLanes(claimsIn(block))
  byBlock.set(block, lanes)
  return lanes
}

/** Whether two versions of a block give every claim the same lane. */
export function sameLanes(before: Node, after: Node): boolean {
  const a = lanesOf(before)
  const b = lanesOf(after)
  if (a.size !== b.size) return false
  for (const [id, lane] of a) if (b.get(id) !== lane) return false
  return true
}
