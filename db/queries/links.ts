import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { links } from '@/db/schema'

export type LinkRow = typeof links.$inferSelect
export type LinkKind = LinkRow['kind']

/** The link of a kind with this hash, used or run out as it may be. */
export async function linkByHash(db: Reader, kind: LinkKind, hash: string): Promise<LinkRow | undefined> {
  const [row] = await db
    .select()
    .from(links)
    .where(and(eq(links.tokenHash, hash), eq(links.kind, kind)))
  return row
}

/** Invitations that still work, newest first. */
export async function openInvitations(db: Reader, now: string): Promise<LinkRow[]> {
  return db
    .select()
    .from(links)
    .where(and(eq(links.kind, 'invitation'), isNull(links.usedAt), gt(links.expiresAt, now)))
    .orderBy(desc(links.createdAt), desc(links.id))
}

export async function insertLink(db: Writer, link: LinkRow): Promise<void> {
  await db.insert(links).values(link)
}

/** Uses a link up; false when somebody did so before. */
export async function spendLink(db: Writer, id: string, at: string): Promise<boolean> {
  const used = await db
    .update(links)
    .set({ usedAt: at })
    .where(and(eq(links.id, id), isNull(links.usedAt)))
    .returning({ id: links.id })
  return used.length === 1
}

/** Withdraws an unused invitation; answers what it was. */
export async function withdrawInvitation(db: Writer, id: string): Promise<LinkRow | undefined> {
  const [row] = await db
    .delete(links)
    .where(and(eq(links.id, id), eq(links.kind, 'invitation'), isNull(links.usedAt)))
    .returning()
  return row
}

/** Withdraws the unused invitations of an address, in lower case. */
export async function withdrawInvitationsTo(db: Writer, email: string): Promise<void> {
  await db
    .delete(links)
    .where(and(eq(links.email, email), eq(links.kind, 'invitation'), isNull(links.usedAt)))
}

/** Withdraws the unused reset links of a person. */
export async function withdrawResets(db: Writer, personId: string): Promise<void> {
  await db
    .delete(links)
    .where(and(eq(links.personId, personId), eq(links.kind, 'reset'), isNull(links.usedAt)))
}
