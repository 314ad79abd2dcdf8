import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { accounts, people } from '@/db/schema'
import type { Role } from '@/lib/domain/role'

export type PersonRow = typeof people.$inferSelect

/** A person who is to be added, with the hash of their password. */
export interface NewPerson {
  readonly id: string
  readonly name: string
  /** In lower case: people are found by it whatever they type. */
  readonly email: string
  readonly roles: readonly Role[]
  readonly passwordHash: string
  /** ISO 8601, UTC. */
  readonly at: string
}

/** Everybody, by name. */
export async function allPeople(db: Reader): Promise<PersonRow[]> {
  return db
    .select()
    .from(people)
    .orderBy(asc(sql`lower(${people.name})`), asc(people.id))
}

export async function personById(db: Reader, id: string): Promise<PersonRow | undefined> {
  const [row] = await db.select().from(people).where(eq(people.id, id))
  return row
}

/** Finds by an e-mail address in lower case. */
export async function personByEmail(db: Reader, email: string): Promise<PersonRow | undefined> {
  const [row] = await db.select().from(people).where(eq(people.email, email))
  return row
}

/** Whether anybody has an account yet. */
export async function anybodyHere(db: Reader): Promise<boolean> {
  const rows = await db.select({ id: people.id }).from(people).limit(1)
  return rows.length > 0
}

/** Adds a person and their password. */
export async function insertPerson(db: Writer, person: NewPerson): Promise<PersonRow> {
  const { passwordHash, at, ...rest } = person
  const row = {
    ...rest,
    emailVerified: false,
    image: null,
    active: true,
    createdAt: at,
    updatedAt: at,
  }
  await db.insert(people).values(row)
  await insertPassword(db, person.id, passwordHash, at)
  return row
}

/** Changes what is given of a person. */
export async function updatePerson(
  db: Writer,
  id: string,
  changes: Partial<Pick<PersonRow, 'name' | 'roles' | 'active'>>,
  at: string,
): Promise<void> {
  await db
    .update(people)
    .set({ ...changes, updatedAt: at })
    .where(eq(people.id, id))
}

/** Whether an active admin remains when this person is left out. */
export async function anotherAdmin(db: Reader, exceptId: string): Promise<boolean> {
  const others = await db
    .select({ roles: people.roles })
    .from(people)
    .where(and(ne(people.id, exceptId), eq(people.active, true)))
  return others.some(({ roles }) => roles.includes('admin'))
}

/** Sets a new password, whether or not there was one. */
export async function replacePassword(db: Writer, personId: string, hash: string, at: string): Promise<void> {
  const updated = await db
    .update(accounts)
    .set({ password: hash, updatedAt: at })
    .where(and(eq(accounts.userId, personId), eq(accounts.providerId, 'credential')))
    .returning({ id: accounts.id })
  if (updated.length === 0) await insertPassword(db, personId, hash, at)
}

/** The hash of a person's password; null when they have none. */
export async function passwordOf(db: Reader, personId: string): Promise<string | null> {
  const [row] = await db
    .select({ password: accounts.password })
    .from(accounts)
    .where(and(eq(accounts.userId, personId), eq(accounts.providerId, 'credential')))
  return row?.password ?? null
}

/* The row as better-auth looks for it: the person's id as account, "credential" as provider. */
async function insertPassword(db: Writer, personId: string, hash: string, at: string): Promise<void> {
  await db.insert(accounts).values({
    id: `credential-${personId}`,
    accountId: personId,
    providerId: 'credential',
    userId: personId,
    password: hash,
    createdAt: at,
    updatedAt: at,
  })
}
