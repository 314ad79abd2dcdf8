import 'server-only'
import type { z } from 'zod'
import { type Reader, read, type Writer } from '@/db'
import { touchClaims } from '@/db/queries/claims'
import { appendEvent } from '@/db/queries/events'
import { personNames } from '@/db/queries/person-names'
import {
  insertSource,
  type SourceRow,
  sourceById,
  sourcePage,
  updateSource,
  usesOfSource,
} from '@/db/queries/sources'
import type { Answer } from '@/lib/contracts/call'
import type { patchSourceBody, Source, SourceBody, sourcesQuery } from '@/lib/contracts/source'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { searchFor } from '@/lib/domain/search-query'
import { sourceSearchText } from '@/lib/domain/search-text'
import { sourceView } from './claim-view'
import { now } from './clock'
import { readCursor, writeCursor } from './cursor'
import { newId } from './id'
import { forbidden, notFound, type Refusal } from './refusal'
import { transact } from './transact'

/** The source library, the last changed first; `q` is sought in title, address, note and fields. */
export async function listSources(
  actor: Actor,
  { q, kind, cursor, limit }: z.output<typeof sourcesQuery>,
): Promise<Result<Answer<'listSources'>, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(forbidden())
  const from = readCursor(cursor, ['string', 'string'])
  if (!from.ok) return from
  const after = from.value === null ? null : { updatedAt: String(from.value[0]), id: String(from.value[1]) }
  return read(async db => {
    const rows = await sourcePage(db, { search: searchFor(q), kind }, after, limit + 1)
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return ok({
      sources: await presentSources(db, page),
      next: last ? writeCursor([last.updatedAt, last.id]) : null,
    })
  })
}

/** Adds a source to the library. */
export async function createSource(
  actor: Actor,
  body: SourceBody,
): Promise<Result<Answer<'createSource'>, Refusal>> {
  if (!may(actor, 'source.edit')) return refuse(forbidden())
  return transact(async db => {
    const row = await addSource(db, actor, body)
    return ok({ source: await presentSource(db, row) })
  })
}

/** Adds a source inside a transaction, with its event. The caller has authorised the actor. */
export async function addSource(db: Writer, actor: Actor, body: SourceBody): Promise<SourceRow> {
  const at = now()
  const { kind, title, url = null, note = '', confidential = false, fields = {} } = body
  const row: SourceRow = {
    id: newId(),
    kind,
    title,
    url,
    note,
    confidential,
    fields: written(fields),
    citationCount: 0,
    search: '',
    createdBy: actor.personId,
    createdAt: at,
    updatedAt: at,
  }
  row.search = sourceSearchText(row)
  await insertSource(db, row)
  const data = { sourceId: row.id, kind, title }
  await appendEvent(db, { kind: 'source.created', actorId: actor.personId, at, data })
  return row
}

/** A source and the claims that cite it; those in the trash only to who manages articles. */
export async function getSource(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<Answer<'getSource'>, Refusal>> {
  return read(async db => {
    const row = may(actor, 'article.read') ? await sourceById(db, id) : undefined
    if (!row) return refuse(notFound('This source'))
    const uses = (await usesOfSource(db, id)).filter(
      use => use.trashedAt === null || may(actor, 'article.manage'),
    )
    return ok({
      source: await presentSource(db, row),
      uses: uses.map(({ claimId, articleId, headline, quote }) => ({ claimId, articleId, headline, quote })),
    })
  })
}

/** Changes a source wherever it is cited. Fields given replace all fields. */
export async function patchSource(
  actor: Actor,
  { id }: { readonly id: string },
  body: z.output<typeof patchSourceBody>,
): Promise<Result<Answer<'patchSource'>, Refusal>> {
  return transact(async db => {
    const row = may(actor, 'article.read') ? await sourceById(db, id) : undefined
    if (!row) return refuse(notFound('This source'))
    if (!may(actor, 'source.edit')) return refuse(forbidden())
    const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
    const next: SourceRow = { ...row, ...given }
    next.fields = written(next.fields)
    next.search = sourceSearchText(next)
    const { before, after } = difference(row, next)
    if (Object.keys(after).length > 0) {
      next.updatedAt = now()
      const { id: _id, citationCount: _count, ...changes } = next
      await updateSource(db, id, changes)
      const data = { sourceId: id, title: next.title, before, after }
      const event = { kind: 'source.changed', actorId: actor.personId, at: next.updatedAt, data }
      const number = await appendEvent(db, event)
      const citing = (await usesOfSource(db, id)).map(use => use.claimId)
      await touchClaims(db, citing, number)
    }
    return ok({ source: await presentSource(db, next) })
  })
}

/** A source as the interface shows it. */
async function presentSource(db: Reader, row: SourceRow): Promise<Source> {
  return sourceView(row, await personNames(db, [row.createdBy]))
}

async function presentSources(db: Reader, rows: readonly SourceRow[]): Promise<Source[]> {
  const names = await personNames(
    db,
    rows.map(row => row.createdBy),
  )
  return rows.map(row => sourceView(row, names))
}

/* Fields left blank are not kept. */
function written(fields: SourceRow['fields']): SourceRow['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value?.trim()))
}

const CHANGEABLE = ['kind', 'title', 'url', 'note', 'confidential', 'fields'] as const

function difference(before: SourceRow, after: SourceRow) {
  const changed = CHANGEABLE.filter(name => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  const pick = (row: SourceRow) => Object.fromEntries(changed.map(name => [name, row[name]]))
  return { before: pick(before), after: pick(after) }
}
