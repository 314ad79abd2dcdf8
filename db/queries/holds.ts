import { and, asc, eq, gt, lte, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { claimHolds } from '@/db/schema'
import { inJson } from '@/db/schema/column'

export type HoldRow = typeof claimHolds.$inferSelect

const ofClaims = prepared((db: Reader) =>
  db
    .select()
    .from(claimHolds)
    .where(
      and(
        inJson(claimHolds.claimId, sql.placeholder('claimIds')),
        gt(claimHolds.seenAt, sql.placeholder('after')),
      ),
    )
    .prepare(),
)

/** Who has these claims in hand and was heard of after a moment. */
export async function holdsOfClaims(
  db: Reader,
  claimIds: readonly string[],
  after: string,
): Promise<HoldRow[]> {
  return ofClaims(db).execute({ claimIds: JSON.stringify(claimIds), after })
}

const present = prepared((db: Reader) =>
  db
    .select()
    .from(claimHolds)
    .where(gt(claimHolds.seenAt, sql.placeholder('after')))
    .orderBy(asc(claimHolds.claimId))
    .prepare(),
)

/** Everything that somebody has in hand who was heard of after a moment. */
export async function holdsAfter(db: Reader, after: string): Promise<HoldRow[]> {
  return present(db).execute({ after })
}

const put = prepared((db: Writer) =>
  db
    .insert(claimHolds)
    .values({
      claimId: sql.placeholder('claimId'),
      personId: sql.placeholder('personId'),
      since: sql.placeholder('since'),
      seenAt: sql.placeholder('seenAt'),
    })
    .onConflictDoUpdate({
      target: claimHolds.claimId,
      set: { personId: sql`excluded.person_id`, since: sql`excluded.since`, seenAt: sql`excluded.seen_at` },
    })
    .prepare(),
)

/** Puts a claim into somebody's hand, whoever had it. */
export async function putHold(db: Writer, row: HoldRow): Promise<void> {
  await put(db).execute(row)
}

const drop = prepared((db: Writer) =>
  db
    .delete(claimHolds)
    .where(inJson(claimHolds.claimId, sql.placeholder('claimIds')))
    .prepare(),
)

/** Takes claims out of anybody's hand. */
export async function dropHolds(db: Writer, claimIds: readonly string[]): Promise<void> {
  await drop(db).execute({ claimIds: JSON.stringify(claimIds) })
}

/** Takes a claim out of this person's hand; it stays in another's. */
export async function dropOwnHold(db: Writer, claimId: string, personId: string): Promise<void> {
  await db.delete(claimHolds).where(and(eq(claimHolds.claimId, claimId), eq(claimHolds.personId, personId)))
}

/** Forgets those who were last heard of at a moment or before. */
export async function forgetHolds(db: Writer, until: string): Promise<void> {
  await db.delete(claimHolds).where(lte(claimHolds.seenAt, until))
}
