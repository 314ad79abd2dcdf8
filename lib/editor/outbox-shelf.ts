import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval'
import type { Sealed } from './seal'

/** What lies in the browser for one window. Only ids and the time can be read without the key. */
export interface OutboxEntry extends Sealed {
  /** The client id of the window. */
  readonly id: string
  readonly articleId: string
  readonly personId: string
  /** When it was written, ms. */
  readonly at: number
}

/** Told at the next opening of a page, without the code of all this, that something may lie there. */
const FLAG = 'stet-outbox'

let store: UseStore | null = null
const shelf = () => (store ??= createStore('stet-outbox', 'entries'))

/* Who has signed out here: a window writes once more as it goes. */
const gone = new Set<string>()

/** Puts an entry in place of the window's last one; nothing of somebody whose shelf was emptied here. */
export async function putEntry(entry: OutboxEntry): Promise<void> {
  if (gone.has(entry.personId)) return
  await set(entry.id, entry, shelf())
  localStorage.setItem(FLAG, '1')
}

export function getEntry(id: string): Promise<OutboxEntry | undefined> {
  return get<OutboxEntry>(id, shelf())
}

export async function removeEntry(id: string): Promise<void> {
  await del(id, shelf())
  if ((await entries(shelf())).length === 0) localStorage.removeItem(FLAG)
}

/** All entries of a person, or those of one article. */
export async function entriesOf(personId: string, articleId?: string): Promise<OutboxEntry[]> {
  const all = await entries<string, OutboxEntry>(shelf())
  return all
    .map(([, entry]) => entry)
    .filter(entry => entry.personId === personId && (articleId ?? entry.articleId) === entry.articleId)
}

/** Removes what lies here of a person, as they sign out. A browser that does not let it has nothing of theirs. */
export async function emptyShelf(personId: string): Promise<void> {
  gone.add(personId)
  try {
    for (const { id } of await entriesOf(personId)) await removeEntry(id)
  } catch {
    // Without its key, which the server has erased, nobody can read it anyway.
  }
}

/** Keeps again what is put here of a person, who has signed in once more on the page that was to be left. */
export function reopenShelf(personId: string): void {
  gone.delete(personId)
}
