import 'server-only'
import type { z } from 'zod'
import { read, write } from '@/db'
import { insertToken, revokeToken, type TokenRow, tokensOf } from '@/db/queries/tokens'
import type { createTokenAnswer, createTokenBody, tokensAnswer } from '@/lib/contracts/newsroom'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { now } from './clock'
import { newId } from './id'
import { record } from './newsroom-record'
import { malformed, notFound, type Refusal } from './refusal'
import { hashOfSecret, newSecret } from './secret'

/** What every bearer token begins with, so that one found in a log or a repository is known for what it is. */
const PREFIX = 'stet_'
const HINT_LENGTH = 4

/** The actor's own bearer tokens that work, newest first, without their secrets. */
export async function listTokens(actor: Actor): Promise<Result<z.output<typeof tokensAnswer>, Refusal>> {
  const rows = await read(db => tokensOf(db, actor.personId))
  return ok({ tokens: rows.map(present) })
}

/** Makes a bearer token with the rights of its owner, whatever they are when it is used. */
export async function createToken(
  actor: Actor,
  body: z.output<typeof createTokenBody>,
): Promise<Result<z.output<typeof createTokenAnswer>, Refusal>> {
  const secret = `${PREFIX}${newSecret()}`
  const row: TokenRow = {
    id: newId(),
    personId: actor.personId,
    name: body.name,
    hash: hashOfSecret(secret),
    hint: secret.slice(-HINT_LENGTH),
    createdAt: now(),
    lastUsedAt: null,
    revokedAt: null,
  }
  await write(async db => {
    await insertToken(db, row)
    const data = { tokenId: row.id, name: row.name }
    await record(db, actor.personId, 'token.made', data)
  })
  return ok({ token: present(row), secret })
}

/** Revokes one of the actor's own tokens: it is refused from its next use on. */
export async function deleteToken(actor: Actor, id: string | undefined): Promise<Result<null, Refusal>> {
  if (id === undefined) return refuse(malformed('query', 'id', 'Say which token.'))
  const at = now()
  return write(async db => {
    if (!(await revokeToken(db, actor.personId, id, at))) return refuse(notFound('This token'))
    await record(db, actor.personId, 'token.revoked', { tokenId: id })
    return ok(null)
  })
}

function present({ id, name, createdAt, lastUsedAt, hint }: TokenRow) {
  return { id, name, createdAt, lastUsedAt, hint }
}
