import 'server-only'
import { type Reader, read } from '@/db'
import type { ArticleRow } from '@/db/queries/articles'
import { type CommitMoment, commitMoments } from '@/db/queries/draft'
import { type EventRow, eventsOfArticle } from '@/db/queries/events'
import { personNames } from '@/db/queries/person-names'
import type { Answer } from '@/lib/contracts/call'
import type { TimelineEntry } from '@/lib/contracts/history'
import { ok, type Result } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { type Save, typingSessions } from '@/lib/domain/typing-session'
import { findArticle } from './access'
import { person } from './claim-view'
import { presentEvents } from './events'
import type { Refusal } from './refusal'

/* Older events stay in the record, and in the copies, but not on the time line. */
const MOST_EVENTS = 5000

/** The time line of an article: sessions of typing, and everything else that was done, newest first. */
export async function listVersions(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<Answer<'listVersions'>, Refusal>> {
  return read(async db => {
    const found = await findArticle(db, actor, id)
    if (!found.ok) return found
    const events = (await eventsOfArticle(db, id, MOST_EVENTS + 1)).reverse()
    const more = events.length > MOST_EVENTS
    const shown = more ? events.slice(1) : events
    const placed = [...(await sessionEntries(db, shown)), ...(await deedEntries(db, found.value, shown))]
    placed.sort((a, b) => b.at - a.at)
    return ok({ version: found.value.version, entries: placed.map(({ entry }) => entry), more })
  })
}

/** An entry and the number of the event that it ends with. */
interface Placed {
  readonly at: number
  readonly entry: TimelineEntry
}

async function sessionEntries(db: Reader, events: readonly EventRow[]): Promise<Placed[]> {
  const saves = events.filter(({ kind }) => kind === 'draft.changed')
  const eventTo = new Map(saves.map(({ id, data }) => [Number(data.to), id]))
  const restored = new Map(
    events
      .filter(({ kind }) => kind === 'draft.restored')
      .map(({ data }) => [Number(data.to), Number(data.version)]),
  )
  const names = await personNames(
    db,
    saves.map(({ actorId }) => actorId),
  )
  let words = numberOr(events.find(({ kind }) => kind === 'article.created')?.data.words)
  return sessionsAround(saves.map(saveOf), restored).map(session => {
    const { personIds, words: wordsAfter, ...rest } = session
    const grown = words === null || wordsAfter === null ? null : wordsAfter - words
    words = wordsAfter
    const entry = {
      ...rest,
      kind: 'session' as const,
      people: personIds.flatMap(id => person(names, id) ?? []),
      words: grown,
      restored: restored.get(session.to) ?? null,
    }
    return { at: eventTo.get(session.to) ?? 0, entry }
  })
}

/* A restored version is nobody's typing: it stands alone. */
function sessionsAround(saves: readonly Save[], restored: ReadonlyMap<number, number>) {
  const groups: Save[][] = [[]]
  for (const save of saves) {
    if (restored.has(save.to)) groups.push([save], [])
    else groups.at(-1)?.push(save)
  }
  return groups.flatMap(typingSessions)
}

function saveOf({ actorId, at, data }: EventRow): Save {
  return { from: Number(data.from), to: Number(data.to), personId: actorId, at, words: numberOr(data.words) }
}

function numberOr(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

async function deedEntries(db: Reader, article: ArticleRow, events: readonly EventRow[]): Promise<Placed[]> {
  const deeds = events.filter(({ kind }) => kind !== 'draft.changed' && kind !== 'draft.restored')
  const versionOf = versionsByEvent(await commitMoments(db, article.id), article.version)
  const presented = await presentEvents(db, deeds)
  return presented.map(event => ({ at: event.id, entry: { kind: 'deed', version: versionOf(event), event } }))
}

/* The version after the commit that an event was part of, or the one that the draft had when it happened. */
function versionsByEvent(
  commits: readonly CommitMoment[],
  present: number,
): (event: { readonly id: number; readonly at: string }) => number {
  let next = 0
  // Events are asked for in their order.
  return ({ id, at }) => {
    while (next < commits.length && (commits[next]?.event ?? 0) < id) next++
    const commit = commits[next]
    if (!commit) return present
    return commit.at === at ? commit.version : commit.baseVersion
  }
}
