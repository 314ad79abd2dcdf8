import { write } from '@/db'
import { insertNewsroom, theNewsroom } from '@/db/queries/newsroom'
import { insertPerson, updatePerson } from '@/db/queries/people'
import type { Actor, Role } from '@/lib/domain/role'
import { newId } from '@/lib/server/id'
import { beginSession } from '@/lib/server/session'

/** Somebody who is signed in. */
export interface Member {
  readonly id: string
  readonly email: string
  readonly actor: Actor
  /** For the Cookie header. */
  readonly cookie: string
}

/** Adds a person with these roles and signs them in. They have no password: hashing one is slow. */
export async function member(
  roles: readonly Role[],
  details: { readonly name?: string; readonly active?: boolean } = {},
): Promise<Member> {
  const id = newId()
  const name = details.name ?? `Person ${id}`
  const email = `${id.toLowerCase()}@example.org`
  const at = new Date().toISOString()
  const setCookie = await write(async db => {
    if (!(await theNewsroom(db))) await insertNewsroom(db, 'The Lantern', at)
    await insertPerson(db, { id, name, email, roles, passwordHash: 'none', at })
    if (details.active === false) await updatePerson(db, id, { active: false }, at)
    return beginSession(db, id)
  })
  return { id, email, actor: { personId: id, name, roles }, cookie: cookieIn(setCookie) }
}

/** What a browser would send back. */
export function cookieIn(setCookie: string | null): string {
  return setCookie?.split(';', 1)[0] ?? ''
}
