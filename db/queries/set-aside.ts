import { and, count, eq, gt, not, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { prepared } from '@/db/prepared'
import { claims, snoozes } from '@/db/schema'
import { isFalseUnindexed } from '@/db/schema/column'
import type { QueueReader } from './queue-filter'
import { putOff } from './queue-statements'

const putOffs = prepared((db: Reader) =>
  db
    .select({
      later: count(),
      pending: sql`sum(${claims.review} = 'pending')`.mapWith(Number),
    })
    .from(snoozes)
    .innerJoin(claims, eq(claims.id, snoozes.claimId))
    .where(
      and(
        eq(snoozes.personId, sql.placeholder('reader')),
        gt(snoozes.until, sql.placeholder('now')),
        isFalseUnindexed(claims.shelved),
      ),
    )
    .prepare(),
)

const approvedOnce = prepared((db: Reader) =>
  db
    .select({ pending: count() })
    .from(claims)
    .where(
      and(
        eq(claims.firstApprovedBy, sql.placeholder('reader')),
        eq(claims.review, 'pending'),
        isFalseUnindexed(claims.shelved),
        not(putOff),
      ),
    )
    .prepare(),
)

/** How many claims somebody has put off, and how many that are pending do not wait for them. */
export async function setAside(
  db: Reader,
  { personId, now }: QueueReader,
): Promise<{ readonly later: number; readonly pending: number }> {
  const [off] = await putOffs(db).execute({ reader: personId, now })
  const [once] = await approvedOnce(db).execute({ reader: personId, now })
  return { later: off?.later ?? 0, pending: (off?.pending ?? 0) + (once?.pending ?? 0) }
}
