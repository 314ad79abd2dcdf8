import 'server-only'
import type { Presence } from '@/lib/contracts/stream'
import type { Credential } from './credential'

/**
 * How long somebody counts as there after they were last heard of, in milliseconds: looked after once a second and
 * told in a tenth of one, they are gone 10 s after.
 */
export const PRESENCE_MS = 8800
/** How many windows of one person are shown in one article. */
const MOST_WINDOWS = 20

/** Somebody in an article, and what they proved who they are by. */
interface Here {
  readonly presence: Presence
  readonly credential: Credential
  /** Milliseconds. */
  readonly heardAt: number
}

/** Who is in which article at this moment. Nothing of it is ever stored. */
export interface PresenceRegister {
  people(articleId: string): Presence[]
  /** Notes where a window is. False when this person has too many of them there. */
  tell(articleId: string, here: Here): boolean
  leave(articleId: string, clientId: string, personId: string): void
  /** Lets go of everybody of whom this holds. */
  drop(isGone: (here: Here, articleId: string) => boolean): void
  credentials(): Credential[]
  isEmpty(): boolean
}

/** `onChange` hears of each article in which somebody came, moved or went. */
export function createPresenceRegister(onChange: (articleId: string) => void): PresenceRegister {
  const articles = new Map<string, Map<string, Here>>()

  const remove = (articleId: string, clientId: string) => {
    const windows = articles.get(articleId)
    if (!windows?.delete(clientId)) return
    if (windows.size === 0) articles.delete(articleId)
    onChange(articleId)
  }

  return {
    people: articleId => [...(articles.get(articleId)?.values() ?? [])].map(({ presence }) => presence),
    tell(articleId, here) {
      const windows = articles.get(articleId) ?? new Map<string, Here>()
      const { clientId, person } = here.presence
      const before = windows.get(clientId)
      // A window is its person's: nobody moves another's cursor.
      if (before && before.presence.person.id !== person.id) return false
      if (!before) {
        const own = [...windows.values()].filter(one => one.presence.person.id === person.id)
        if (own.length >= MOST_WINDOWS) return false
      }
      windows.set(clientId, here)
      articles.set(articleId, windows)
      if (!before || !samePlace(before.presence, here.presence)) onChange(articleId)
      return true
    },
    leave(articleId, clientId, personId) {
      if (articles.get(articleId)?.get(clientId)?.presence.person.id === personId) remove(articleId, clientId)
    },
    drop(isGone) {
      for (const [articleId, windows] of [...articles]) {
        for (const [clientId, here] of [...windows]) {
          if (isGone(here, articleId)) remove(articleId, clientId)
        }
      }
    },
    credentials: () =>
      [...articles.values()].flatMap(windows => [...windows.values()].map(one => one.credential)),
    isEmpty: () => articles.size === 0,
  }
}

function samePlace(a: Presence, b: Presence): boolean {
  return (
    a.version === b.version &&
    a.anchor === b.anchor &&
    a.head === b.head &&
    a.claimId === b.claimId &&
    a.working === b.working &&
    a.person.name === b.person.name
  )
}
