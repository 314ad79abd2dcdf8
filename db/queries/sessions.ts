import { and, eq, gt, ne, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { people, sessions } from '@/db/schema'
import type { Actor } from '@/lib/domain/role'

/** A session that stands, and whose it is. */
export interface LiveSession {
  readonly actor: Actor
  /** ISO 8601, UTC. */
  readonly expiresAt: string
}

export type NewSession = Pick<
  typeof sessions.$inferInsert,
  'id' | 'token' | 'userId' | 'expiresAt' | 'ipAddress' | 'userAgent' | 'createdAt' | 'updatedAt'
>

function prepareLookup(db: Reader) {
  return db
    .select({ id: people.id, name: people.name, roles: people.roles, expiresAt: sessions.expiresAt })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.userId))
    .where(
      and(
        eq(sessions.token, sql.placeholder('token')),
        gt(sessions.expiresAt, sql.placeholder('now')),
        eq(people.active, true),
      ),
    )
    .prepare()
}

/* Asked with every request, so the statement is prepared once for each connection. */
const lookups = new WeakMap<Reader, ReturnType<typeof prepareLookup>>()

/** The session with this token, unless it has run out or its owner may no longer sign in. */
export async function liveSession(db: Reader, token: string, now: string): Promise<LiveSession | null> {
  let lookup = lookups.get(db)
  if (!lookup) {
    lookup = prepareLookup(db)
    lookups.set(db, lookup)
  }
  const [row] = await lookup.execute({ token, now })
  if (!row) return null
  return { actor: { personId: row.id, name: row.name, roles: row.roles }, expiresAt: row.expiresAt }
}

export async function insertSession(db: Writer, session: NewSession): Promise<void> {
  await db.insert(sessions).values(session)
}

/** Lets a session last longer. */
export async function extendSession(db: Writer, token: string, expiresAt: string, at: string): Promise<void> {
  await db.update(sessions).set({ expiresAt, updatedAt: at }).where(eq(sessions.token, token))
}

/** Signs a person out everywhere, or everywhere but in one session. */
export async function endSessions(db: Writer, personId: string, exceptToken?: string): Promise<void> {
  const all = eq(sessions.userId, personId)
  await db.delete(sessions).where(exceptToken === undefined ? all : and(all, ne(sessions.token, exceptToken)))
}
