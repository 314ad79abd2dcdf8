'use client'

import { Link, MessageSquare, Reply } from 'lucide-react'
import { memo } from 'react'
import { Icon, STATUS_ICON } from '@/app/_components/icon'
import { ReviewMark } from '@/app/_components/review-mark'
import { StaleChip } from '@/app/_components/status-chip'
import { statusClass } from '@/app/_components/status-class'
import { blockersOf, isSettled } from '@/lib/domain/clearance'
import { STATUS_LABEL } from '@/lib/domain/status'
import { HeldSlot } from './here-slots'
import { noteSays } from './note-says'
import { claimName } from './standing-claims'
import { useClaim } from './use-editor'
import { useWorkspace } from './workspace-context'

interface NoteProps {
  readonly id: string
  readonly number: number
  /** The one F6 goes to. */
  readonly first: boolean
  readonly onOpen: (id: string) => void
  readonly onHover: (id: string | null) => void
}

/** A claim's note in the margin: pencil on the desk, not a box. Opening it makes it the card. */
export const Note = memo(function Note({ id, number, first, onOpen, onHover }: NoteProps) {
  const { store } = useWorkspace()
  const claim = useClaim(store, id)
  if (!claim) return null
  const settled = isSettled(claim)
  const says = noteSays(claim)
  const needsAnswer = blockersOf(claim).includes('unresolved') && claim.review !== 'pending'
  return (
    <article
      id={`note-${id}`}
      data-note={id}
      data-region-focus={first ? '' : undefined}
      className={`note ${statusClass(claim.status)}${settled ? ' settled' : ''}`}
      aria-label={claimName(number, STATUS_LABEL[claim.status], claim)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: notes are reached in reading order, as the design asks
      tabIndex={0}
      onClick={() => onOpen(id)}
      onKeyDown={event => {
        if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
        event.preventDefault()
        onOpen(id)
      }}
      onMouseEnter={() => onHover(id)}
      onMouseLeave={() => onHover(null)}
    >
      <span className="num" aria-hidden="true">
        {number}
      </span>
      <div>
        <div className="l1">
          <span className="si">
            <Icon of={STATUS_ICON[claim.status]} />
          </span>
          <span className="who">
            {claim.resolution === 'stet' && !claim.stale ? (
              <span className="stetdots">Stet</span>
            ) : (
              STATUS_LABEL[claim.status]
            )}
          </span>
          {claim.stale && <StaleChip />}
          <span className="inl">{says.text}</span>
          <span className="tail">
            <HeldSlot claimId={id} as="mark" />
            {claim.review === 'pending' && <ReviewMark review="pending" short />}
            {claim.review === 'returned' && <ReviewMark review="returned" short />}
            {needsAnswer && (
              <span className="rv rv-answer">
                <Icon of={Reply} />
                Needs an answer
              </span>
            )}
            {claim.citations.length > 0 && (
              <span>
                <Icon of={Link} />
                {claim.citations.length}
                <span className="vh"> sources</span>
              </span>
            )}
            {claim.comments.length > 0 && (
              <span>
                <Icon of={MessageSquare} />
                {claim.comments.length}
                <span className="vh"> comments</span>
              </span>
            )}
            {claim.review === 'approved' && <ReviewMark review="approved" short />}
          </span>
        </div>
        {says.text !== '' && (
          <p className="say" dir="auto">
            {says.text}
            {says.wording !== null && (
              <>
                {' '}
                <span className="t">“{says.wording}”</span>
              </>
            )}
          </p>
        )}
        <HeldSlot claimId={id} as="line" />
      </div>
    </article>
  )
})
