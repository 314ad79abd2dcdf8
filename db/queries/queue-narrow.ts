import type { Reader } from '@/db'
import type { QueueFilter } from './queue-filter'
import { narrowIndexes, type QueueIndex } from './queue-index'
import type { Lane } from './queue-lanes'
import { laneValues, seeing, shapeOf, valuesOf } from './queue-statements'

/** An index, and how many of the claims asked for it narrows the filter down to. */
export interface Narrow {
  readonly index: QueueIndex
  readonly seen: number
}

/** The index that narrows a filter down to the fewest claims; null when with none they are few enough to gather. */
export async function narrowest(
  db: Reader,
  filter: QueueFilter,
  lanes: readonly Lane[],
): Promise<Narrow | null> {
  let best: Narrow | null = null
  const shape = { order: 'deadline', arms: 0, ranked: false, after: false, ...shapeOf(filter) } as const
  for (const index of narrowIndexes(filter)) {
    const looked: number = Math.min(index.few + 1, best?.seen ?? Number.POSITIVE_INFINITY)
    const values = { ...valuesOf(filter), ...laneValues(index, lanes), looked }
    const [row] = await seeing(db, { ...shape, index }).execute(values)
    const seen = row?.count ?? 0
    if (seen < looked) best = { index, seen }
  }
  return best
}
