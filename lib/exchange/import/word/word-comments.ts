import type { ImportedComment, ImportedReply } from '../imported-draft'
import { plainWords } from './word-plain'
import type { WordParagraph } from './word-story'
import { descendants, elements, type WordElement } from './word-xml'

/** A comment of a Word file with what was said to it. */
export interface WordThread {
  readonly ids: readonly string[]
  readonly comment: ImportedComment
}

/* As long as a comment and a name can be here, in UTF-16 units. */
const LONGEST_TEXT = 10_000
const LONGEST_NAME = 200

/**
 * The comments as threads, in the order of the file. Who replied to whom and what is settled stands in a part of its
 * own, by the ids of paragraphs; without that part each comment stands alone.
 */
export function threadsOf(
  comments: WordElement | null,
  extended: WordElement | null,
  paragraphsOf: (comment: WordElement) => readonly WordParagraph[],
): WordThread[] {
  const all = elements(comments).filter(({ name }) => name === 'w:comment')
  const idOf = new Map<string, string>()
  for (const comment of all)
    for (const paragraph of descendants(comment, 'w:p'))
      idOf.set(paragraph.attributes.get('w14:paraId')?.toUpperCase() ?? '', idIn(comment))
  idOf.delete('')
  const parents = new Map<string, string>()
  const settled = new Set<string>()
  for (const one of elements(extended)) {
    const id = idOf.get(one.attributes.get('w15:paraId')?.toUpperCase() ?? '')
    const parent = idOf.get(one.attributes.get('w15:paraIdParent')?.toUpperCase() ?? '')
    if (id === undefined) continue
    if (parent !== undefined && parent !== id) parents.set(id, parent)
    if (/^(?:1|true|on)$/.test(one.attributes.get('w15:done') ?? '')) settled.add(id)
  }
  const rootOf = (id: string) => {
    let root = id
    for (let steps = 0; steps < 20; steps++) {
      const parent = parents.get(root)
      if (parent === undefined || parent === id) break
      root = parent
    }
    return root
  }
  const replies = new Map<string, { id: string; reply: ImportedReply }[]>()
  const roots: { id: string; comment: ImportedReply }[] = []
  for (const element of all) {
    const id = idIn(element)
    const said = saidIn(element, paragraphsOf(element))
    const root = rootOf(id)
    if (root === id) roots.push({ id, comment: said })
    else replies.set(root, [...(replies.get(root) ?? []), { id, reply: said }])
  }
  return roots.map(({ id, comment }) => {
    const own = replies.get(id) ?? []
    return {
      ids: [id, ...own.map(reply => reply.id)],
      comment: {
        ...comment,
        resolved: settled.has(id),
        wasResolved: false,
        replies: own.map(({ reply }) => reply),
      },
    }
  })
}

function idIn(comment: WordElement): string {
  return comment.attributes.get('w:id') ?? ''
}

function saidIn(comment: WordElement, paragraphs: readonly WordParagraph[]): ImportedReply {
  const text = plainWords(paragraphs)
  return {
    author: authorName(comment.attributes.get('w:author') ?? ''),
    at: momentOf(comment.attributes.get('w:date') ?? null),
    text: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1).toWellFormed()}…` : text,
    ofCopy: null,
  }
}

/** A name as a file gives it, on one line. */
export function authorName(name: string): string {
  return name.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME).toWellFormed()
}

/** A moment as a file gives it, in UTC; Word writes local time as if it were UTC, so it can be hours off. */
export function momentOf(date: string | null): string | null {
  if (date === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(date)) return null
  const moment = new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(date) ? date : `${date}Z`)
  const year = moment.getUTCFullYear()
  return year >= 1980 && year < 2200 ? moment.toISOString() : null
}
