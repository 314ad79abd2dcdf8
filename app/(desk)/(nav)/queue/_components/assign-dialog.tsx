'use client'

import { useRef, useState } from 'react'
import { Ask } from '@/app/_components/ask-dialog'
import { problemWords } from '@/app/_components/problem'
import type { PersonRef } from '@/lib/contracts/shared'
import { useQueue } from '../_state/use-queue'
import { PersonField } from './person-field'
import { QuoteOf } from './quote-of'

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
  const [assignee, setAssignee] = useState(queue.claims.get(claimId)?.assignee?.id ?? '')
  const field = useRef<HTMLSelectElement>(null)

  async function assign() {
    const refused = await queue.patch(claimId, { assigneeId: assignee || null })
    return refused && problemWords(refused)
  }

  return (
    <Ask
      title="Who is it for?"
      description={<QuoteOf claimId={claimId} />}
      submit="Assign"
      initialFocus={field}
      onSubmit={assign}
      onClose={onClose}
    >
      <PersonField ref={field} people={people} value={assignee} onChange={setAssignee} />
    </Ask>
  )
}
