'use client'

import { Moment } from '@/app/_components/moment'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { RESOLUTION_LABEL, RESOLUTIONS } from '@/lib/domain/resolution'
import { isAnswerable } from '@/lib/domain/status'
import { CardForm } from './card-form'
import { firstName } from './note-says'
import type { CardCommands } from './use-card-commands'
import { useWorkspace, useWorkspaceState } from './workspace-context'

const SAID = { fix: 'Fixed', stet: 'Stet', cut: 'Cut' } as const

/** The editor's answer to a finding: fix, stet with its reason, cut. */
export function AnswerSection({
  claim,
  commands,
}: {
  readonly claim: PlacedClaim
  readonly commands: CardCommands
}) {
  const { actions } = useWorkspace()
  const { form, openForm } = useWorkspaceState()
  if (!isAnswerable(claim.status)) return null
  return (
    <section>
      <h3>
        Answer
        {claim.resolvedBy && claim.resolvedAt && (
          <span className="faint">
            {firstName(claim.resolvedBy.name)}, <Moment at={claim.resolvedAt} style="time" />
          </span>
        )}
      </h3>
      {form?.kind === 'stet' ? (
        <CardForm
          label="Why may it stand?"
          submit="Stet"
          required="A stet needs its reason."
          initial={claim.resolutionReason ?? ''}
          onCancel={() => openForm(null)}
          onSubmit={reason => actions.resolve(claim.id, 'stet', reason)}
        />
      ) : (
        <>
          {claim.resolution !== null && (
            <p className="find" dir="auto">
              {claim.resolution === 'stet' ? (
                <span className="stetdots">Stet</span>
              ) : (
                <b>{SAID[claim.resolution]}</b>
              )}
              {claim.resolutionReason ? ` ${claim.resolutionReason}` : ''}
            </p>
          )}
          {commands.mayResolve ? (
            <fieldset className="seg" aria-label="Answer">
              {RESOLUTIONS.map(resolution => (
                <button
                  key={resolution}
                  type="button"
                  aria-pressed={claim.resolution === resolution}
                  aria-keyshortcuts={{ fix: 'f', stet: 't', cut: 'x' }[resolution]}
                  onClick={() => commands.run({ do: resolution })}
                >
                  {resolution === 'stet' ? 'Stet…' : RESOLUTION_LABEL[resolution]}
                </button>
              ))}
            </fieldset>
          ) : (
            claim.resolution === null && <p className="faint">An editor answers this: fix, stet or cut.</p>
          )}
        </>
      )}
    </section>
  )
}
