'use client'

import { useId } from 'react'
import { Button } from '@/app/_components/button'
import { ReviewMark } from '@/app/_components/review-mark'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { REVIEW_REFUSAL_TEXT } from '@/lib/domain/review'
import { CardForm } from './card-form'
import { firstName } from './note-says'
import type { CardCommands } from './use-card-commands'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** Always in sight at the foot of the card: the review state, and for a reviewer the decision. */
export function ReviewFooter({
  claim,
  commands,
}: {
  readonly claim: PlacedClaim
  readonly commands: CardCommands
}) {
  const { actions, actor } = useWorkspace()
  const { form, openForm } = useWorkspaceState()
  const why = useId()
  if (claim.orphaned) return null
  const refusal = commands.approveRefusal
  const reviewer = claim.reviewedBy ? firstName(claim.reviewedBy.name) : null
  const waiting = claim.review === 'pending'
  const first = claim.firstApprovedBy ? firstName(claim.firstApprovedBy.name) : null
  const canTakeBack = (waiting ? claim.firstApprovedBy : claim.reviewedBy)?.id === actor.personId
  const forbidden = refusal === null ? undefined : REVIEW_REFUSAL_TEXT[refusal]
  return (
    <div className="ft">
      {form?.kind === 'return' ? (
        <CardForm
          label="What is missing?"
          submit="Return"
          required="A return needs a reason."
          onCancel={() => openForm(null)}
          onSubmit={reason => actions.review(claim.id, 'return', reason)}
        />
      ) : (
        <>
          {commands.mayReview && waiting && (
            <>
              <Button
                kind={forbidden ? 'plain' : 'main'}
                keys="a"
                forbidden={forbidden ?? null}
                reasonId={why}
                onClick={() => commands.run({ do: 'approve' })}
              >
                Approve
              </Button>
              <Button keys="r" onClick={() => commands.run({ do: 'return' })}>
                Return…
              </Button>
            </>
          )}
          {commands.mayReview && canTakeBack && (
            <Button kind="bare" onClick={() => void actions.review(claim.id, 'withdraw')}>
              Take the decision back
            </Button>
          )}
          <span className="sp" />
          <ReviewMark review={claim.review} />
          {waiting && first !== null && <p className="why">Approved by {first}, one more needed.</p>}
          {commands.mayReview && waiting && forbidden && (
            <p className="why" id={why}>
              Cannot be approved yet: {forbidden}.
            </p>
          )}
          {claim.review === 'returned' && claim.reviewReason && (
            <p className="why" dir="auto">
              {reviewer ? `${reviewer}: ` : ''}
              {claim.reviewReason}
            </p>
          )}
        </>
      )}
    </div>
  )
}
