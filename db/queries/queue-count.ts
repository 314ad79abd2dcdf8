import type { Reader } from '@/db'
import { reviewInLane } from '@/lib/domain/claim-facets'
import type { Asked } from './queue-ask'
import { partsOf } from './queue-filter'
import { FEW, narrowIndexes, priceOf, QUEUE_INDEXES, type QueueIndex, smallIndex } from './queue-index'
import type { Lane } from './queue-lanes'
import { fitting, laneValues, seeing, shapeOf, valuesOf } from './queue-statements'
import { asideAmong } from './set-aside'

/* So many claims are fetched for a count before it is told as "at least"; a few more are looked at in an index. */
const FETCHED = 5000
/* With fewer, nothing is quicker than their sets of facets. */
const RARE = 100

/**
 * How many claims fit what is asked: exact for facets alone and for what of them waits for somebody, exact up to `most`
 * for anything else, or a number that there are at least.
 */
export async function countFitting(
  db: Reader,
  ask: Asked,
  most: number,
): Promise<{ readonly count: number; readonly atLeast: boolean }> {
  const { filter, lanes } = ask
  const fits = lanes.reduce((sum, lane) => sum + lane.fitting, 0)
  if (partsOf(filter).length === 0 || fits === 0) return { count: fits, atLeast: false }
  const { waitingFor } = filter
  if (waitingFor && partsOf(filter).length === 1 && lanes.every(isUndecided)) {
    return { count: fits - (await asideAmong(db, waitingFor, lanes)), atLeast: false }
  }
  const { index, seen } = await countedBy(ask)
  const shape = {
    index,
    order: 'deadline',
    arms: 0,
    ranked: false,
    after: false,
    ...shapeOf(filter),
  } as const
  const looked = priceOf(index, filter) === 1 ? Math.max(FEW, index.few) : FETCHED
  const values = {
    ...valuesOf(filter),
    ...laneValues(index, lanes),
    found: JSON.stringify(ask.found),
    looked,
    limit: most + 1,
  }
  const [row] = await fitting(db, shape).execute(values)
  const count = row?.count ?? 0
  if (count > most) return { count: most, atLeast: true }
  const [again] = seen === null ? await seeing(db, shape).execute(values) : []
  return { count, atLeast: (seen ?? again?.count ?? 0) >= looked }
}

/* Of what is not approved, few were approved by one person and wait for another; of what is, it may be half. */
function isUndecided({ lane }: Lane): boolean {
  return reviewInLane(lane) !== 'approved'
}

/* The index along which the fewest are looked at, whatever their order; and how many, where that is known. */
async function countedBy({ filter, lanes, found, narrowest }: Asked): Promise<{
  readonly index: QueueIndex
  readonly seen: number | null
}> {
  const small = smallIndex(filter, found)
  if (small) return { index: small, seen: null }
  const known = narrowIndexes(filter).filter(index => priceOf(index, filter) === 1)
  const whole = known.find(({ covers }) => partsOf(filter).every(part => covers.includes(part)))
  const fits = lanes.reduce((sum, lane) => sum + lane.fitting, 0)
  const price = priceOf(QUEUE_INDEXES.facets, filter)
  if (whole && fits > RARE) return { index: whole, seen: null }
  const all = lanes.reduce((sum, lane) => sum + lane.of, 0)
  if (fits * price <= FEW && fits * 2 < all) return { index: QUEUE_INDEXES.facets, seen: fits }
  if (all * price <= FEW) return { index: QUEUE_INDEXES.deadline, seen: all }
  const narrow = await narrowest()
  if (narrow) return narrow
  const [any] = known
  return any ? { index: any, seen: null } : { index: QUEUE_INDEXES.deadline, seen: all }
}
