import 'server-only'
import type { z } from 'zod'
import { type Reader, read, type Writer, write } from '@/db'
import { insertLink, linkByHash, spendLink, withdrawResets } from '@/db/queries/links'
import { type PersonRow, personByEmail, personById, replacePassword } from '@/db/queries/people'
import { endSessions } from '@/db/queries/sessions'
import type { resetAnswer, resetBody } from '@/lib/contracts/person'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { now } from './clock'
import { newId } from './id'
import { linkRefusal } from './link'
import { record } from './newsroom-record'
import { hashPassword } from './password'
import { attempt } from './rate-limit'
import { forbidden, notFound, type Refusal } from './refusal'
import { hashOfSecret, newSecret } from './secret'

/** How long a reset link works, in milliseconds: a day. */
const LIFE_MS = 24 * 60 * 60 * 1000

/**
 * Makes a link with which a person sets a new password: it works once, within a day, and takes the place of earlier
 * ones. Its token is in this answer and nowhere else.
 */
export async function createReset(
  actor: Actor,
  { id }: { readonly id: string },
  origin: string,
): Promise<Result<z.output<typeof resetAnswer>, Refusal>> {
  if (!may(actor, 'people.manage')) return refuse(forbidden())
  return write(async db => {
    const person = await personById(db, id)
    if (!person) return refuse(notFound('This person'))
    return ok({ reset: await makeReset(db, person, actor.personId, origin) })
  })
}

/**
 * The same for whoever runs the server and finds nobody else to ask: by an e-mail address, for somebody who may sign
 * in. 404 when there is nobody.
 */
export async function operatorReset(
  email: string,
  origin: string,
): Promise<Result<z.output<typeof resetAnswer>, Refusal>> {
  return write(async db => {
    const person = await personByEmail(db, email.trim().toLowerCase())
    if (!person?.active) return refuse(notFound('Somebody with this e-mail address'))
    return ok({ reset: await makeReset(db, person, null, origin) })
  })
}

async function makeReset(db: Writer, person: PersonRow, by: string | null, origin: string) {
  const token = newSecret()
  const at = now()
  const expiresAt = new Date(Date.parse(at) + LIFE_MS).toISOString()
  await withdrawResets(db, person.id)
  await insertLink(db, {
    id: newId(),
    kind: 'reset',
    tokenHash: hashOfSecret(token),
    email: person.email,
    name: person.name,
    roles: [],
    personId: person.id,
    createdBy: by,
    createdAt: at,
    expiresAt,
    usedAt: null,
  })
  await record(db, by, 'reset.made', { personId: person.id })
  return { token, url: `${origin}/resets/${token}`, expiresAt }
}

/** Whose password a link sets, for the page that it opens. Refuses as using it would. */
export async function resetByToken(
  token: string,
): Promise<Result<{ readonly email: string; readonly name: string }, Refusal>> {
  const found = await read(db => usable(db, token))
  return found.ok ? ok({ email: found.value.person.email, name: found.value.person.name }) : found
}

/** Sets a new password and signs its owner out everywhere. 404 for an unknown link, 410 for a used or old one. */
export async function reset(
  token: string,
  body: z.output<typeof resetBody>,
  headers: Headers,
): Promise<Result<null, Refusal>> {
  const counted = await attempt('reset', token, headers)
  if ('code' in counted) return refuse(counted)
  const early = await read(db => usable(db, token))
  if (!early.ok) return early
  const passwordHash = await hashPassword(body.password)
  const done = await write(async db => {
    const found = await usable(db, token)
    if (!found.ok) return found
    const { linkId, person } = found.value
    const at = now()
    if (!(await spendLink(db, linkId, at))) return refuse(linkRefusal('used', 'reset'))
    await replacePassword(db, person.id, passwordHash, at)
    await endSessions(db, person.id)
    const data = { personId: person.id }
    await record(db, person.id, 'person.password_reset', data)
    return ok(null)
  })
  if (done.ok) await counted.succeeded()
  return done
}

async function usable(
  db: Reader,
  token: string,
): Promise<Result<{ readonly linkId: string; readonly person: PersonRow }, Refusal>> {
  const link = await linkByHash(db, 'reset', hashOfSecret(token))
  const person = link?.personId ? await personById(db, link.personId) : undefined
  if (!link || !person) return refuse(linkRefusal('unknown', 'reset'))
  if (link.usedAt !== null) return refuse(linkRefusal('used', 'reset'))
  if (link.expiresAt <= now()) return refuse(linkRefusal('expired', 'reset'))
  return ok({ linkId: link.id, person })
}
