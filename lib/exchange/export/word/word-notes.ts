import { type ICommentOptions, Paragraph, type TextRun } from 'docx'
import type { NotePlace } from '@/lib/contracts/newsroom'
import type { AnnotatedCopy } from '../../annotated-copy'
import type { CopyClaim, Deed } from '../../copy-claim'
import { noteOf } from '../../note'
import { noteRuns, noteWords } from './word-note'
import { textRuns } from './word-runs'
import { STYLE } from './word-style'
import { initialsOf, wordText } from './word-text'

/** A comment as it was written into a file: by which ids Word knows it, whose it is and what it says. */
export interface WrittenComment {
  readonly id: number
  readonly durableId: string
  readonly author: string
  readonly text: string
}

/** The note on a claim, as far as the file names it. */
export interface NotedClaim {
  readonly claim: CopyClaim
  /** The note and what was said to it; none where notes are at the foot of the page. */
  readonly thread: readonly WrittenComment[]
  readonly resolved: boolean
}

/** The notes on the claims of a copy: which are at which words, and what they say. */
export class WordNotes {
  readonly comments: readonly ICommentOptions[]
  readonly footnotes: Readonly<Record<string, { readonly children: readonly Paragraph[] }>>
  readonly noted: readonly NotedClaim[]
  private readonly threads = new Map<number, readonly number[]>()
  private readonly footnoteOf = new Map<number, number>()

  constructor(copy: AnnotatedCopy, kind: NotePlace) {
    const correction = copy.profile === 'checked'
    const comments: ICommentOptions[] = []
    const footnotes: Record<string, { children: Paragraph[] }> = {}
    const ids = new DurableIds()
    const noted: NotedClaim[] = []
    for (const claim of copy.claims) {
      const pieces = noteOf(claim, correction)
      const note = noteRuns(pieces, copy)
      if (kind === 'footnotes') {
        const id = this.footnoteOf.size + 1
        this.footnoteOf.set(claim.number, id)
        footnotes[id] = {
          children: [
            new Paragraph({
              style: STYLE.footnote,
              children: [...textRuns(` Claim ${claim.number}. `), ...note],
            }),
          ],
        }
        noted.push({ claim, thread: [], resolved: false })
        continue
      }
      const root = comments.length
      const resolved = claim.review === 'approved'
      const thread = threadOf(claim, {
        text: `${claim.number} ${noteWords(pieces, copy)}`,
        runs: [...numbered(claim), ...note],
      })
      const written: WrittenComment[] = []
      for (const [index, { deed, text, runs }] of thread.entries()) {
        const id = root + index
        const durableId = ids.for(`${claim.id}/${index}`)
        written.push({ id, durableId, author: deed.by, text })
        comments.push({
          id,
          author: wordText(deed.by),
          initials: initialsOf(deed.by),
          date: new Date(deed.at ?? copy.madeAt),
          durableId,
          /* Threads and what is settled are written only where a comment has a parent; there is none with this id. */
          parentId: index === 0 ? NO_PARENT : root,
          resolved,
          children: [new Paragraph({ style: STYLE.comment, children: runs })],
        })
      }
      this.threads.set(
        claim.number,
        thread.map((_, index) => root + index),
      )
      noted.push({ claim, thread: written, resolved })
    }
    this.comments = comments
    this.footnotes = footnotes
    this.noted = noted
  }

  /** The comments that begin with a claim's words. */
  opening(number: number): readonly number[] {
    return this.threads.get(number) ?? []
  }

  /** The comments that end with a claim's words, and the footnote after them. */
  closing(number: number): { readonly comments: readonly number[]; readonly footnote: number | null } {
    return { comments: this.opening(number), footnote: this.footnoteOf.get(number) ?? null }
  }
}

const NO_PARENT = -1

function numbered(claim: CopyClaim): TextRun[] {
  return textRuns(`${claim.number} `, { bold: true })
}

/* Something in a thread: whose it is, its words, and how they look. */
interface Said {
  readonly deed: Deed
  readonly text: string
  readonly runs: readonly TextRun[]
}

/* The finding, by whoever made it, and all that was said to it: Word's threads have one level. */
function threadOf(claim: CopyClaim, note: Omit<Said, 'deed'>): Said[] {
  return [
    { deed: claim.finding ?? claim.marked, ...note },
    ...claim.comments
      .flatMap(({ replies, ...root }) => [root, ...replies])
      .map(({ text, ...deed }) => ({ deed, text, runs: textRuns(text) })),
  ]
}

/**
 * Ids by which Word knows a comment for good, whatever it renumbers: eight hexadecimal digits, not 0 and below
 * 7FFFFFFF ([MS-DOCX] 2.6.4). The same comment has the same one in each copy.
 */
class DurableIds {
  private readonly taken = new Set<number>()

  for(key: string): string {
    let hash = 0x811c9dc5
    for (let index = 0; index < key.length; index++)
      hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193) >>> 0
    let id = hash % 0x7ffffffe || 1
    while (this.taken.has(id)) id = (id % 0x7ffffffd) + 1
    this.taken.add(id)
    return id.toString(16).toUpperCase().padStart(8, '0')
  }
}
