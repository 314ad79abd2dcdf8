import type { ArticleFrame, AwayFrame, DeskFrame, PresenceFrame } from '@/lib/contracts/stream'
import { MOST_ARTICLES } from '@/lib/contracts/stream-limits'
import { createLine, type LineOptions } from './line'
import type { Interest, Message, Place } from './message'
import type { StreamEvent } from './read-events'

/* Milliseconds: several tabs that come at once are one change; a page that goes is often followed by another. */
const GATHER = 40
const LINGER = 1500

export interface LeaderOptions extends Pick<LineOptions, 'clock' | 'read'> {
  /** Tells all tabs, this one included. */
  tell(message: Message): void
}

/** The tab that holds the one stream of the browser, for all tabs. */
export interface Leader {
  here(tab: string, interest: Interest): void
  gone(tab: string): void
  notify(event: { readonly type: 'online' | 'offline' | 'retry' }): void
  close(): void
}

export function createLeader({ clock, read, tell }: LeaderOptions): Leader {
  const tabs = new Map<string, Interest>()
  /* Up to where each article was told of. */
  const known = new Map<string, Place>()
  const people = new Map<string, PresenceFrame>()
  let event: number | null = null
  let gathering: (() => void) | null = null
  let lingering: (() => void) | null = null
  let changed = false
  let began = false

  const line = createLine({
    clock,
    read,
    request() {
      const all = wanted()
      for (const articleId of known.keys()) {
        if (all.includes(articleId)) continue
        known.delete(articleId)
        people.delete(articleId)
      }
      for (const articleId of all.slice(MOST_ARTICLES)) tell({ kind: 'away', articleId, reason: 'full' })
      const carried = all.slice(0, MOST_ARTICLES).flatMap(articleId => {
        const place = known.get(articleId)
        return place ? [`${encodeURIComponent(articleId)}@${place.version}@${place.event}`] : []
      })
      const query = carried.length === 0 ? '' : `?articles=${carried.join()}`
      return { url: `/api/stream${query}`, lastEventId: event }
    },
    onEvent: take,
    onHeard: () => tell({ kind: 'heard' }),
    onUnheard: error => tell({ kind: 'unheard', error }),
  })

  function wanted(): string[] {
    return [...new Set([...tabs.values()].flatMap(one => one.articles.map(({ articleId }) => articleId)))]
  }

  function take({ name, data }: StreamEvent): void {
    // The data is what our own server's contract says of an event of this name.
    switch (name) {
      case 'article': {
        const frame = data as ArticleFrame
        known.set(frame.articleId, { version: frame.version, event: frame.event })
        tell({ kind: 'article', frame })
        return
      }
      case 'presence': {
        const frame = data as PresenceFrame
        people.set(frame.articleId, frame)
        tell({ kind: 'presence', frame })
        return
      }
      case 'desk': {
        const frame = data as DeskFrame
        event = frame.event
        began = true
        tell({ kind: 'desk', frame })
        return
      }
      case 'away': {
        const { articleId, reason } = data as AwayFrame
        known.delete(articleId)
        people.delete(articleId)
        tell({ kind: 'away', articleId, reason })
      }
    }
  }

  function gather(): void {
    lingering?.()
    lingering = null
    gathering ??= clock.after(GATHER, () => {
      gathering = null
      if (tabs.size === 0) return
      if (changed) line.notify({ type: 'changed' })
      changed = false
      line.notify({ type: 'wanted' })
    })
  }

  return {
    here(tab, interest) {
      const before = tabs.get(tab)
      tabs.set(tab, interest)
      for (const { articleId, ...place } of interest.articles) {
        if (before?.articles.some(one => one.articleId === articleId)) continue
        const told = known.get(articleId)
        if (!told || place.version < told.version || place.event < told.event) {
          known.set(articleId, lower(place, told))
          changed = true
          continue
        }
        const there = people.get(articleId)
        if (there) tell({ kind: 'presence', frame: there })
      }
      const { desk } = interest
      if (desk !== null && !began) event = Math.min(event ?? desk, desk)
      else if (desk !== null && desk < (event ?? desk) && (before?.desk ?? null) === null) {
        tell({ kind: 'missed', tab })
      }
      if (line.isOpen() && !changed) tell({ kind: 'heard' })
      gather()
    },
    gone(tab) {
      if (!tabs.delete(tab) || tabs.size > 0) return
      lingering ??= clock.after(LINGER, () => {
        lingering = null
        if (tabs.size === 0) line.notify({ type: 'unwanted' })
      })
    },
    notify: line.notify,
    close() {
      gathering?.()
      lingering?.()
      line.notify({ type: 'unwanted' })
    },
  }
}

function lower(a: Place, b: Place | undefined): Place {
  if (!b) return a
  return { version: Math.min(a.version, b.version), event: Math.min(a.event, b.event) }
}
