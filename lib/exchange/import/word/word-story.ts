import type { Style } from '../draft-builder'
import type { ListPlace } from './word-numbering'

/** A tracked change that words stand in. A move is a deletion here and an insertion there. */
export interface TrackedChange {
  readonly kind: 'ins' | 'del'
  readonly author: string
  readonly at: string | null
  /** Stet wrote it into the copy: somebody's proposal, as it stood then. */
  readonly own: boolean
}

export interface WordText {
  readonly kind: 'text'
  /** As Word has it; a line break is `\n`. */
  readonly text: string
  readonly style: Style
  readonly changes: readonly TrackedChange[]
  /** Ids of the comments whose range is open here. */
  readonly comments: readonly string[]
}

/** What stands between two letters: a comment's sign, or a note's. */
export type WordSign =
  | { readonly kind: 'comment'; readonly id: string }
  | {
      readonly kind: 'note'
      readonly of: 'footnote' | 'endnote'
      readonly id: string
      readonly changes: readonly TrackedChange[]
    }

export type WordPiece = WordText | WordSign

export type ParagraphKind =
  | { readonly kind: 'title' | 'subtitle' | 'plain' | 'rule' | 'row' | 'caption' }
  /** By its key; `changes`: the tracked changes that it stands in. */
  | {
      readonly kind: 'picture'
      readonly key: string
      readonly alt: string
      readonly changes: readonly TrackedChange[]
    }
  | { readonly kind: 'heading'; readonly level: number }

/** A paragraph of a Word file, or a row of a table. */
export interface WordParagraph {
  role: ParagraphKind
  readonly quote: boolean
  readonly list: ListPlace | null
  /** Set in by itself: after an item of a list it goes on in that item. */
  readonly setIn: boolean
  readonly pieces: WordPiece[]
  /** The tracked change of the paragraph's end: where that end is not, it is one with the next paragraph. */
  readonly end: readonly TrackedChange[]
}

/** Whether words stand in the text as all changes would leave it, or as it was before them. */
export function stands(changes: readonly TrackedChange[], text: 'after' | 'before'): boolean {
  const gone = text === 'after' ? 'del' : 'ins'
  return changes.every(change => change.kind !== gone)
}
