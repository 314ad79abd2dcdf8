import 'server-only'
import type { Actor } from '@/lib/domain/role'
import type { Credential } from './credential'
import { createOutlet, type OutletEvents } from './outlet'
import type { Position } from './read-changes'

/** What a stream is to carry. */
export interface Wanted {
  readonly actor: Actor
  readonly credential: Credential
  /** The event after which to tell of the desk; null for the stream of one article. */
  readonly desk: number | null
  /** The articles to tell of, each from its place on. */
  readonly articles: ReadonlyMap<string, Position>
}

/** Nobody has anything in hand. */
const NO_HANDS = '[]'

/** One open stream, and up to where it has told of what. Times are milliseconds. */
export interface LiveStream {
  actor: Actor
  readonly credential: Credential
  readonly isDesk: boolean
  readonly body: ReadableStream<Uint8Array>
  readonly openedAt: number
  readonly sentAt: number
  /** Since when something waits that the reader does not take; null while nothing does. */
  blockedAt: number | null
  desk: number | null
  readonly articles: Map<string, Position>
  /** Articles of which it has yet to be told who is there. */
  readonly presenceDue: Set<string>
  /** What it was last told that people have in hand, as JSON. */
  handsTold: string
  /**
   * Whether the reader takes more. What it does not take is not kept for it: the stream's place stays, and it is told
   * from there once it has drained.
   */
  canTake(): boolean
  send(bytes: Uint8Array): void
  end(last: Uint8Array): void
}

export function createLiveStream(
  { actor, credential, desk, articles }: Wanted,
  now: () => number,
  events: OutletEvents,
): LiveStream {
  const outlet = createOutlet(events)
  let sentAt = now()
  const stream: LiveStream = {
    actor,
    credential,
    isDesk: desk !== null,
    body: outlet.body,
    openedAt: now(),
    get sentAt() {
      return sentAt
    },
    blockedAt: null,
    desk,
    articles: new Map(articles),
    presenceDue: new Set(),
    handsTold: NO_HANDS,
    canTake() {
      if (outlet.ready()) return true
      stream.blockedAt ??= now()
      return false
    },
    send(bytes) {
      sentAt = now()
      outlet.send(bytes)
    },
    end(last) {
      outlet.send(last)
      outlet.end()
    },
  }
  return stream
}
