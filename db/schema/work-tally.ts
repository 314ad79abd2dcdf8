import { WORK_MEASURES } from '@/lib/domain/work-numbers'
import { integer, oneOf, primaryKey, table, text } from './column'

/**
 * How much was done in each quarter of an hour, by desk: from that, days in any time zone add up. Kept by a trigger on
 * `events`, and made anew from them by `recountWork`.
 */
export const workTallies = table(
  'work_tallies',
  {
    /** Quarters of an hour since 1970, UTC. */
    quarter: integer('quarter').notNull(),
    desk: text('desk').notNull(),
    measure: text('measure', { enum: WORK_MEASURES }).notNull(),
    /** Of approvals, how long they took (`spanBucket`); 0 for everything else. */
    bucket: integer('bucket').notNull(),
    count: integer('count').notNull(),
  },
  t => [
    primaryKey({ columns: [t.quarter, t.desk, t.measure, t.bucket] }),
    oneOf('work_tallies_measure', 'measure', WORK_MEASURES),
  ],
)
