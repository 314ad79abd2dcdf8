import 'server-only'
import type { Hold } from '@/lib/contracts/hold'
import type { DeskFrame, Presence } from '@/lib/contracts/stream'
import { may } from '@/lib/domain/permission'
import { frame } from './frame'
import type { LiveStream } from './live-stream'
import { type Position, positionKey, readChanges } from './read-changes'
import { readDesk } from './read-desk'

/** Why a stream is told no more of an article. */
export type AwayReason = 'forbidden' | 'gone'

/**
 * Brings every stream that carries an article to where it stands now: one read for all of them, and the same bytes
 * for those that were at the same place. `away` hears of streams that may not see it, or whose history is gone.
 */
export async function deliverChanges(
  articleId: string,
  streams: ReadonlySet<LiveStream>,
  away: (stream: LiveStream, articleId: string, reason: AwayReason) => void,
): Promise<void> {
  const positions = new Map<string, Position>()
  for (const stream of streams) {
    const position = stream.articles.get(articleId)
    if (position && stream.canTake()) positions.set(positionKey(position), position)
  }
  if (positions.size === 0) return
  const reading = await readChanges(articleId, [...positions.values()])
  const made = new Map<string, Uint8Array>()
  for (const stream of [...streams]) {
    const position = stream.articles.get(articleId)
    if (!position) continue
    if (reading === null || (reading.trashed && !may(stream.actor, 'article.manage'))) {
      away(stream, articleId, 'forbidden')
      continue
    }
    const told = reading.told.get(positionKey(position))
    if (told === 'gone') away(stream, articleId, 'gone')
    else if (told && stream.canTake()) {
      stream.articles.set(articleId, told.position)
      const { changes } = told
      if (changes === null) continue
      const key = `${stream.isDesk} ${positionKey(position)}`
      const bytes =
        made.get(key) ??
        (stream.isDesk
          ? frame('article', { articleId, ...changes })
          : frame('changes', changes, changes.version))
      made.set(key, bytes)
      stream.send(bytes)
    }
  }
}

/** Tells every stream of the desk what happened since it was last told. Answers whether there is more to tell. */
export async function deliverDesk(streams: ReadonlySet<LiveStream>): Promise<boolean> {
  const positions = new Set<number>()
  for (const stream of streams) if (stream.desk !== null && stream.canTake()) positions.add(stream.desk)
  let more = false
  for (const position of positions) {
    const reading = await readDesk(position)
    if (reading === null) continue
    const { event } = reading.managers
    const managers = frame('desk', reading.managers, event)
    const others = frame('desk', reading.others, event)
    for (const stream of streams) {
      if (stream.desk !== position || !stream.canTake()) continue
      stream.desk = event
      stream.send(may(stream.actor, 'article.manage') ? managers : others)
    }
    more ||= reading.more
  }
  return more
}

/** Tells every stream of the desk who has which claim in hand, where it was told otherwise. */
export function deliverHands(holds: readonly Hold[], streams: ReadonlySet<LiveStream>): void {
  const told = JSON.stringify(holds)
  for (const stream of streams) {
    if (stream.desk === null || stream.handsTold === told || !stream.canTake()) continue
    stream.handsTold = told
    const nothing = { articles: [], claims: [], sources: [] }
    stream.send(frame('desk', { event: stream.desk, ...nothing, holds: [...holds] } satisfies DeskFrame))
  }
}

/** Tells every stream that carries an article who is in it. */
export function deliverPresence(
  articleId: string,
  people: readonly Presence[],
  streams: ReadonlySet<LiveStream>,
): void {
  let bytes: Uint8Array | null = null
  for (const stream of streams) {
    if (!stream.articles.has(articleId)) continue
    bytes ??= frame('presence', { articleId, people: [...people] })
    if (stream.canTake()) stream.send(bytes)
    else stream.presenceDue.add(articleId)
  }
}
