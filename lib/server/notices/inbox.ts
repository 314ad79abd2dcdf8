import 'server-only'
import type { z } from 'zod'
import { read, write } from '@/db'
import { markNotices, noticesOfPerson, type ShownNotice, unreadNotices } from '@/db/queries/notices'
import { personNames } from '@/db/queries/person-names'
import type { Answer } from '@/lib/contracts/call'
import type { inboxQuery, markInboxBody, Notice } from '@/lib/contracts/notice'
import type { PersonRef } from '@/lib/contracts/shared'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { person } from '../claim-view'
import { now } from '../clock'
import { readCursor, writeCursor } from '../cursor'
import { forbidden, type Refusal } from '../refusal'
import { tellPeople } from './tell'

/** What the actor was told, newest first, up to what happened a moment ago; articles in the trash are left out. */
export async function listInbox(
  actor: Actor,
  { cursor, limit, unread = false }: z.output<typeof inboxQuery>,
): Promise<Result<Answer<'inbox'>, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(forbidden())
  const place = readCursor(cursor, ['number'])
  if (!place.ok) return place
  await tellPeople()
  return read(async db => {
    const before = place.value === null ? null : Number(place.value[0])
    const rows = await noticesOfPerson(db, actor.personId, { before, unread, limit: limit + 1 })
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    const names = await personNames(
      db,
      page.map(row => row.actorId),
    )
    return ok({
      notices: page.map(row => present(row, names)),
      next: last ? writeCursor([last.id]) : null,
      unread: await unreadNotices(db, actor.personId),
    })
  })
}

/** Marks notices of the actor's own as read or not read; others' are passed over. */
export async function markInbox(
  actor: Actor,
  body: z.output<typeof markInboxBody>,
): Promise<Result<null, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(forbidden())
  await write(db => markNotices(db, actor.personId, body, body.read ? now() : null))
  return ok(null)
}

function present(row: ShownNotice, names: ReadonlyMap<string, PersonRef>): Notice {
  const { id, kind, at, readAt, words, articleId, headline, deadline, claimId, number, quote } = row
  return {
    id,
    kind,
    at,
    readAt,
    words,
    actor: person(names, row.actorId),
    article: { id: articleId, headline, deadline },
    claim: claimId === null || number === null || quote === null ? null : { id: claimId, number, quote },
  }
}
