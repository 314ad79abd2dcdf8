import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { snoozes } from '@/db/schema'
import { inJson } from '@/db/schema/column'

const put = prepared((db: Writer) =>
  db
    .insert(snoozes)
    .values({
      personId: sql.placeholder('personId'),
      claimId: sql.placeholder('claimId'),
      until: sql.placeholder('until'),
    })
    .onConflictDoUpdate({
      target: [snoozes.personId, snoozes.claimId],
      set: { until: sql`excluded.until` },
    })
    .prepare(),
)

/** Somebody puts a claim off until then. */
export async function putSnooze(db: Writer, personId: string, claimId: string, until: string): Promise<void> {
  await put(db).execute({ personId, claimId, until })
}

/** Somebody takes back claims they have put off. */
export async function dropSnoozes(db: Writer, personId: string, claimIds: readonly string[]): Promise<void> {
  await db.delete(snoozes).where(and(eq(snoozes.personId, personId), inArray(snoozes.claimId, [...claimIds])))
}

/** Forgets what this person had put off until now or before. */
export async function forgetSnoozes(db: Writer, personId: string, now: string): Promise<void> {
  await db.delete(snoozes).where(and(eq(snoozes.personId, personId), lte(snoozes.until, now)))
}

const ofClaims = prepared((db: Reader) =>
  db
    .select({ claimId: snoozes.claimId, until: snoozes.until })
    .from(snoozes)
    .where(
      and(
        eq(snoozes.personId, sql.placeholder('personId')),
        inJson(snoozes.claimId, sql.placeholder('claimIds')),
        gt(snoozes.until, sql.placeholder('now')),
      ),
    )
    .prepare(),
)

/** Until when somebody has put off which of these claims, by id. */
export async function snoozedOf(
  db: Reader,
  personId: string,
  claimIds: readonly string[],
  now: string,
): Promise<ReadonlyMap<string, string>> {
  if (claimIds.length === 0) return new Map()
  const rows = await ofClaims(db).execute({ personId, claimIds: JSON.stringify(claimIds), now })
  return new Map(rows.map(row => [row.claimId, row.until]))
}
