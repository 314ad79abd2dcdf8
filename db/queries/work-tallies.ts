import { and, eq, gte, lt, sql, sum } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { workTallies } from '@/db/schema'
import { integer, table, text } from '@/db/schema/column'
import { WORK_MEASURES, type WorkCount } from '@/lib/domain/work-numbers'

const { quarter, desk, measure, bucket, count } = workTallies
const counted = { measure, bucket, count: sum(count).mapWith(Number) }
const stretch = [gte(quarter, sql.placeholder('from')), lt(quarter, sql.placeholder('to'))]

const ofAll = prepared((db: Reader) =>
  db
    .select(counted)
    .from(workTallies)
    .where(and(...stretch))
    .groupBy(measure, bucket)
    .prepare(),
)
const ofDesk = prepared((db: Reader) =>
  db
    .select(counted)
    .from(workTallies)
    .where(and(eq(desk, sql.placeholder('desk')), ...stretch))
    .groupBy(measure, bucket)
    .prepare(),
)

/**
 * What was done from one moment to before another, in quarters of an hour since 1970: at one desk, or at all. Read
 * along an index; the cost goes with the stretch, not with what was ever done.
 */
export async function workDone(
  db: Reader,
  { from, to, desk }: { readonly from: number; readonly to: number; readonly desk: string | undefined },
): Promise<WorkCount[]> {
  return desk === undefined ? ofAll(db).execute({ from, to }) : ofDesk(db).execute({ from, to, desk })
}

/* A view of what each event adds to the tallies and takes from them; a migration made it. */
const workEvents = table('work_events', {
  quarter: integer('quarter').notNull(),
  desk: text('desk').notNull(),
  measure: text('measure', { enum: WORK_MEASURES }).notNull(),
  bucket: integer('bucket').notNull(),
  times: integer('times').notNull(),
})

/** Counts all work anew from the events, by the rule by which it is counted as they come. */
export async function recountWork(db: Writer): Promise<void> {
  const { quarter, desk, measure, bucket, times } = workEvents
  await db.delete(workTallies)
  await db.insert(workTallies).select(
    db
      .select({ quarter, desk, measure, bucket, count: sql<number>`sum(${times})`.as('count') })
      .from(workEvents)
      .groupBy(quarter, desk, measure, bucket)
      .having(sql`sum(${times}) <> 0`),
  )
}
