import type { Route } from 'next'

/** What of an article's history is on the screen; everything in the address, so that it can be sent to somebody. */
export interface HistoryPlace {
  /** The version shown. */
  readonly version?: number | undefined
  /** Its claims as they were after this event. */
  readonly event?: number | undefined
  /** With `to`: two versions held against each other. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Only what this person did. */
  readonly person?: string | undefined
  /** Only what was done to this claim, and its story. */
  readonly claim?: string | undefined
}

/** The address of a place in an article's history. */
export function historyAddress(articleId: string, place: HistoryPlace): Route {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(place)) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  const search = query.size === 0 ? '' : `?${query}`
  return `/articles/${articleId}/history${search}` as Route // made of a path that there is
}

/** The place that an address names; what makes no sense in it is left out. */
export function historyPlace(query: Readonly<Record<string, string | string[] | undefined>>): HistoryPlace {
  const text = (name: string) => {
    const value = query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const number = (name: string) => {
    const value = text(name)
    return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined
  }
  return {
    version: number('version'),
    event: number('event'),
    from: number('from'),
    to: number('to'),
    person: text('person'),
    claim: text('claim'),
  }
}
