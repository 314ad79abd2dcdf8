import type { Asked } from './queue-ask'
import { partsOf } from './queue-filter'
import { FEW, indexFor, type Order, priceOf, QUEUE_INDEXES, type QueueIndex } from './queue-index'
import type { Lane } from './queue-lanes'

/** How a page is read: some lanes along an index that has the order, the rest gathered from another and sorted. */
export interface Way {
  readonly index: QueueIndex
  readonly along: readonly Lane[]
  readonly from: QueueIndex
  readonly gathered: readonly Lane[]
}

/* Going to a set of facets in the index costs as much as looking at so many claims one after the other. */
const SEEK = 30
/* Claims that fit need not lie as evenly in the order as an estimate has it; what is gathered is known. */
const CAUTION = 2

/**
 * The way to a page of so many that looks at the fewest claims. What fits the facets is known exactly; whatever else
 * is asked may fit hardly any, so then the way is one whose claims altogether are few, if there is one.
 */
export async function wayOf(ask: Asked, order: Order, limit: number): Promise<Way> {
  const { filter, lanes } = ask
  const index = indexFor(order, filter)
  const whole = partsOf(filter).every(part => index.covers.includes(part))
  const all = lanes.reduce((sum, lane) => sum + lane.of, 0) * priceOf(index, filter)
  const price = priceOf(QUEUE_INDEXES.facets, filter)
  const gathering = lanes.reduce((sum, lane) => sum + effort(lane, price), 0)
  if (!whole && (all > FEW || gathering * CAUTION < all)) {
    if (gathering <= FEW) return { index, along: [], from: QUEUE_INDEXES.facets, gathered: lanes }
    const narrow = await ask.narrowest()
    if (narrow !== null && narrow.index !== index)
      return { index, along: [], from: narrow.index, gathered: lanes }
  }
  const sparse = new Set(lanes.filter(lane => effort(lane, price) < CAUTION * passedOver(lane, limit)))
  return {
    index,
    along: lanes.filter(lane => !sparse.has(lane)),
    from: QUEUE_INDEXES.facets,
    gathered: [...sparse],
  }
}

function effort({ codes, fitting }: Lane, price: number): number {
  return codes.length * SEEK + fitting * price
}

/* How many claims are looked at until so many fit, were they spread evenly. */
function passedOver({ of, fitting }: Lane, limit: number): number {
  return Math.min(of, (limit * of) / fitting)
}
