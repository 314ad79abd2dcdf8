'use client'

import { useRef, useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { SelectField, TextArea } from '@/app/_components/field'
import { problemWords } from '@/app/_components/problem'
import type { BulkAction } from '@/lib/contracts/bulk'
import type { PersonRef } from '@/lib/contracts/shared'
import { PRIORITIES, PRIORITY_LABEL, type Priority } from '@/lib/domain/priority'
import { counted } from '../_state/act-words'
import { useQueue } from '../_state/use-queue'

/** What more has to be said before something is done to all that are selected. */
export type TogetherForm = 'return-all' | 'assign-all' | 'priority-all'

const TITLE: Record<TogetherForm, string> = {
  'return-all': 'What is missing?',
  'assign-all': 'Who are they for?',
  'priority-all': 'How soon do they want checking?',
}
const SUBMIT: Record<TogetherForm, string> = {
  'return-all': 'Return',
  'assign-all': 'Assign',
  'priority-all': 'Set priority',
}
/* Under this key in what was typed and not sent. */
const REASON = 'selection/return'

/** Asks for the reason, the person or the priority, and does it to every selected claim. */
export default function TogetherDialog({
  form,
  people,
  onClose,
}: {
  readonly form: TogetherForm
  readonly people: readonly PersonRef[]
  readonly onClose: () => void
}) {
  const queue = useQueue()
  const [count] = useState(queue.selection.get().ids.size)
  const [reason, setReason] = useState(queue.unsent.get(REASON) ?? '')
  const [blank, setBlank] = useState(false)
  const [assignee, setAssignee] = useState(queue.reviewer().actor.personId)
  const [priority, setPriority] = useState<Priority>('high')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const select = useRef<HTMLSelectElement>(null)

  function action(): BulkAction {
    if (form === 'return-all') return { do: 'return', reason: reason.trim() }
    if (form === 'assign-all') return { do: 'assign', assigneeId: assignee || null }
    return { do: 'priority', priority }
  }

  async function submit() {
    if (busy) return
    if (form === 'return-all' && reason.trim() === '') {
      setBlank(true)
      area.current?.focus()
      return
    }
    setBusy(true)
    const refused = await queue.actOn(action())
    setBusy(false)
    if (refused) {
      setProblem(problemWords(refused))
      return
    }
    if (form === 'return-all') queue.unsent.delete(REASON)
    onClose()
  }

  return (
    <Modal
      open
      onOpenChange={open => {
        if (!open) onClose()
      }}
      size="sm"
      title={TITLE[form]}
      description={`${counted(count)} selected. Those that a rule forbids are left and named.`}
      initialFocus={form === 'return-all' ? area : select}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button kind="main" type="submit" keys="Mod+Enter" busy={busy}>
            {SUBMIT[form]}
          </Button>
          <Button kind="bare" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {problem ? <Alert>{problem}</Alert> : null}
      {form === 'return-all' ? (
        <TextArea
          ref={area}
          label="Reason"
          help="It stands on each of them for whoever checks it."
          error={blank ? 'A return needs a reason.' : null}
          dir="auto"
          rows={4}
          value={reason}
          onChange={event => {
            setReason(event.target.value)
            queue.unsent.set(REASON, event.target.value)
            setBlank(false)
          }}
        />
      ) : form === 'assign-all' ? (
        <SelectField
          ref={select}
          label="Assigned to"
          value={assignee}
          onChange={event => setAssignee(event.target.value)}
        >
          <option value="">Nobody</option>
          {people.map(person => (
            <option key={person.id} value={person.id}>
              {person.id === queue.reviewer().actor.personId ? `${person.name} (you)` : person.name}
            </option>
          ))}
        </SelectField>
      ) : (
        <SelectField
          ref={select}
          label="Priority"
          value={priority}
          onChange={event => setPriority(PRIORITIES.find(one => one === event.target.value) ?? 'normal')}
        >
          {PRIORITIES.toReversed().map(one => (
            <option key={one} value={one}>
              {PRIORITY_LABEL[one]}
            </option>
          ))}
        </SelectField>
      )}
    </Modal>
  )
}
