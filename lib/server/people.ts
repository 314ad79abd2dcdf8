import 'server-only'
import type { z } from 'zod'
import { read, write } from '@/db'
import { openInvitations } from '@/db/queries/links'
import { allPeople, anotherAdmin, type PersonRow, personById, updatePerson } from '@/db/queries/people'
import { endSessions } from '@/db/queries/sessions'
import type { PeopleAnswer, Person, patchPersonBody } from '@/lib/contracts/person'
import type { NewsroomEventKind } from '@/lib/domain/newsroom-event'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { type Actor, ROLES, type Role } from '@/lib/domain/role'
import { now } from './clock'
import { record } from './newsroom-record'
import { conflict, forbidden, notFound, type Refusal } from './refusal'

/**
 * Everybody in the newsroom. Whoever is signed in sees names and roles, since claims are assigned to people; e-mail
 * addresses and open invitations are for those who manage people, and everybody sees their own address.
 */
export async function listPeople(actor: Actor): Promise<Result<PeopleAnswer, Refusal>> {
  const manages = may(actor, 'people.manage')
  return read(async db => {
    const people = (await allPeople(db)).map(row => presentPerson(actor, row))
    const invitations = manages ? await openInvitations(db, now()) : []
    return ok({
      people,
      invitations: invitations.map(({ id, email, name, roles, expiresAt, createdAt }) => ({
        id,
        email,
        name,
        roles: [...roles],
        expiresAt,
        createdAt,
      })),
    })
  })
}

/** One person, shown as in the list. */
export async function getPerson(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<{ person: Person }, Refusal>> {
  const row = await read(db => personById(db, id))
  return row ? ok({ person: presentPerson(actor, row) }) : refuse(notFound('This person'))
}

/**
 * Changes a person's name, roles, or whether they may sign in. Everybody may change their own name; the rest is for
 * those who manage people. The last admin who may sign in stays one (409 `last_admin`). New roles count from the
 * person's next request on, and whoever may no longer sign in is signed out everywhere.
 */
export async function patchPerson(
  actor: Actor,
  { id }: { readonly id: string },
  body: z.output<typeof patchPersonBody>,
): Promise<Result<{ person: Person }, Refusal>> {
  const ownName = id === actor.personId && body.roles === undefined && body.active === undefined
  if (!may(actor, 'people.manage') && !ownName) return refuse(forbidden())
  return write(async db => {
    const before = await personById(db, id)
    if (!before) return refuse(notFound('This person'))
    const after: PersonRow = {
      ...before,
      name: body.name ?? before.name,
      roles: body.roles ? inOrder(body.roles) : before.roles,
      active: body.active ?? before.active,
    }
    if (isAdmin(before) && !isAdmin(after) && !(await anotherAdmin(db, id))) {
      return refuse(conflict('last_admin', 'This is the last admin. Make somebody else an admin first.'))
    }
    const at = now()
    const { name, roles, active } = after
    await updatePerson(db, id, { name, roles, active }, at)
    if (!active) await endSessions(db, id)
    for (const { kind, data } of changesBetween(before, after)) {
      await record(db, actor.personId, kind, { personId: id, ...data })
    }
    return ok({ person: presentPerson(actor, after) })
  })
}

/** A person as this actor may see them. */
export function presentPerson(actor: Actor, row: PersonRow): Person {
  const { id, name, roles, active, createdAt } = row
  const email = may(actor, 'people.manage') || actor.personId === id ? row.email : ''
  return { id, name, email, roles: [...roles], active, createdAt }
}

/** Roles once each, in the order of the domain. */
export function inOrder(roles: readonly Role[]): Role[] {
  return ROLES.filter(role => roles.includes(role))
}

function isAdmin({ roles, active }: PersonRow): boolean {
  return active && roles.includes('admin')
}

function changesBetween(before: PersonRow, after: PersonRow) {
  const changes: { kind: NewsroomEventKind; data: Record<string, unknown> }[] = []
  if (before.name !== after.name) {
    changes.push({ kind: 'person.renamed', data: { before: before.name, after: after.name } })
  }
  if (inOrder(before.roles).join() !== inOrder(after.roles).join()) {
    changes.push({ kind: 'person.roles_changed', data: { before: before.roles, after: after.roles } })
  }
  if (before.active !== after.active) {
    changes.push({ kind: after.active ? 'person.reactivated' : 'person.deactivated', data: {} })
  }
  return changes
}
