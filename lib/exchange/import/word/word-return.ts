import type { SealedRecord } from '../../copy-record'
import { authorName, momentOf, type WordThread } from './word-comments'
import type { WordPackage } from './word-package'
import type { TrackedChange } from './word-story'
import { descendants, elements, ownText, type WordElement } from './word-xml'

/** What a file says of itself when Stet wrote it. Nothing of it is known to be true. */
export interface CopyHead {
  readonly articleId: string
  readonly version: number
  /** What was found, with the seal on it. */
  readonly record: SealedRecord | null
}

/** Of which article and version a file is a copy that Stet made; null for all others. */
export function copyHead({ claims }: WordPackage): CopyHead | null {
  const articleId = claims?.attributes.get('article') ?? ''
  const version = Number(claims?.attributes.get('version') ?? Number.NaN)
  if (articleId === '' || !Number.isInteger(version) || version < 0) return null
  const record = named(claims, 'stet:record').at(0)
  const sealed =
    record === undefined ? null : { text: ownText(record), seal: record.attributes.get('seal') ?? '' }
  return { articleId, version, record: sealed }
}

/** The tracked changes that Stet wrote, by whom and of when: no two people change something in the same second. */
export function ownChanges({ claims }: WordPackage): (change: Omit<TrackedChange, 'own'>) => boolean {
  const own = new Set(
    named(claims, 'stet:change').map(({ attributes }) =>
      changeKey(attributes.get('author') ?? '', attributes.get('date') ?? null),
    ),
  )
  return own.size === 0 ? () => false : ({ author, at }) => own.has(changeKey(author, at))
}

/* Word keeps seconds; some programs write fractions of them, and some leave off the zone. */
function changeKey(author: string, at: string | null): string {
  return `${authorName(author)}\n${momentOf(at)?.slice(0, 19) ?? ''}`
}

/** A comment that Stet wrote, found again: the claim it is on, and whether anybody changed it. */
export interface FoundAgain {
  readonly claimId: string
  readonly root: boolean
  readonly changed: boolean
  /** Whether the thread was resolved when Stet wrote it. */
  readonly resolved: boolean
}

/** The comments of a copy that were there when Stet wrote it. */
export interface KnownComments {
  /** By their ids in this file. */
  readonly found: ReadonlyMap<string, FoundAgain>
  /** The claims whose note is no longer in the file. */
  readonly gone: readonly string[]
}

/**
 * Finds the comments that Stet wrote: by their durable ids, as Word renumbers comments when it saves; where a
 * program left these out, by who says what, and last by number.
 */
export function knownComments(file: WordPackage, threads: readonly WordThread[]): KnownComments {
  const written = writtenComments(file.claims)
  const present = threads.flatMap(({ ids, comment }) => {
    const said = [comment, ...comment.replies]
    return ids.map((id, index) => ({ id, author: said[index]?.author ?? '', text: said[index]?.text ?? '' }))
  })
  const byId = new Map(present.map(one => [one.id, one]))
  const durable = durableIds(file)
  const found = new Map<string, FoundAgain>()
  let open = written.filter(one => {
    const id = durable.get(one.durableId)
    return !(id !== undefined && byId.has(id) && !found.has(id) && take(one, id))
  })
  const bySaying = new Map<string, string[]>()
  for (const { id, author, text } of present) {
    if (found.has(id)) continue
    const key = `${author}\n${pressed(text)}`
    bySaying.set(key, [...(bySaying.get(key) ?? []), id])
  }
  open = open.filter(one => {
    const id = bySaying.get(`${one.author}\n${pressed(one.text ?? '')}`)?.shift()
    return !(id !== undefined && take(one, id))
  })
  if (durable.size === 0) {
    open = open.filter(one => {
      const there = byId.get(one.id)
      const same =
        there !== undefined && !found.has(one.id) && (one.text === null || there.author === one.author)
      return !(same && take(one, one.id))
    })
  }
  return { found, gone: open.filter(({ root }) => root).map(({ claimId }) => claimId) }

  function take({ claimId, root, resolved, text }: WrittenComment, id: string): true {
    const changed = text !== null && pressed(text) !== pressed(byId.get(id)?.text ?? '')
    found.set(id, { claimId, root, resolved, changed })
    return true
  }
}

interface WrittenComment {
  readonly claimId: string
  readonly id: string
  readonly durableId: string
  readonly author: string
  /** Null where an older Stet did not say. */
  readonly text: string | null
  readonly root: boolean
  readonly resolved: boolean
}

function writtenComments(claims: WordElement | null): WrittenComment[] {
  const roots = new Set<string>()
  const comments = named(claims, 'stet:comment').map((one): WrittenComment => {
    const claimId = one.attributes.get('claim') ?? ''
    const root = !roots.has(claimId)
    roots.add(claimId)
    return {
      claimId,
      root,
      id: one.attributes.get('id') ?? '',
      durableId: one.attributes.get('durableId')?.toUpperCase() ?? '',
      author: authorName(one.attributes.get('author') ?? ''),
      text: ownText(one),
      resolved: one.attributes.get('resolved') === 'true',
    }
  })
  if (comments.length > 0) return comments.filter(({ claimId }) => claimId !== '')
  return named(claims, 'stet:claim').flatMap(({ attributes }) => {
    const [claimId, id] = [attributes.get('id') ?? '', attributes.get('comment')]
    const durableId = attributes.get('durableId')?.toUpperCase() ?? ''
    if (claimId === '' || id === undefined) return []
    return [{ claimId, id, durableId, author: '', text: null, root: true, resolved: false }]
  })
}

/* The comments of the file by their durable ids. */
function durableIds(file: WordPackage): ReadonlyMap<string, string> {
  const commentOf = new Map<string, string>()
  for (const comment of elements(file.comments?.root))
    for (const paragraph of descendants(comment, 'w:p')) {
      const id = paragraph.attributes.get('w14:paraId')?.toUpperCase()
      if (id !== undefined) commentOf.set(id, comment.attributes.get('w:id') ?? '')
    }
  const found = new Map<string, string>()
  for (const one of elements(file.durable?.root)) {
    const comment = commentOf.get(one.attributes.get('w16cid:paraId')?.toUpperCase() ?? '')
    const durable = one.attributes.get('w16cid:durableId')?.toUpperCase()
    if (comment !== undefined && durable !== undefined) found.set(durable, comment)
  }
  return found
}

function named(element: WordElement | null, name: string): WordElement[] {
  return elements(element).filter(one => one.name === name)
}

function pressed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
