'use client'

import { useRef, useState } from 'react'
import { Ask } from '@/app/_components/ask-dialog'
import { SelectField, TextArea } from '@/app/_components/field'
import { problemWords } from '@/app/_components/problem'
import type { BulkAction } from '@/lib/contracts/bulk'
import type { PersonRef } from '@/lib/contracts/shared'
import { PRIORITIES, PRIORITY_LABEL, type Priority } from '@/lib/domain/priority'
import { counted } from '../_state/act-words'
import { useQueue } from '../_state/use-queue'
import { PersonField } from './person-field'

/** What more has to be said before something is done to all that are selected. */
export type TogetherForm = 'return-all' | 'assign-all' | 'priority-all'

const WORDS: Record<TogetherForm, { readonly title: string; readonly submit: string }> = {
  'return-all': { title: 'What is missing?', submit: 'Return' },
  'assign-all': { title: 'Who are they for?', submit: 'Assign' },
  'priority-all': { title: 'How soon do they want checking?', submit: 'Set priority' },
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
  const area = useRef<HTMLTextAreaElement>(null)
  const select = useRef<HTMLSelectElement>(null)

  function action(): BulkAction {
    if (form === 'return-all') return { do: 'return', reason: reason.trim() }
    if (form === 'assign-all') return { do: 'assign', assigneeId: assignee || null }
    return { do: 'priority', priority }
  }

  async function act() {
    if (form === 'return-all' && reason.trim() === '') {
      setBlank(true)
      area.current?.focus()
      return ''
    }
    const refused = await queue.actOn(action())
    if (refused) return problemWords(refused)
    if (form === 'return-all') queue.unsent.delete(REASON)
    return null
  }

  return (
    <Ask
      {...WORDS[form]}
      description={`${counted(count)} selected. Those that a rule forbids are left and named.`}
      initialFocus={form === 'return-all' ? area : select}
      onSubmit={act}
      onClose={onClose}
    >
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
        <PersonField ref={select} people={people} value={assignee} onChange={setAssignee} />
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
    </Ask>
  )
}
