import { and, eq, gt, ne, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { people, sessions } from '@/db/schema'
import type { Actor } from '@/lib/domain/role'
import { eraseOutboxKeys } from './outbox-keys'

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

const lookup = prepared((db: Reader) =>
  db
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
    .prepare(),
)

/** The session with this token, unless it has run out or its owner may no longer sign in. */
export async function liveSession(db: Reader, token: string, now: string): Promise<LiveSession | null> {
  const [row] = await lookup(db).execute({ token, now })
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

/** Signs a person out everywhere, with nothing left readable of what waits in a browser; or but for one session. */
export async function endSessions(db: Writer, personId: string, exceptToken?: string): Promise<void> {
  if (exceptToken === undefined) await eraseOutboxKeys(db, personId)
  const all = eq(sessions.userId, personId)
  await db.delete(sessions).where(exceptToken === undefined ? all : and(all, ne(sessions.token, exceptToken)))
}
