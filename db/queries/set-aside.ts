import { and, count, eq, gt, not, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { prepared } from '@/db/prepared'
import { claims, snoozes } from '@/db/schema'
import { indexed, inJson, inJsonUnindexed, isFalseUnindexed } from '@/db/schema/column'
import { reviewInLane } from '@/lib/domain/claim-facets'
import type { QueueReader } from './queue-filter'
import type { Lane } from './queue-lanes'
import { putOff, putOffNow } from './queue-statements'

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

const among = prepared((db: Reader) => {
  const off = sql`select ${snoozes.claimId} from ${snoozes} where ${putOffNow}`
  const once = sql`select ${claims.id} from ${indexed(claims, 'claims_first_approved')} where ${claims.firstApprovedBy} = ${sql.placeholder('reader')} and ${inJson(claims.review, sql.placeholder('reviews'))}`
  return db
    .select({ count: count() })
    .from(claims)
    .where(
      and(
        sql`${claims.id} in (${off} union ${once})`,
        inJsonUnindexed(claims.facets, sql.placeholder('codes')),
      ),
    )
    .prepare()
})

/** How many claims of these lanes that fit do not wait for somebody, as in `waitingFor` of a filter. */
export async function asideAmong(
  db: Reader,
  { personId, now }: QueueReader,
  lanes: readonly Lane[],
): Promise<number> {
  const reviews = new Set(lanes.map(({ lane }) => reviewInLane(lane)))
  const [row] = await among(db).execute({
    reader: personId,
    now,
    reviews: JSON.stringify([...reviews]),
    codes: JSON.stringify(lanes.flatMap(({ codes }) => codes)),
  })
  return row?.count ?? 0
}
