import 'server-only'
import type { Reader, Writer } from '@/db'
import { dropHolds, type HoldRow, holdsAfter, holdsOfClaims } from '@/db/queries/holds'
import { personNames } from '@/db/queries/person-names'
import type { Hold } from '@/lib/contracts/hold'
import { holdsSince } from '@/lib/domain/hold'
import type { Actor } from '@/lib/domain/role'
import { now } from './clock'

/** Of these claims those that somebody else than the actor has in hand, by id. */
export async function heldByOthers(
  db: Reader,
  actor: Actor,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, Hold>> {
  const held = await holdsOfClaims(db, claimIds, holdsSince(now()))
  const others = held.filter(one => one.personId !== actor.personId)
  return new Map((await presentHolds(db, others)).map(one => [one.claimId, one]))
}

/** Nobody has these claims in hand any more: they were decided on. */
export async function setDown(db: Writer, claimIds: readonly string[]): Promise<void> {
  await dropHolds(db, claimIds)
}

/** Everything that somebody has in hand now. */
export async function presentHands(db: Reader): Promise<Hold[]> {
  return presentHolds(db, await holdsAfter(db, holdsSince(now())))
}

/** Holds with the names of those who have them. */
export async function presentHolds(db: Reader, rows: readonly HoldRow[]): Promise<Hold[]> {
  if (rows.length === 0) return []
  const names = await personNames(
    db,
    rows.map(row => row.personId),
  )
  return rows.map(({ claimId, personId, since }) => ({
    claimId,
    person: names.get(personId) ?? { id: personId, name: 'Somebody' },
    since,
  }))
}
