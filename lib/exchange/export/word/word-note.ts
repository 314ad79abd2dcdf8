import type { TextRun } from 'docx'
import { wordingDiff } from '@/lib/domain/wording-diff'
import type { AnnotatedCopy } from '../../annotated-copy'
import type { NotePiece } from '../../note'
import { textRuns } from './word-runs'

/** The pieces of a note as runs, a space between them; sources by number and name, as no link leads to them. */
export function noteRuns(pieces: readonly NotePiece[], copy: AnnotatedCopy): TextRun[] {
  return pieces.flatMap((piece, index) => [...(index === 0 ? [] : textRuns(' ')), ...pieceRuns(piece, copy)])
}

function pieceRuns(piece: NotePiece, copy: AnnotatedCopy): TextRun[] {
  switch (piece.kind) {
    case 'label':
    case 'flag':
      return textRuns(piece.text, { bold: true })
    case 'tool':
      return textRuns(piece.text)
    case 'said':
      return textRuns(piece.text + piece.stop)
    case 'wording':
      return [...textRuns(piece.text, { italics: true }), ...textRuns(piece.stop)]
    case 'change':
      return wordingDiff(piece.before, piece.after).flatMap(({ kind, text }) =>
        textRuns(text, {
          italics: true,
          ...(kind === 'del' ? { strike: true } : kind === 'ins' ? { underline: {} } : {}),
        }),
      )
    case 'source': {
      const title = copy.sources[piece.number - 1]?.title ?? ''
      const parts = [title, piece.locator].filter(part => part !== '').join(', ')
      return textRuns(`[${piece.number}] ${parts}${piece.stop}`)
    }
  }
}
