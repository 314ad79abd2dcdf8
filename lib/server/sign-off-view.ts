import 'server-only'
import type { Reader } from '@/db'
import { personNames } from '@/db/queries/person-names'
import type { SignOffRow } from '@/db/queries/sign-offs'
import type { SignOff } from '@/lib/contracts/article'
import { person } from './claim-view'

/** A sign-off as the interface shows it. */
export async function presentSignOff(db: Reader, row: SignOffRow): Promise<SignOff> {
  const names = await personNames(db, [row.clearedBy])
  return {
    ...row,
    clearedBy: person(names, row.clearedBy),
    // Written by `clear` from the contract's own type, and frozen since.
    overridden: row.overridden as SignOff['overridden'],
    claims: row.claims as SignOff['claims'],
  }
}
