import type { TextRun } from 'docx'
import { wordingDiff } from '@/lib/domain/wording-diff'
import type { AnnotatedCopy } from '../../annotated-copy'
import type { NotePiece } from '../../note'
import { type RunLook, textRuns } from './word-runs'

/** Words of a note, and how they look. */
interface NotePart {
  readonly text: string
  readonly look: RunLook
}

/** The pieces of a note as runs, a space between them; sources by number and name, as no link leads to them. */
export function noteRuns(pieces: readonly NotePiece[], copy: AnnotatedCopy): TextRun[] {
  return noteParts(pieces, copy).flatMap(({ text, look }) => textRuns(text, look))
}

/** The same words without their looks. */
export function noteWords(pieces: readonly NotePiece[], copy: AnnotatedCopy): string {
  return noteParts(pieces, copy)
    .map(({ text }) => text)
    .join('')
}

function noteParts(pieces: readonly NotePiece[], copy: AnnotatedCopy): NotePart[] {
  const parts: { text: string; look: RunLook }[] = []
  const add = (text: string, look: RunLook) => {
    const last = parts.at(-1)
    /* As few runs as will do: they are most of what a long file is made of. */
    if (last?.look === look) last.text += text
    else if (text !== '') parts.push({ text, look })
  }
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) add(' ', PLAIN)
    for (const { text, look } of partsOf(piece, copy)) add(text, look)
  }
  return parts
}

const PLAIN: RunLook = {}
const BOLD: RunLook = { bold: true }
const ITALIC: RunLook = { italics: true }
const CHANGED: Record<'same' | 'ins' | 'del', RunLook> = {
  same: ITALIC,
  del: { italics: true, strike: true },
  ins: { italics: true, underline: {} },
}

function partsOf(piece: NotePiece, copy: AnnotatedCopy): NotePart[] {
  switch (piece.kind) {
    case 'label':
    case 'flag':
      return [{ text: piece.text, look: BOLD }]
    case 'tool':
      return [{ text: piece.text, look: PLAIN }]
    case 'said':
      return [{ text: piece.text + piece.stop, look: PLAIN }]
    case 'wording':
      return [
        { text: piece.text, look: ITALIC },
        { text: piece.stop, look: PLAIN },
      ]
    case 'change':
      return wordingDiff(piece.before, piece.after).map(({ kind, text }) => ({ text, look: CHANGED[kind] }))
    case 'source': {
      const title = copy.sources[piece.number - 1]?.title ?? ''
      const parts = [title, piece.locator].filter(part => part !== '').join(', ')
      return [{ text: `[${piece.number}] ${parts}${piece.stop}`, look: PLAIN }]
    }
  }
}
