'use client'

import { SelectField } from '@/app/_components/field'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** Who is to check the claim; shown when somebody has it, or while it is being chosen. */
export function AssignForm({ claim }: { readonly claim: PlacedClaim }) {
  const { actions, people, actor } = useWorkspace()
  const { form, openForm } = useWorkspaceState()
  if (form?.kind !== 'assign') {
    if (!claim.assignee && claim.priority === 'normal') return null
    return (
      <p className="with">
        {claim.assignee && `With ${claim.assignee.id === actor.personId ? 'you' : claim.assignee.name}`}
        {claim.assignee && claim.priority !== 'normal' && ' · '}
        {claim.priority !== 'normal' && `${claim.priority === 'high' ? 'High' : 'Low'} priority`}
      </p>
    )
  }
  return (
    <section>
      <SelectField
        label="Who checks it"
        autoFocus
        value={claim.assignee?.id ?? ''}
        onChange={event => {
          openForm(null)
          void actions.patch(claim.id, { assigneeId: event.target.value || null })
        }}
      >
        <option value="">Nobody</option>
        {people.map(person => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </SelectField>
    </section>
  )
}
