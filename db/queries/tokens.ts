import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { people, tokens } from '@/db/schema'
import type { Actor } from '@/lib/domain/role'

export type TokenRow = typeof tokens.$inferSelect

/** A bearer token that is accepted, and whose it is. */
export interface LiveToken {
  readonly id: string
  readonly actor: Actor
  /** ISO 8601, UTC; null until first used. */
  readonly lastUsedAt: string | null
}

/** The token with this hash, unless it was revoked or its owner may no longer sign in. */
export async function liveToken(db: Reader, hash: string): Promise<LiveToken | null> {
  const [row] = await db
    .select({
      id: tokens.id,
      lastUsedAt: tokens.lastUsedAt,
      personId: people.id,
      name: people.name,
      roles: people.roles,
    })
    .from(tokens)
    .innerJoin(people, eq(people.id, tokens.personId))
    .where(and(eq(tokens.hash, hash), isNull(tokens.revokedAt), eq(people.active, true)))
  if (!row) return null
  const { personId, name, roles } = row
  return { id: row.id, lastUsedAt: row.lastUsedAt, actor: { personId, name, roles } }
}

/** A person's tokens that still work, newest first. */
export async function tokensOf(db: Reader, personId: string): Promise<TokenRow[]> {
  return db
    .select()
    .from(tokens)
    .where(and(eq(tokens.personId, personId), isNull(tokens.revokedAt)))
    .orderBy(desc(tokens.createdAt), desc(tokens.id))
}

export async function insertToken(db: Writer, token: TokenRow): Promise<void> {
  await db.insert(tokens).values(token)
}

export async function noteTokenUse(db: Writer, id: string, at: string): Promise<void> {
  await db.update(tokens).set({ lastUsedAt: at }).where(eq(tokens.id, id))
}

/** Revokes a person's own token; false when they have no such token that works. */
export async function revokeToken(db: Writer, personId: string, id: string, at: string): Promise<boolean> {
  const revoked = await db
    .update(tokens)
    .set({ revokedAt: at })
    .where(and(eq(tokens.id, id), eq(tokens.personId, personId), isNull(tokens.revokedAt)))
    .returning({ id: tokens.id })
  return revoked.length === 1
}
