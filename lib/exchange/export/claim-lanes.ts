/** A claim's stretch of the text, end exclusive; the unit does not matter. */
export interface Stretch {
  readonly number: number
  readonly start: number
  readonly end: number
}

/** The lanes there are; from the fourth claim over the same words on, the last one is shared. */
const LANES = 3

/**
 * In which lane under the words each claim has its line: the smallest claims nearest to the words, no two that
 * overlap in one lane while there is another (design reference, "Overlaps").
 */
export function claimLanes(claims: readonly Stretch[]): Map<number, number> {
  const lanes = new Map<number, number>()
  const placed: Stretch[] = []
  const smallestFirst = [...claims].sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start)
  for (const claim of smallestFirst) {
    const taken = new Set(
      placed
        .filter(other => other.start < claim.end && claim.start < other.end)
        .map(other => lanes.get(other.number)),
    )
    let lane = 0
    while (lane < LANES - 1 && taken.has(lane)) lane++
    lanes.set(claim.number, lane)
    placed.push(claim)
  }
  return lanes
}
