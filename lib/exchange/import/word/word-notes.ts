import { type DraftBuilder, PLAIN } from '../draft-builder'
import type { FlowParagraph } from './word-flow'
import type { WordPackage, WordPart } from './word-package'
import { firstLink, plainWords } from './word-plain'
import type { WordReader } from './word-reader'
import type { WordParagraph, WordPiece, WordSign } from './word-story'
import { elements } from './word-xml'

/** A footnote or an endnote. */
export interface WordNote {
  readonly words: string
  /** The first address it leads to. */
  readonly url: string | null
  /** Comments that stand in the note. */
  readonly comments: readonly string[]
}

type NoteSign = Extract<WordSign, { kind: 'note' }>

/** By what a note is known: each kind counts for itself. */
export function noteKey({ of, id }: Pick<NoteSign, 'of' | 'id'>): string {
  return `${of}:${id}`
}

/** The notes of a file, by their keys. Lines that part notes from the text are no notes. */
export function readNotes(
  file: WordPackage,
  read: (part: WordPart) => WordReader,
): ReadonlyMap<string, WordNote> {
  const notes = new Map<string, WordNote>()
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = kind === 'footnote' ? file.footnotes : file.endnotes
    if (part === null) continue
    for (const root of elements(part.root)) {
      const type = root.attributes.get('w:type') ?? 'normal'
      if (root.name !== `w:${kind}` || type !== 'normal') continue
      const { paragraphs } = read({ ...part, root })
      const signs = paragraphs.flatMap(({ pieces }) =>
        pieces.flatMap(piece => (piece.kind === 'comment' ? [piece.id] : [])),
      )
      notes.set(noteKey({ of: kind, id: root.attributes.get('w:id') ?? '' }), {
        words: plainWords(paragraphs),
        url: firstLink(paragraphs),
        comments: [...new Set(signs)],
      })
    }
  }
  return notes
}

/** The paragraphs with the signs of comments in notes at the notes' signs, and numbers there when asked for. */
export function withNotes(
  paragraphs: readonly WordParagraph[],
  notes: ReadonlyMap<string, WordNote>,
  numbered: boolean,
): readonly WordParagraph[] {
  if (notes.size === 0) return paragraphs
  let number = 0
  const signs = (piece: WordPiece): WordPiece[] => {
    const note = piece.kind === 'note' ? notes.get(noteKey(piece)) : undefined
    if (piece.kind !== 'note' || note === undefined) return [piece]
    const { changes } = piece
    const sign = numbered && note.words !== '' ? `[${++number}]` : ''
    return [
      piece,
      ...note.comments.map(id => ({ kind: 'comment', id }) as const),
      ...(sign === '' ? [] : [{ kind: 'text', text: sign, style: PLAIN, changes, comments: [] } as const]),
    ]
  }
  return paragraphs.map(paragraph => ({ ...paragraph, pieces: paragraph.pieces.flatMap(signs) }))
}

/** The notes that the text refers to, in its order. */
export function notesIn(flow: readonly FlowParagraph[], notes: ReadonlyMap<string, WordNote>): WordNote[] {
  return flow.flatMap(({ signs }) =>
    signs.flatMap(({ sign }) => {
      const note = sign.kind === 'note' ? notes.get(noteKey(sign)) : undefined
      return note === undefined || note.words === '' ? [] : [note]
    }),
  )
}

/** Notes as a numbered list after the text. */
export function writeNotes(builder: DraftBuilder, notes: readonly WordNote[]): void {
  if (notes.length === 0) return
  builder.open('numbers')
  for (const { words } of notes) {
    builder.open('item')
    builder.startBlock('paragraph')
    builder.addVerbatim(words, PLAIN)
    builder.endBlock()
    builder.close('item')
  }
  builder.close('numbers')
}

/** How many signs of notes stand in the paragraphs. */
export function countOf(paragraphs: readonly WordParagraph[], of: NoteSign['of']): number {
  return paragraphs.reduce(
    (sum, { pieces }) => sum + pieces.filter(piece => piece.kind === 'note' && piece.of === of).length,
    0,
  )
}
