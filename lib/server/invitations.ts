import 'server-only'
import type { z } from 'zod'
import { type Reader, read, type Writer, write } from '@/db'
import {
  insertLink,
  type LinkRow,
  linkByHash,
  spendLink,
  withdrawInvitation,
  withdrawInvitationsTo,
} from '@/db/queries/links'
import { insertPerson, personByEmail } from '@/db/queries/people'
import type { acceptInvitationBody, invitationAnswer, invitationBody, Person } from '@/lib/contracts/person'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { now } from './clock'
import { newId } from './id'
import { linkRefusal } from './link'
import { record } from './newsroom-record'
import { hashPassword } from './password'
import { inOrder, presentPerson } from './people'
import { attempt } from './rate-limit'
import { conflict, forbidden, notFound, type Refusal } from './refusal'
import { hashOfSecret, newSecret } from './secret'
import { beginSession } from './session'

/** How long an invitation can be accepted, in milliseconds: seven days. */
const LIFE_MS = 7 * 24 * 60 * 60 * 1000

/**
 * Invites a person: a link that works once within seven days. Its token is in this answer and nowhere else. An
 * earlier invitation to the same address stops working. 409 `email_taken` when the address has an account.
 */
export async function createInvitation(
  actor: Actor,
  body: z.output<typeof invitationBody>,
  origin: string,
): Promise<Result<z.output<typeof invitationAnswer>, Refusal>> {
  if (!may(actor, 'people.manage')) return refuse(forbidden())
  const email = body.email.toLowerCase()
  const token = newSecret()
  const at = now()
  const link: LinkRow = {
    id: newId(),
    kind: 'invitation',
    tokenHash: hashOfSecret(token),
    email,
    name: body.name ?? null,
    roles: inOrder(body.roles),
    personId: null,
    createdBy: actor.personId,
    createdAt: at,
    expiresAt: new Date(Date.parse(at) + LIFE_MS).toISOString(),
    usedAt: null,
  }
  return write(async db => {
    if (await personByEmail(db, email)) return refuse(taken())
    await withdrawInvitationsTo(db, email)
    await insertLink(db, link)
    const data = { invitationId: link.id, email, roles: link.roles }
    await record(db, actor.personId, 'invitation.made', data)
    const { id, expiresAt } = link
    return ok({ invitation: { id, token, url: `${origin}/invitations/${token}`, expiresAt } })
  })
}

/** Withdraws an invitation that was not accepted, by its id: its link stops working. */
export async function revokeInvitation(actor: Actor, id: string): Promise<Result<null, Refusal>> {
  if (!may(actor, 'people.manage')) return refuse(forbidden())
  return write(async db => {
    const link = await withdrawInvitation(db, id)
    if (!link) return refuse(notFound('This invitation'))
    const data = { invitationId: id, email: link.email }
    await record(db, actor.personId, 'invitation.withdrawn', data)
    return ok(null)
  })
}

/** Whom a link invites, for the page that it opens. Refuses as accepting would. */
export async function invitationByToken(
  token: string,
): Promise<Result<{ readonly email: string; readonly name: string | null }, Refusal>> {
  const link = await read(db => usable(db, token))
  return link.ok ? ok({ email: link.value.email, name: link.value.name }) : link
}

/**
 * Joins the newsroom and signs in: answers the new person and the cookie. 404 for an unknown link, 410 for one that
 * was used or has run out, 409 `email_taken` when the address has got an account meanwhile. Of two who use a link at
 * once, one gets in.
 */
export async function acceptInvitation(
  token: string,
  body: z.output<typeof acceptInvitationBody>,
  headers: Headers,
): Promise<Result<{ readonly person: Person; readonly cookie: string }, Refusal>> {
  const counted = await attempt('invitation', token, headers)
  if ('code' in counted) return refuse(counted)
  // Looked at before the password is hashed, which is slow, and again when nobody can come in between.
  const early = await read(db => usable(db, token))
  if (!early.ok) return early
  const passwordHash = await hashPassword(body.password)
  const joined = await write(db => join(db, token, body.name, passwordHash))
  if (joined.ok) await counted.succeeded()
  return joined
}

async function join(db: Writer, token: string, name: string, passwordHash: string) {
  const link = await usable(db, token)
  if (!link.ok) return link
  const { id: invitationId, email, roles } = link.value
  const at = now()
  if (!(await spendLink(db, invitationId, at))) return refuse(linkRefusal('used', 'invitation'))
  const row = await insertPerson(db, { id: newId(), name, email, roles, passwordHash, at })
  const data = { personId: row.id, invitationId, roles }
  await record(db, row.id, 'person.joined', data)
  const actor: Actor = { personId: row.id, name, roles }
  return ok({ person: presentPerson(actor, row), cookie: await beginSession(db, row.id) })
}

async function usable(db: Reader, token: string): Promise<Result<LinkRow, Refusal>> {
  const link = await linkByHash(db, 'invitation', hashOfSecret(token))
  if (!link) return refuse(linkRefusal('unknown', 'invitation'))
  if (link.usedAt !== null) return refuse(linkRefusal('used', 'invitation'))
  if (link.expiresAt <= now()) return refuse(linkRefusal('expired', 'invitation'))
  if (await personByEmail(db, link.email)) return refuse(taken())
  return ok(link)
}

function taken(): Refusal {
  return conflict('email_taken', 'Somebody with this e-mail address is here already.')
}
