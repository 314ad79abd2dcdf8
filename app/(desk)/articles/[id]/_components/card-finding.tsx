'use client'

import { useState } from 'react'
import { Button } from '@/app/_components/button'
import { Moment } from '@/app/_components/moment'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { isFinding } from '@/lib/domain/status'
import { CardForm } from './card-form'
import { firstName } from './note-says'
import type { CardCommands } from './use-card-commands'
import { useWorkspace, useWorkspaceState } from './workspace-context'

const ASKS = {
  verified: 'How do we know?',
  needs_change: 'What should change, and why?',
  disputed: 'Who says what?',
  cannot_verify: 'What was tried?',
  opinion: 'Whose opinion is it?',
} as const

/** The finding: who, when, the note, the proposed wording, and the forms to write them. */
export function FindingSection({
  claim,
  commands,
}: {
  readonly claim: PlacedClaim
  readonly commands: CardCommands
}) {
  const { actions } = useWorkspace()
  const { form, openForm } = useWorkspaceState()
  const [proposal, setProposal] = useState(claim.proposedWording ?? '')
  const close = () => openForm(null)
  const open = form?.kind === 'finding' || form?.kind === 'note' || form?.kind === 'propose'
  const nothing = claim.note === '' && claim.proposedWording === null
  if (nothing && !open && !isFinding(claim.status)) {
    if (!commands.mayCheck || claim.orphaned) return null
    return (
      <section>
        <div className="acts">
          <Button keys="1" onClick={() => commands.setStatus('verified')}>
            Verified
          </Button>
          <Button keys="2" onClick={() => commands.setStatus('needs_change')}>
            Needs change…
          </Button>
        </div>
      </section>
    )
  }
  return (
    <section>
      <h3>
        {isFinding(claim.status) ? 'Finding' : 'Note'}
        {claim.findingBy && claim.findingAt && (
          <span className="faint">
            {firstName(claim.findingBy.name)}, <Moment at={claim.findingAt} style="time" />
          </span>
        )}
      </h3>
      {form?.kind === 'finding' ? (
        <CardForm
          key={form.status}
          label={ASKS[form.status]}
          initial={claim.note}
          submit="Save the finding"
          {...(form.status === 'needs_change' && proposal.trim() !== ''
            ? {}
            : { required: 'This finding needs its reason.' })}
          onCancel={close}
          onSubmit={note =>
            actions.setStatus(
              claim.id,
              form.status,
              note,
              proposal.trim() === '' ? claim.proposedWording : proposal,
            )
          }
        >
          {form.status === 'needs_change' && (
            <label className="stacked">
              <span className="lab">Proposed wording</span>
              <textarea
                className="area t"
                dir="auto"
                rows={2}
                placeholder={claim.quote}
                value={proposal}
                onChange={event => setProposal(event.target.value)}
              />
            </label>
          )}
        </CardForm>
      ) : form?.kind === 'note' ? (
        <CardForm
          label="Note"
          initial={claim.note}
          submit="Save the note"
          onCancel={close}
          onSubmit={note => actions.patch(claim.id, { note })}
        />
      ) : (
        claim.note !== '' && (
          <p className="find" dir="auto">
            {claim.note}
          </p>
        )
      )}
      {form?.kind === 'propose' ? (
        <CardForm
          label="Proposed wording"
          manuscript
          initial={claim.proposedWording ?? claim.quote}
          submit="Propose"
          help="Left blank, the proposal is taken back."
          onCancel={close}
          onSubmit={wording => actions.patch(claim.id, { proposedWording: wording === '' ? null : wording })}
        />
      ) : (
        form?.kind !== 'finding' &&
        claim.proposedWording !== null && (
          <>
            <p className="prop t" dir="auto">
              {claim.proposedWording}
            </p>
            {commands.mayWrite && !claim.orphaned && claim.proposedWording !== claim.quote && (
              <div className="acts prop-acts">
                <Button onClick={commands.applyProposal}>Apply to the draft</Button>
              </div>
            )}
          </>
        )
      )}
      {nothing && !open && commands.mayCheck && (
        <div className="acts">
          <Button kind="bare" keys="e" onClick={() => openForm({ kind: 'note' })}>
            Add a note
          </Button>
        </div>
      )}
    </section>
  )
}
