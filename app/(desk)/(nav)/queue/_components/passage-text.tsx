import type { ReactNode } from 'react'
import { statusClass } from '@/app/_components/status-class'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { linkUrl } from '@/lib/domain/link-url'
import { STATUS_LABEL } from '@/lib/domain/status'
import { type NestedText, nestClaims } from '../_state/claim-nesting'
import type { ShownPassage } from '../_state/draft-cache'
import type { DraftPiece } from '../_state/draft-lines'
import type { PassageLine } from '../_state/passage'

/** The claim in its paragraph, bracketed, with the lines of its neighbours; alone while the draft is not known. */
export function PassageText({
  claim,
  shown,
}: {
  readonly claim: PlacedClaim
  readonly shown: ShownPassage | null
}) {
  if (claim.orphaned || !shown) {
    return (
      <div className="ctx t">
        {claim.orphaned ? (
          <p className="ctx-gone">This text is no longer in the draft. It last read:</p>
        ) : null}
        <p dir="auto">
          {claim.prefix === '' ? '' : `… ${claim.prefix}`}
          <mark className={`c on first last ${statusClass(claim.status)}`}>{claim.quote}</mark>
          {claim.suffix === '' ? '' : `${claim.suffix} …`}
        </p>
      </div>
    )
  }
  const { lines } = shown.passage
  const own = lines.flatMap((line, at) =>
    line.pieces.some(piece => piece.claims.includes(claim.id)) ? [at] : [],
  )
  return (
    <div className="ctx t">
      {lines.map((line, at) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity, and are never reordered
          key={at}
          line={line}
          nested={nestClaims(line.pieces, shown.passage.sizes, {
            begins: id => id === claim.id && at === own[0],
            ends: id => id === claim.id && at === own.at(-1),
          })}
          claim={claim}
          shown={shown}
        />
      ))}
    </div>
  )
}

interface LineProps {
  readonly line: PassageLine
  readonly nested: readonly NestedText[]
  readonly claim: PlacedClaim
  readonly shown: ShownPassage
}

function Line({ line, nested, claim, shown }: LineProps) {
  const kind = line.kind === 'paragraph' ? (line.within ?? 'paragraph') : line.kind
  return (
    <>
      {line.afterGap ? <p className="ctx-gap">[…]</p> : null}
      <p className={`ctx-${kind}`} dir="auto">
        {line.clippedBefore ? '… ' : ''}
        {nested.map((one, at) => render(one, claim, shown, `${at}`))}
        {line.clippedAfter ? ' …' : ''}
      </p>
    </>
  )
}

function render(one: NestedText, claim: PlacedClaim, shown: ShownPassage, key: string): ReactNode {
  if (one.kind === 'text') return <Words key={key} piece={one.piece} />
  const content = one.content.map((inner, at) => render(inner, claim, shown, `${key}.${at}`))
  const lane = shown.passage.lanes.get(one.id) ?? 0
  if (one.id === claim.id) {
    const edges = `${one.first ? ' first' : ''}${one.last ? ' last' : ''}`
    return (
      <mark
        key={key}
        className={`c on ${statusClass(claim.status)}${claim.stale ? ' stale' : ''}${edges}`}
        data-lane={lane}
      >
        {content}
      </mark>
    )
  }
  const status = shown.statuses.get(one.id) ?? 'unchecked'
  return (
    <span
      key={key}
      className={`c ${statusClass(status)}`}
      data-lane={lane}
      title={`Another claim: ${STATUS_LABEL[status].toLowerCase()}`}
    >
      {content}
    </span>
  )
}

function Words({ piece }: { readonly piece: DraftPiece }) {
  let words: ReactNode = piece.text
  if (piece.em) words = <em>{words}</em>
  if (piece.strong) words = <strong>{words}</strong>
  const url = piece.href === null ? null : linkUrl(piece.href)
  if (url === null) return words
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow">
      {words}
    </a>
  )
}
