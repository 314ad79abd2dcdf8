'use client'

import { useRef, useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { SelectField } from '@/app/_components/field'
import { problemWords } from '@/app/_components/problem'
import type { PersonRef } from '@/lib/contracts/shared'
import { excerpt } from '../_state/excerpt'
import { useQueue } from '../_state/use-queue'

/** Gives the claim to somebody, or takes it from them. */
export default function AssignDialog({
  claimId,
  people,
  onClose,
}: {
  readonly claimId: string
  readonly people: readonly PersonRef[]
  readonly onClose: () => void
}) {
  const queue = useQueue()
  const claim = queue.claims.get(claimId)
  const [assignee, setAssignee] = useState(claim?.assignee?.id ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLSelectElement>(null)
  const { personId } = queue.reviewer().actor

  async function submit() {
    if (busy) return
    setBusy(true)
    const refused = await queue.patch(claimId, { assigneeId: assignee || null })
    setBusy(false)
    if (refused) setProblem(problemWords(refused))
    else onClose()
  }

  return (
    <Modal
      open
      onOpenChange={open => {
        if (!open) onClose()
      }}
      size="sm"
      title="Who is it for?"
      description={
        <span className="t" dir="auto">
          “{excerpt(claim?.quote ?? '', 140)}”
        </span>
      }
      initialFocus={field}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button kind="main" type="submit" keys="Mod+Enter" busy={busy}>
            Assign
          </Button>
          <Button kind="bare" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {problem ? <Alert>{problem}</Alert> : null}
      <SelectField
        ref={field}
        label="Assigned to"
        value={assignee}
        onChange={event => setAssignee(event.target.value)}
      >
        <option value="">Nobody</option>
        {people.map(person => (
          <option key={person.id} value={person.id}>
            {person.id === personId ? `${person.name} (you)` : person.name}
          </option>
        ))}
      </SelectField>
    </Modal>
  )
}
