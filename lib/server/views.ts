import 'server-only'
import { type Reader, read } from '@/db'
import { personNames } from '@/db/queries/person-names'
import { asked } from '@/db/queries/queue-ask'
import { countFitting } from '@/db/queries/queue-count'
import {
  deleteView as deleteRow,
  insertView,
  type SavedViewRow,
  updateView,
  viewById,
  viewCount,
  viewsFor,
} from '@/db/queries/saved-views'
import type { Answer } from '@/lib/contracts/call'
import { type CreateViewBody, type PatchViewBody, viewParams } from '@/lib/contracts/saved-view'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { now } from './clock'
import { newId } from './id'
import { COUNTED, filterOf } from './queue'
import { conflict, forbidden, notFound, type Refusal } from './refusal'
import { transact } from './transact'

/* More than these nobody finds their way among. */
const MOST = 50

/** The caller's own views of the queue and those shared with everybody, in their order, with how many claims each has. */
export async function listViews(actor: Actor): Promise<Result<Answer<'listViews'>, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(forbidden())
  return read(async db => {
    const views: Answer<'listViews'>['views'] = []
    for (const row of await viewsFor(db, actor.personId)) views.push(await present(db, actor, row))
    return ok({ views })
  })
}

/** Keeps a filter with its order under a name, last in the bar. Sharing it needs the right; refuses 409 `too_many`. */
export async function createView(
  actor: Actor,
  { name, params, shared }: CreateViewBody,
): Promise<Result<Answer<'createView'>, Refusal>> {
  if (!may(actor, 'article.read') || (shared && !may(actor, 'view.share'))) return refuse(forbidden())
  return transact(async db => {
    if ((await viewCount(db, actor.personId)) >= MOST)
      return refuse(
        conflict('too_many', `There is room for ${MOST} views. Remove one that you no longer need.`),
      )
    const last = (await viewsFor(db, actor.personId)).at(-1)
    const position = (last?.position ?? 0) + 1
    const row = { id: newId(), ownerId: actor.personId, name, params, shared, position, createdAt: now() }
    await insertView(db, row)
    return ok({ view: await present(db, actor, row) })
  })
}

/** Renames a view, gives it another filter or place, shares it or no longer. */
export async function patchView(
  actor: Actor,
  { id }: { readonly id: string },
  { place, ...changes }: PatchViewBody,
): Promise<Result<Answer<'patchView'>, Refusal>> {
  return transact(async db => {
    const found = await openView(db, actor, id)
    if (!found.ok) return found
    if (changes.shared && !may(actor, 'view.share')) return refuse(forbidden())
    const moved = place === undefined ? {} : { position: await positionAt(db, actor, id, place) }
    // Only what was given, never an absent part as one without a value.
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    await updateView(db, id, { ...given, ...moved })
    return ok({ view: await present(db, actor, { ...found.value, ...given, ...moved }) })
  })
}

/** Removes a view; the claims in it stay as they are. */
export async function removeView(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<null, Refusal>> {
  return transact(async db => {
    const found = await openView(db, actor, id)
    if (!found.ok) return found
    await deleteRow(db, id)
    return ok(null)
  })
}

async function openView(db: Reader, actor: Actor, id: string): Promise<Result<SavedViewRow, Refusal>> {
  const row = may(actor, 'article.read') ? await viewById(db, id) : undefined
  if (!row || (row.ownerId !== actor.personId && !row.shared)) return refuse(notFound('This view'))
  return mayEdit(actor, row) ? ok(row) : refuse(forbidden())
}

function mayEdit(actor: Actor, row: SavedViewRow): boolean {
  return row.ownerId === actor.personId || (row.shared && may(actor, 'view.share'))
}

async function positionAt(db: Reader, actor: Actor, id: string, place: number): Promise<number> {
  const others = (await viewsFor(db, actor.personId)).filter(row => row.id !== id)
  const before = others[Math.min(place, others.length) - 1]?.position
  const after = others[place]?.position
  if (before === undefined) return (after ?? 1) - 1
  return after === undefined ? before + 1 : (before + after) / 2
}

async function present(
  db: Reader,
  actor: Actor,
  row: SavedViewRow,
): Promise<Answer<'listViews'>['views'][number]> {
  const { id, name, params, shared, ownerId } = row
  const owner = (await personNames(db, [ownerId])).get(ownerId)
  if (!owner) throw new Error(`The view ${id} is of nobody.`)
  const filter = viewParams.safeParse(params)
  const count = filter.success
    ? await countFitting(db, await asked(db, filterOf(actor, ownWaiting(filter.data))), COUNTED)
    : { count: 0, atLeast: true } // kept by a version of Stet that knew other filters
  return { id, name, params, shared, owner, editable: mayEdit(actor, row), count }
}

/* As the queue does: what waits for review is without what does not wait for the reader. */
function ownWaiting<F extends { review?: unknown[] | undefined; mine?: string | undefined }>(filter: F): F {
  const waits = filter.review?.length === 1 && filter.review[0] === 'pending' && filter.mine === undefined
  return waits ? { ...filter, mine: 'waiting' } : filter
}
