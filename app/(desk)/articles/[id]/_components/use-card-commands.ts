'use client'

import { useCallback } from 'react'
import { NOTHING_TO_TAKE_OVER, TAKEN_OVER, toTakeOver } from '@/app/_components/checked-before'
import { showToast } from '@/app/_components/toast'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { claimStateOf } from '@/lib/contracts/claim-state'
import { REASON_NEEDED } from '@/lib/domain/claim-state'
import { may } from '@/lib/domain/permission'
import { approvalRefusal, type ReviewRefusal } from '@/lib/domain/review'
import { isAnswerable, type Status } from '@/lib/domain/status'
import { applyWording, cutClaim } from '@/lib/editor/wording-commands'
import type { CardKey } from './claim-keys'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** Everything a card can do, for its keys, its buttons and its menu alike. */
export interface CardCommands {
  readonly run: (command: CardKey) => void
  readonly setStatus: (status: Status) => void
  readonly applyProposal: () => void
  /** Makes the finding of another claim on this one. */
  readonly takeOver: (from: string) => Promise<void>
  readonly relink: () => void
  readonly unmark: () => void
  readonly close: () => void
  readonly approveRefusal: ReviewRefusal | null
  readonly mayCheck: boolean
  readonly mayResolve: boolean
  readonly mayReview: boolean
  readonly mayWrite: boolean
}

export function useCardCommands(claim: PlacedClaim): CardCommands {
  const { actor, actions, editor, ownFindingsAllowed, secondReviewer, goToNextBlocker } = useWorkspace()
  const { openForm } = useWorkspaceState()
  const mayCheck = may(actor, 'claim.check')
  const mayResolve = may(actor, 'claim.resolve') && isAnswerable(claim.status)
  const mayReview = may(actor, 'claim.review')
  const mayWrite = may(actor, 'article.write')
  const approveRefusal = approvalRefusal(claimStateOf(claim), {
    by: actor.personId,
    citationCount: claim.citations.length,
    ownFindingsAllowed,
    secondReviewer,
  })

  const setStatus = useCallback(
    (status: Status) => {
      if (!mayCheck) return
      const needed = REASON_NEEDED[status]
      const reasoned = claim.note !== '' || (needed === 'note_or_proposal' && claim.proposedWording !== null)
      if (
        needed !== 'none' &&
        !reasoned &&
        (status === 'needs_change' || status === 'disputed' || status === 'cannot_verify')
      ) {
        openForm({ kind: 'finding', status })
        return
      }
      openForm(null)
      void actions.setStatus(claim.id, status)
    },
    [actions, claim, mayCheck, openForm],
  )

  const applyProposal = useCallback(() => {
    if (claim.proposedWording === null || !editor.alone(applyWording(claim.id, claim.proposedWording))) return
    showToast({
      message: 'Applied to the draft',
      action: { label: 'Undo', keys: 'Mod+z', onAction: () => editor.undo() },
    })
    if (mayResolve) void actions.resolve(claim.id, 'fix')
  }, [actions, claim, editor, mayResolve])

  const takeOver = useCallback(
    async (from: string) => {
      openForm(null)
      if (await actions.takeOver(claim.id, from)) showToast({ message: TAKEN_OVER })
    },
    [actions, claim.id, openForm],
  )

  const run = useCallback(
    (command: CardKey) => {
      switch (command.do) {
        case 'status':
          return setStatus(command.status)
        case 'holds':
          if (mayCheck && claim.stale) void actions.setStatus(claim.id, claim.status)
          return
        case 'fix':
          if (mayResolve) void actions.resolve(claim.id, 'fix')
          return
        case 'stet':
          if (mayResolve) openForm({ kind: 'stet' })
          return
        case 'cut':
          if (!mayResolve) return
          void actions.resolve(claim.id, 'cut').then(done => {
            if (!done || !editor.alone(cutClaim(claim.id))) return
            showToast({
              message: 'Cut from the draft',
              action: { label: 'Undo', keys: 'Mod+z', onAction: () => editor.undo() },
            })
          })
          return
        case 'approve':
          if (mayReview && approveRefusal === null) void actions.review(claim.id, 'approve')
          return
        case 'return':
          if (mayReview && claim.review === 'pending') openForm({ kind: 'return' })
          return
        case 'take-over':
          if (!mayCheck) return
          void toTakeOver(claim).then(earlier => {
            if (earlier) void takeOver(earlier.id)
            else showToast({ message: NOTHING_TO_TAKE_OVER })
          })
          return
        case 'next':
          return void editor.step(1)
        case 'previous':
          return void editor.step(-1)
        case 'next-blocker':
          return goToNextBlocker()
        default:
          if (mayCheck) openForm({ kind: command.do })
      }
    },
    [
      actions,
      approveRefusal,
      claim,
      editor,
      goToNextBlocker,
      mayCheck,
      mayResolve,
      mayReview,
      openForm,
      setStatus,
      takeOver,
    ],
  )

  const relink = useCallback(() => {
    if (editor.relink(claim.id)) return
    showToast({ message: 'Select the words this claim belongs to first.' })
  }, [claim.id, editor])

  const unmark = useCallback(() => {
    editor.unmark(claim.id)
    showToast({
      message: 'No longer marked',
      action: { label: 'Undo', keys: 'Mod+z', onAction: () => editor.undo() },
    })
  }, [claim.id, editor])

  const close = useCallback(() => {
    openForm(null)
    editor.choose(null)
    editor.focus()
  }, [editor, openForm])

  return {
    run,
    setStatus,
    applyProposal,
    takeOver,
    relink,
    unmark,
    close,
    approveRefusal,
    mayCheck,
    mayResolve,
    mayReview,
    mayWrite,
  }
}
