import type { PersonRef } from '@/lib/contracts/shared'
import type { Presence } from '@/lib/contracts/stream'
import type { OthersStore } from '@/lib/editor/presence'
import { firstName } from './note-says'

/** Somebody else who has a claim open, and whether they are filling in its form. */
export interface Holder {
  readonly person: PersonRef
  readonly working: boolean
}

/** The other people in the article, each once however many windows they have. Where their cursors are is not its matter. */
export interface WhoIsHere {
  /** In the order they came; the same array until somebody comes or goes. */
  people(): readonly PersonRef[]
  /** Who has this claim open; the same array until that changes. */
  holders(claimId: string): readonly Holder[]
  /** Hears when somebody comes, goes, opens or closes a claim; never of a cursor that moves. */
  subscribe(listener: () => void): () => void
}

const NOBODY: readonly never[] = []

/** Whoever has the id `ownId` is not one of them. */
export function createWhoIsHere(others: OthersStore, ownId: string): WhoIsHere {
  let people: readonly PersonRef[] = NOBODY
  let holders: ReadonlyMap<string, readonly Holder[]> = new Map()
  let read: readonly Presence[] | null = null
  const listeners = new Set<() => void>()

  /* Answers whether anything changed. */
  const look = (): boolean => {
    const windows = others.get()
    if (windows === read) return false
    read = windows
    const elsewhere = windows.filter(one => one.person.id !== ownId)
    const here = kept(people, peopleIn(elsewhere), isSamePerson)
    const held = new Map(
      [...holdersIn(elsewhere)].map(([id, now]) => [id, kept(holders.get(id) ?? NOBODY, now, isSameHolder)]),
    )
    const same =
      here === people && held.size === holders.size && [...held].every(([id, now]) => holders.get(id) === now)
    people = here
    if (!same) holders = held
    return !same
  }

  others.subscribe(() => {
    if (look()) for (const listener of listeners) listener()
  })
  look()
  return {
    people: () => people,
    holders: id => holders.get(id) ?? NOBODY,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const known = new WeakMap<OthersStore, WhoIsHere>()

/** The one of an editor, which all parts of the screen read. */
export function whoIsHere(others: OthersStore, ownId: string): WhoIsHere {
  const here = known.get(others) ?? createWhoIsHere(others, ownId)
  known.set(others, here)
  return here
}

function peopleIn(windows: readonly Presence[]): PersonRef[] {
  return [...new Map(windows.map(({ person }) => [person.id, person])).values()]
}

function holdersIn(windows: readonly Presence[]): Map<string, Holder[]> {
  const held = new Map<string, Holder[]>()
  for (const { claimId, person, working } of windows) {
    if (claimId === null) continue
    const before = held.get(claimId) ?? []
    const own = before.find(holder => holder.person.id === person.id)
    const rest = before.filter(holder => holder !== own)
    held.set(claimId, [...rest, { person, working: working || own?.working === true }])
  }
  return held
}

function kept<T>(before: readonly T[], now: readonly T[], isSame: (a: T, b: T) => boolean): readonly T[] {
  const same = before.length === now.length && now.every((one, i) => isSameAt(before, i, one, isSame))
  return same ? before : now
}

function isSameAt<T>(list: readonly T[], index: number, one: T, isSame: (a: T, b: T) => boolean): boolean {
  const other = list[index]
  return other !== undefined && isSame(other, one)
}

function isSamePerson(a: PersonRef, b: PersonRef): boolean {
  return a.id === b.id && a.name === b.name
}

function isSameHolder(a: Holder, b: Holder): boolean {
  return isSamePerson(a.person, b.person) && a.working === b.working
}

/** Names in a sentence, whole ones: "Mara Bly", "Mara Bly and Tom Wicks", "Mara Bly, Tom Wicks and 3 more". */
export function namesOf(people: readonly PersonRef[], most = 2): string {
  const names = people.map(person => person.name)
  if (names.length <= most) return inSentence(names)
  return inSentence([...names.slice(0, most), `${names.length - most} more`])
}

/** What a claim's note and card say of those who have it open: "Mara is working on this, Tom has it open". */
export function holdersWords(holders: readonly Holder[]): string {
  const working = holders.filter(holder => holder.working).map(({ person }) => firstName(person.name))
  const open = holders.filter(holder => !holder.working).map(({ person }) => firstName(person.name))
  const parts: string[] = []
  if (working.length > 0)
    parts.push(`${inSentence(working)} ${working.length > 1 ? 'are' : 'is'} working on this`)
  if (open.length > 0)
    parts.push(
      `${inSentence(open)} ${open.length > 1 ? 'have' : 'has'} ${working.length > 0 ? 'it' : 'this'} open`,
    )
  return parts.join(', ')
}

/** "Mara", "Mara and Tom", "Mara, Tom and Ines". */
export function inSentence(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
