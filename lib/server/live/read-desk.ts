import 'server-only'
import { read } from '@/db'
import { articlesStanding, eventsAfter } from '@/db/queries/live'
import type { DeskFrame } from '@/lib/contracts/stream'

/* Whoever missed more than this is told of the rest in another frame. */
const MOST_EVENTS = 2000

/** A frame for those who manage articles, and one for everybody else, who know nothing of what lies in the trash. */
export interface DeskReading {
  readonly managers: DeskFrame
  readonly others: DeskFrame
  /** Whether there are more events after these. */
  readonly more: boolean
}

/** What happened on the desk after an event; null when nothing did. */
export async function readDesk(after: number): Promise<DeskReading | null> {
  return read(async db => {
    const events = await eventsAfter(db, after, MOST_EVENTS)
    const last = events.at(-1)
    if (!last) return null
    const articles = unique(events.map(one => one.articleId))
    const hidden = new Set(
      (await articlesStanding(db, articles)).filter(one => one.trashedAt !== null).map(one => one.id),
    )
    // That an article they knew went away is something they may know.
    for (const { kind, articleId } of events)
      if (kind === 'article.trashed' && articleId) hidden.delete(articleId)
    const seen = events.filter(one => one.articleId === null || !hidden.has(one.articleId))
    const frameOf = (told: typeof events): DeskFrame => ({
      event: last.id,
      articles: unique(told.map(one => one.articleId)),
      claims: unique(told.map(one => one.claimId)),
      sources: unique(told.map(one => (typeof one.data.sourceId === 'string' ? one.data.sourceId : null))),
    })
    return { managers: frameOf(events), others: frameOf(seen), more: events.length === MOST_EVENTS }
  })
}

function unique(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter(id => id !== null))]
}
