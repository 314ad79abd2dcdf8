import { type ICommentOptions, Paragraph, type TextRun } from 'docx'
import type { NotePlace } from '@/lib/contracts/newsroom'
import type { AnnotatedCopy } from '../../annotated-copy'
import type { CopyClaim, Deed } from '../../copy-claim'
import { noteOf } from '../../note'
import { noteRuns } from './word-note'
import { textRuns } from './word-runs'
import { STYLE } from './word-style'
import { initialsOf, wordText } from './word-text'

/** The note on a claim, as far as the file names it. */
export interface NotedClaim {
  readonly claim: CopyClaim
  readonly comment: { readonly id: number; readonly durableId: string } | null
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
      const note = noteRuns(noteOf(claim, correction), copy)
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
        noted.push({ claim, comment: null })
        continue
      }
      const root = comments.length
      const thread = threadOf(claim, [...numbered(claim), ...note])
      for (const [index, { deed, runs }] of thread.entries()) {
        const id = root + index
        comments.push({
          id,
          author: wordText(deed.by),
          initials: initialsOf(deed.by),
          date: new Date(deed.at ?? copy.madeAt),
          durableId: ids.for(`${claim.id}/${index}`),
          /* Threads and what is settled are written only where a comment has a parent; there is none with this id. */
          parentId: index === 0 ? NO_PARENT : root,
          resolved: claim.review === 'approved',
          children: [new Paragraph({ style: STYLE.comment, children: runs })],
        })
      }
      this.threads.set(
        claim.number,
        thread.map((_, index) => root + index),
      )
      noted.push({ claim, comment: { id: root, durableId: comments[root]?.durableId ?? '' } })
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

/* The finding, by whoever made it, and all that was said to it: Word's threads have one level. */
function threadOf(
  claim: CopyClaim,
  note: readonly TextRun[],
): { readonly deed: Deed; readonly runs: readonly TextRun[] }[] {
  return [
    { deed: claim.finding ?? claim.marked, runs: note },
    ...claim.comments
      .flatMap(({ replies, ...root }) => [root, ...replies])
      .map(({ text, ...deed }) => ({ deed, runs: textRuns(text) })),
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
