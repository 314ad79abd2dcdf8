import type { Reader } from '@/db'
import { QUEUE_INDEXES, smallIndex } from './queue-index'
import { type Asked, narrowest } from './queue-narrow'
import { counting, shapeOf, valuesOf } from './queue-statements'

/* So many claims are looked at for a count before it is told as "at least". */
const LOOKED_AT = 5000

/** How many claims fit what is asked: exact up to `most` and for facets alone, else a number that there are at least. */
export async function countFitting(
  db: Reader,
  ask: Asked,
  most: number,
): Promise<{ readonly count: number; readonly atLeast: boolean }> {
  const { filter } = ask
  const shape = shapeOf(filter)
  if (shape.parts.length === 0) {
    const fit = new Set(ask.codes)
    const count = ask.counts.reduce((sum, one) => sum + (fit.has(one.facets) ? one.count : 0), 0)
    return { count, atLeast: false }
  }
  const index = smallIndex(filter, ask.found) ?? (await narrowest(db, ask)).index ?? QUEUE_INDEXES.deadline
  // Hardly anything waits for somebody else alone, so what waits is not looked through for it.
  const whole = shape.parts.every(part => part === 'waitingFor' || index.covers.some(one => one === part))
  const limit = whole ? most + 1 : LOOKED_AT
  const statement = counting(db, { index, order: 'deadline', arms: 0, ranked: false, after: false, ...shape })
  const [row] = await statement.execute({
    ...valuesOf(filter),
    facets: JSON.stringify(ask.codes),
    found: JSON.stringify(ask.found),
    limit,
  })
  const { seen, fitting } = row ?? { seen: 0, fitting: 0 }
  return { count: Math.min(fitting, most), atLeast: fitting > most || seen >= limit }
}
