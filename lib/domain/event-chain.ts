import { canonicalJson, type Json } from './canonical-json'

/** What the first row of a chain carries for the hash of the row before it. */
export const CHAIN_START = '0'.repeat(64)

/** SHA-256 of a text in UTF-8, hex. Passed in, since the domain knows no cryptography. */
export type Sha256 = (text: string) => string

/** All that is hashed of a row of the record. */
export interface ChainedEvent {
  readonly id: number
  readonly kind: string
  readonly actorId: string | null
  /** ISO 8601, UTC. */
  readonly at: string
  readonly articleId: string | null
  readonly claimId: string | null
  /** JSON as it is stored. */
  readonly data: Json
}

/** A row with its links. */
export interface ChainLink extends ChainedEvent {
  /** The hash of the row before it in its chain; `CHAIN_START` for the first. */
  readonly previous: string
  readonly hash: string
}

/** The end of a chain: its last event, the hash of that, and how many events there are. */
export interface ChainHead {
  readonly event: number
  readonly hash: string
  readonly count: number
}

/** The head of a chain that holds nothing yet. */
export const NO_EVENTS: ChainHead = { event: 0, hash: CHAIN_START, count: 0 }

/**
 * What a row's hash is made of: RFC 8785 JSON of an object with the members actorId, articleId, at, claimId, data,
 * id, kind and previous, all of them always there. The layout is part of what is kept: it never changes.
 */
export function canonicalEvent(event: ChainedEvent, previous: string): string {
  const { id, kind, actorId, at, articleId, claimId, data } = event
  return canonicalJson({ id, kind, actorId, at, articleId, claimId, data, previous })
}

/** The hash of a row that follows the row with the hash `previous`. */
export function eventHash(event: ChainedEvent, previous: string, sha256: Sha256): string {
  return sha256(canonicalEvent(event, previous))
}

/** How a hash is shown where there is little room: its first sixteen digits, in fours. */
export function shortHash(hash: string): string {
  return hash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')
}

/** Something that is not as it was recorded. */
export interface ChainFault {
  readonly kind: 'changed' | 'removed' | 'reordered' | 'inserted' | 'head'
  /** The number of the event that it shows at. */
  readonly event: number
  /** In a sentence. */
  readonly message: string
}

/**
 * Checks one chain, its rows in the order of their numbers, against its links and the head that was kept for it
 * (undefined when none is). Answers every fault; none means that the rows are what was recorded, in that order.
 */
export function chainFaults(
  links: readonly ChainLink[],
  head: ChainHead | undefined,
  sha256: Sha256,
): ChainFault[] {
  const faults: ChainFault[] = []
  const at = new Map(links.map((link, index) => [link.hash, index]))
  for (const [index, link] of links.entries()) {
    const { id, previous } = link
    if (eventHash(link, previous, sha256) !== link.hash) {
      faults.push({ kind: 'changed', event: id, message: `Event ${id} is not what was recorded.` })
    }
    const before = links[index - 1]
    if (previous === (before?.hash ?? CHAIN_START)) continue
    const named = previous === CHAIN_START ? -1 : at.get(previous)
    faults.push(
      misplaced(link, before, named === undefined ? undefined : { index: named, own: index }, links),
    )
  }
  return [...faults, ...headFaults(links, head)]
}

function misplaced(
  { id }: ChainLink,
  before: ChainLink | undefined,
  named: { readonly index: number; readonly own: number } | undefined,
  links: readonly ChainLink[],
): ChainFault {
  const place = before ? `between event ${before.id} and event ${id}` : `before event ${id}`
  if (named === undefined) {
    return { kind: 'removed', event: id, message: `Something was removed or changed ${place}.` }
  }
  const follows = links[named.index]
  const where = follows ? `was recorded right after event ${follows.id}` : 'was recorded first'
  if (named.index > named.own) {
    return { kind: 'reordered', event: id, message: `Event ${id} ${where}, but now stands before it.` }
  }
  return {
    kind: 'inserted',
    event: id,
    message: `Event ${id} ${where}; what now stands between was not there.`,
  }
}

function headFaults(links: readonly ChainLink[], head: ChainHead | undefined): ChainFault[] {
  const last = links.at(-1)
  if (head === undefined) {
    if (!last) return []
    return [
      { kind: 'head', event: last.id, message: 'Which event is the last was not kept, or was removed.' },
    ]
  }
  const faults: ChainFault[] = []
  if (head.event !== (last?.id ?? 0)) {
    const after = last ? `after event ${last.id}` : 'from the beginning'
    const message =
      head.event > (last?.id ?? 0)
        ? `Events were removed at the end: the last is event ${head.event}, and there is nothing ${after}.`
        : `Event ${last?.id} was added behind event ${head.event}, the last that was recorded.`
    faults.push({ kind: head.event > (last?.id ?? 0) ? 'removed' : 'inserted', event: head.event, message })
  } else if (head.hash !== (last?.hash ?? CHAIN_START)) {
    faults.push({
      kind: 'head',
      event: head.event,
      message: `Event ${head.event} does not have the hash kept for the last.`,
    })
  }
  if (head.count !== links.length) {
    const message = `${head.count} events were recorded, and ${links.length} are there.`
    faults.push({ kind: head.count > links.length ? 'removed' : 'inserted', event: head.event, message })
  }
  return faults
}
