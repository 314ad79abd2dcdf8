import { and, asc, eq, gte, inArray, lt, sql, sum } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { events, workTallies } from '@/db/schema'
import { integer, table } from '@/db/schema/column'
import type { EventKind } from '@/lib/domain/event-kind'
import type { WorkCount } from '@/lib/domain/work-numbers'

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

/* A view that counts the event whose number is put into it; the migration made it. */
const workEvents = table('work_events', { id: integer('id') })
const WORK = ['claim.finding', 'claim.reviewed', 'claim.resolved'] as const satisfies readonly EventKind[]

/** Counts all work anew from the events, by the same rule by which it is counted as they come. */
export async function recountWork(db: Writer): Promise<void> {
  await db.delete(workTallies)
  await db
    .insert(workEvents)
    .select(
      db.select({ id: events.id }).from(events).where(inArray(events.kind, WORK)).orderBy(asc(events.id)),
    )
}
