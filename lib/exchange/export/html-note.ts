import { wordingDiff } from '@/lib/domain/wording-diff'
import type { CopyClaim } from '../copy-claim'
import { type NotePiece, noteOf } from '../note'
import { statusClass, statusIcon } from './html-icons'
import { joinMarkup, type Markup, markup, NOTHING } from './markup'

/** The number behind a claim, and its note in the margin: each is a link to the other. */
export function marginNote(
  claim: CopyClaim,
  options: { readonly correction: boolean; readonly full: boolean },
): Markup {
  const { number, status } = claim
  const more = options.full ? markup` <a href="#f${number}">In full</a>` : NOTHING
  const [label, ...rest] = noteOf(claim, options.correction)
  return markup`<a class="ref" href="#n${number}" aria-label="Note ${number}">${number}</a><span class="snote ${statusClass(
    status,
  )}" id="n${number}" role="note" dir="ltr"><b><a href="#t${number}" aria-label="${number}, back to the text">${number}</a> ${statusIcon(
    status,
  )} ${label?.kind === 'label' ? label.text : ''}</b> ${notePieces(rest)}${more}</span>`
}

/** The pieces of a note, a space between them. */
export function notePieces(pieces: readonly NotePiece[]): Markup {
  return joinMarkup(pieces.map(pieceMarkup), ' ')
}

function pieceMarkup(piece: NotePiece): Markup {
  switch (piece.kind) {
    case 'label':
      return markup`<b>${piece.text}</b>`
    case 'flag':
      return markup`<b class="sw">${piece.text}</b>`
    case 'tool':
      return markup`${piece.text}`
    case 'said':
      return markup`<bdi>${piece.text}</bdi>${piece.stop}`
    case 'wording':
      return markup`<i><bdi>${piece.text}</bdi></i>${piece.stop}`
    case 'change':
      return markup`<i class="change"><bdi>${changeMarkup(piece.before, piece.after)}</bdi></i>`
    case 'source':
      return piece.locator === ''
        ? markup`<a href="#s${piece.number}">[${piece.number}]</a>${piece.stop}`
        : markup`<a href="#s${piece.number}">[${piece.number}]</a> <bdi>${piece.locator}</bdi>${piece.stop}`
  }
}

function changeMarkup(before: string, after: string): Markup[] {
  return wordingDiff(before, after).map(({ kind, text }) =>
    kind === 'ins'
      ? markup`<ins>${text}</ins>`
      : kind === 'del'
        ? markup`<del>${text}</del>`
        : markup`${text}`,
  )
}
