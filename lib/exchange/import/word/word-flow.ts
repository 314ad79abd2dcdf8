import { sentencesOfText } from '@/lib/domain/sentence'
import type { Style } from '../draft-builder'
import type { ListPlace } from './word-numbering'
import {
  type ParagraphKind,
  stands,
  type TrackedChange,
  type WordParagraph,
  type WordSign,
} from './word-story'

/** A stretch of a paragraph's text: UTF-16 offsets, end exclusive. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A stretch of one of the paragraphs. */
export interface Place extends Stretch {
  readonly paragraph: number
}

export interface FlowSpan extends Stretch {
  readonly style: Style
  readonly comments: readonly string[]
}

/** What a tracked change would do to the text: at `from` to `to` there would be `text`. */
export interface Edit extends Stretch {
  readonly text: string
  readonly changes: readonly TrackedChange[]
}

/** A paragraph of the text as chosen: with all tracked changes, or with none. */
export interface FlowParagraph {
  readonly role: ParagraphKind
  readonly quote: boolean
  readonly list: ListPlace | null
  readonly setIn: boolean
  readonly text: string
  readonly spans: readonly FlowSpan[]
  readonly signs: readonly { readonly sign: WordSign; readonly at: number }[]
  /** What the changes that were not taken would do, in order. */
  readonly edits: readonly Edit[]
}

interface Draft {
  role: ParagraphKind
  quote: boolean
  list: ListPlace | null
  setIn: boolean
  text: string
  spans: FlowSpan[]
  signs: { sign: WordSign; at: number }[]
  edits: Edit[]
}

/**
 * The paragraphs as they read with the changes taken (`after`) or refused (`before`). Where the end of a paragraph
 * does not stand, it is one with the next, and is what the one of them with words is.
 */
export function flowOf(paragraphs: readonly WordParagraph[], chosen: 'after' | 'before'): FlowParagraph[] {
  const flow: FlowParagraph[] = []
  let open: Draft | null = null
  for (const { role, quote, list, setIn, pieces, end } of paragraphs) {
    if (role.kind === 'picture' && !stands(role.changes, chosen)) continue
    const draft: Draft = open ?? { role, quote, list, setIn, text: '', spans: [], signs: [], edits: [] }
    if (draft.text.trim() === '') Object.assign(draft, { role, quote, list, setIn })
    for (const piece of pieces) {
      const at = draft.text.length
      if (piece.kind !== 'text') {
        if (piece.kind === 'comment' || stands(piece.changes, chosen)) draft.signs.push({ sign: piece, at })
        continue
      }
      const { text, style, changes, comments } = piece
      if (stands(changes, chosen)) {
        draft.text += text
        draft.spans.push({ from: at, to: at + text.length, style, comments })
        if (!stands(changes, 'after')) addEdit(draft, { from: at, to: at + text.length, text: '', changes })
      } else if (stands(changes, 'after')) addEdit(draft, { from: at, to: at, text, changes })
    }
    if (stands(end, chosen)) {
      flow.push(draft)
      open = null
    } else {
      const at = draft.text.length
      if (stands(end, 'after')) addEdit(draft, { from: at, to: at, text: '\n', changes: end })
      open = draft
    }
  }
  if (open !== null) flow.push(open)
  return flow
}

/* Changes that touch are one: what is struck out and what stands for it. */
function addEdit(draft: Draft, edit: Edit): void {
  const last = draft.edits.at(-1)
  if (last && last.to === edit.from)
    draft.edits.splice(-1, 1, {
      from: last.from,
      to: edit.to,
      text: last.text + edit.text,
      changes: [...last.changes, ...edit.changes].slice(0, MAX_CHANGES),
    })
  else draft.edits.push(edit)
}

/* Enough to name who changed it. */
const MAX_CHANGES = 8

/** Finds sentences in the paragraphs, each paragraph cut once. */
export class Sentences {
  private readonly known = new Map<number, readonly Stretch[]>()

  constructor(private readonly flow: readonly FlowParagraph[]) {}

  /** The sentence that ends at or holds this place, else the next; of another paragraph where this has no words. */
  at(paragraph: number, offset: number): Place | null {
    const own = this.of(paragraph)
    const here =
      own.find(({ from, to }) => from < offset && offset <= to) ?? own.find(({ to }) => to >= offset)
    const found = here ?? own.at(-1)
    if (found) return { paragraph, ...found }
    for (let index = paragraph - 1; index >= 0; index--) {
      const last = this.of(index).at(-1)
      if (last) return { paragraph: index, ...last }
    }
    for (let index = paragraph + 1; index < this.flow.length; index++) {
      const [first] = this.of(index)
      if (first) return { paragraph: index, ...first }
    }
    return null
  }

  private of(paragraph: number): readonly Stretch[] {
    const known = this.known.get(paragraph)
    if (known) return known
    const found = sentencesOfText(this.flow[paragraph]?.text ?? '').map(({ start, end }) => ({
      from: start,
      to: end,
    }))
    this.known.set(paragraph, found)
    return found
  }
}
