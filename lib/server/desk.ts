import 'server-only'
import { read } from '@/db'
import { type LoadRow, loadPending, loadReturned, loadToCheck, longestWaiting } from '@/db/queries/desk'
import { allPeople } from '@/db/queries/people'
import type { PersonRef } from '@/lib/contracts/shared'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { forbidden, type Refusal } from './refusal'

/** How much one person has before them. */
export interface Workload {
  readonly person: PersonRef
  /** Claims given to them that have no finding yet. */
  readonly toCheck: number
  /** Findings of theirs that came back. */
  readonly returned: number
  /** Findings of others that wait, for somebody who may review them. */
  readonly toReview: number
}

/** What stands beside the list of articles. */
export interface DeskSide {
  /** Whoever has something, the most first. */
  readonly load: readonly Workload[]
  /** The claim that has waited for review longest. */
  readonly waiting: {
    readonly claimId: string
    readonly articleId: string
    readonly headline: string
    readonly quote: string
    readonly since: string
  } | null
}

/** Who has what, and what has waited longest; articles in the trash do not count. */
export async function deskSide(actor: Actor): Promise<Result<DeskSide, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(forbidden())
  return read(async db => {
    const people = await allPeople(db)
    const toCheck = byPerson(await loadToCheck(db))
    const returned = byPerson(await loadReturned(db))
    const pending = byPerson(await loadPending(db))
    const allPending = [...pending.values()].reduce((sum, count) => sum + count, 0)
    const load = people
      .filter(person => person.active)
      .map(person => ({
        person: { id: person.id, name: person.name },
        toCheck: toCheck.get(person.id) ?? 0,
        returned: returned.get(person.id) ?? 0,
        toReview: may(person, 'claim.review') ? allPending - (pending.get(person.id) ?? 0) : 0,
      }))
      .filter(one => amount(one) > 0)
      .sort((a, b) => amount(b) - amount(a) || a.person.name.localeCompare(b.person.name))
    return ok({ load, waiting: await longestWaiting(db) })
  })
}

function amount({ toCheck, returned, toReview }: Workload): number {
  return toCheck + returned + toReview
}

function byPerson(rows: readonly LoadRow[]): ReadonlyMap<string, number> {
  return new Map(rows.map(row => [row.personId, row.count]))
}
