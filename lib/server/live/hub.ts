import 'server-only'
import { read } from '@/db'
import { lastEvent } from '@/db/queries/events'
import { articlesStanding, eventsAfter } from '@/db/queries/live'
import type { ByeFrame, Presence } from '@/lib/contracts/stream'
import { may } from '@/lib/domain/permission'
import type { Actor } from '@/lib/domain/role'
import { presentHands } from '../hands'
import { actorBehind, type Credential } from './credential'
import { type AwayReason, deliverChanges, deliverDesk, deliverHands, deliverPresence } from './deliver'
import { frame, HEARTBEAT, startsAfter } from './frame'
import { createLiveStream, type LiveStream, type Wanted } from './live-stream'
import { createPresenceRegister, PRESENCE_MS } from './presence-register'
import { createPumps, type HubClock } from './pump'

/* Milliseconds. Proxies give up on a line that is silent for a minute; a stream ends so that no broken one lasts. */
const HEARTBEAT_MS = 15_000
const LONGEST_LIFE_MS = 5 * 60_000
/* A reader that takes nothing for so long is let go. */
const LONGEST_BLOCK_MS = 30_000
const TICK_MS = 1000
/* How often it is asked whether everybody may still see what they see. */
const RIGHTS_MS = 2000
/* How far apart at least: two looks at what happened, two frames of who is there, two of the desk. */
const CHANGES_MS = 30
const PRESENCE_APART_MS = 100
const DESK_MS = 250
/* How many events are looked through at a time. */
const MOST_EVENTS = 5000
/* How many streams one person may hold open. */
const MOST_STREAMS = 100

/**
 * Everybody who listens, in one process. It is told only that something was committed; what, it reads from the
 * tables, once for all streams that are at the same place, and one read of an article at a time.
 */
export interface Hub {
  /** Opens a stream. Null when this person has too many. */
  open(wanted: Wanted): ReadableStream<Uint8Array> | null
  /** Something was committed. */
  poke(): void
  /** Notes where somebody is. False when they have too many windows there. */
  tell(articleId: string, presence: Presence, credential: Credential): boolean
  leave(articleId: string, clientId: string, personId: string): void
  people(articleId: string): Presence[]
  /** How many streams are open. */
  streams(): number
  /** Ends all streams, and opens no more. */
  close(): void
  isClosed(): boolean
}

export function createHub(clock: HubClock): Hub {
  const streams = new Set<LiveStream>()
  const pumps = createPumps(clock)
  /* Of each article somebody listens to, what was last seen of it. */
  const seen = new Map<string, { readonly version: number; readonly trashed: boolean }>()
  /* The event up to which it was looked. */
  let cursor: number | null = null
  let ticking: (() => void) | null = null
  let checkedAt = Number.NEGATIVE_INFINITY
  let closed = false

  const register = createPresenceRegister(articleId =>
    pumps.soon(`presence ${articleId}`, PRESENCE_APART_MS, () =>
      deliverPresence(articleId, register.people(articleId), streams),
    ),
  )
  const look = () => pumps.soon('look', CHANGES_MS, lookAround)
  const tellDesk = () =>
    pumps.soon('desk', DESK_MS, async () => {
      if (await deliverDesk(streams)) tellDesk()
    })
  const tellChanges = (articleId: string) =>
    pumps.soon(`article ${articleId}`, CHANGES_MS, () => deliverChanges(articleId, streams, away))

  /** Finds out what happened since the last look, and has those told whom it concerns. */
  async function lookAround(): Promise<void> {
    if (streams.size === 0) return
    const watched = new Set([...streams].flatMap(stream => [...stream.articles.keys()]))
    const from = cursor
    const found = await read(async db => ({
      events: from === null ? [] : await eventsAfter(db, from, MOST_EVENTS),
      last: await lastEvent(db),
      standing: await articlesStanding(db, [...watched]),
      hands: await presentHands(db),
    }))
    deliverHands(found.hands, streams)
    const isAll = found.events.length < MOST_EVENTS
    cursor = isAll ? found.last : (found.events.at(-1)?.id ?? found.last)
    if (!isAll) look()
    if (from === null || cursor > from) tellDesk()
    // A source that changed shows on the claims that cite it, whatever their articles.
    const everywhere = found.events.some(one => one.kind === 'source.changed')
    const touched = new Set(everywhere ? watched : found.events.flatMap(one => one.articleId ?? []))
    for (const { id, version, trashedAt } of found.standing) {
      const before = seen.get(id)
      const trashed = trashedAt !== null
      seen.set(id, { version, trashed })
      if (touched.has(id) || before?.version !== version || before.trashed !== trashed) tellChanges(id)
    }
    for (const id of seen.keys()) if (!watched.has(id)) seen.delete(id)
  }

  function drained(stream: LiveStream): void {
    if (stream.blockedAt === null) return
    stream.blockedAt = null
    for (const articleId of stream.articles.keys()) tellChanges(articleId)
    for (const articleId of stream.presenceDue) sendPeople(stream, articleId)
    stream.presenceDue.clear()
    if (stream.isDesk) tellDesk()
  }

  function sendPeople(stream: LiveStream, articleId: string): void {
    stream.send(frame('presence', { articleId, people: register.people(articleId) }))
  }

  function away(stream: LiveStream, articleId: string, reason: AwayReason): void {
    stream.articles.delete(articleId)
    if (stream.isDesk) stream.send(frame('away', { articleId, reason }))
    else bye(stream, reason)
  }

  function bye(stream: LiveStream, reason: ByeFrame['reason']): void {
    if (!streams.delete(stream)) return
    stream.end(frame('bye', { reason }))
    rest()
  }

  function wake(): void {
    if (closed) return
    ticking ??= clock.after(TICK_MS, () => {
      ticking = null
      tick()
      if (streams.size > 0 || !register.isEmpty()) wake()
    })
  }

  /** With nobody left to tell, nothing is remembered and no clock ticks. */
  function rest(): void {
    if (streams.size > 0) return
    cursor = null
    seen.clear()
    pumps.tidy()
    if (!register.isEmpty()) return
    ticking?.()
    ticking = null
  }

  function tick(): void {
    const now = clock.now()
    register.drop(here => now - here.heardAt >= PRESENCE_MS)
    for (const stream of [...streams]) {
      const isStuck = stream.blockedAt !== null && now - stream.blockedAt >= LONGEST_BLOCK_MS
      if (isStuck || now - stream.openedAt >= LONGEST_LIFE_MS) bye(stream, 'age')
      else if (now - stream.sentAt >= HEARTBEAT_MS && stream.canTake()) stream.send(HEARTBEAT)
    }
    // Another process may have written.
    look()
    if (now - checkedAt < RIGHTS_MS) return
    checkedAt = now
    pumps.soon('rights', 0, checkRights)
  }

  /** Ends what somebody listens to who may no longer, and shows them nowhere. */
  async function checkRights(): Promise<void> {
    const credentials = new Map<string, Credential>()
    for (const { credential } of streams) credentials.set(keyOf(credential), credential)
    for (const credential of register.credentials()) credentials.set(keyOf(credential), credential)
    const actors = await read(async db => {
      const found = new Map<string, Actor | null>()
      for (const [key, credential] of credentials) found.set(key, await actorBehind(db, credential))
      return found
    })
    for (const stream of [...streams]) {
      const actor = actors.get(keyOf(stream.credential))
      if (actor === undefined) continue
      if (actor === null) bye(stream, 'signed_out')
      else if (!may(actor, 'article.read')) bye(stream, 'forbidden')
      else {
        stream.actor = actor
        if (may(actor, 'article.manage')) continue
        for (const id of [...stream.articles.keys()]) if (seen.get(id)?.trashed) away(stream, id, 'forbidden')
      }
    }
    register.drop(({ credential }, articleId) => {
      const actor = actors.get(keyOf(credential))
      if (actor === undefined) return false
      return actor === null || !may(actor, 'article.read') || seen.get(articleId)?.trashed === true
    })
  }

  return {
    open(wanted) {
      const { actor, articles } = wanted
      const own = [...streams].filter(stream => stream.actor.personId === actor.personId)
      if (closed || own.length >= MOST_STREAMS) return null
      const stream = createLiveStream(wanted, clock.now, {
        onDrain: () => drained(stream),
        onGone() {
          streams.delete(stream)
          rest()
        },
      })
      streams.add(stream)
      stream.send(beginning(wanted))
      for (const articleId of articles.keys()) {
        sendPeople(stream, articleId)
        tellChanges(articleId)
      }
      if (stream.isDesk) tellDesk()
      look()
      wake()
      return stream.body
    },
    poke() {
      if (streams.size > 0) look()
    },
    tell(articleId, presence, credential) {
      if (closed) return false
      const taken = register.tell(articleId, { presence, credential, heardAt: clock.now() })
      wake()
      return taken
    },
    leave: register.leave,
    people: register.people,
    streams: () => streams.size,
    close() {
      closed = true
      for (const stream of [...streams]) bye(stream, 'restart')
      pumps.stop()
      register.drop(() => true)
      ticking?.()
      ticking = null
    },
    isClosed: () => closed,
  }
}

/* Where a stream begins, so that who loses it before anything happened knows where to go on. */
function beginning({ desk, articles }: Wanted): Uint8Array {
  if (desk !== null) return frame('desk', { event: desk, articles: [], claims: [], sources: [] }, desk)
  const [only] = articles.values()
  return startsAfter(only?.version ?? 0)
}

function keyOf({ kind, key }: Credential): string {
  return `${kind} ${key}`
}
