'use client'

import { useState } from 'react'
import type { CallError } from '@/lib/contracts/call'
import { FLAG_LABEL, FLAGS, type Flag } from '@/lib/domain/flag'
import { Ask } from './ask-dialog'
import { CheckField } from './field'
import { problemWords } from './problem'

const HELP: Record<Flag, string> = {
  legal: 'Somebody may sue, or a court may read it.',
  sensitive: 'It may hurt somebody who cannot answer.',
}

/** Flags a claim as legal or sensitive, or takes the flags off it. */
export default function FlagDialog({
  flags,
  secondReviewer,
  onSave,
  onClose,
}: {
  readonly flags: readonly Flag[]
  /** The newsroom asks two people to approve flagged claims. */
  readonly secondReviewer: boolean
  /** Answers what went wrong, or null. */
  readonly onSave: (flags: Flag[]) => Promise<CallError | null>
  readonly onClose: () => void
}) {
  const [on, setOn] = useState<ReadonlySet<Flag>>(new Set(flags))

  async function save() {
    const refused = await onSave(FLAGS.filter(flag => on.has(flag)))
    return refused && problemWords(refused)
  }

  return (
    <Ask
      title="Is it delicate?"
      description={
        secondReviewer
          ? 'A flagged claim needs the approval of two people here.'
          : 'A flag stands beside the claim wherever it is shown.'
      }
      submit="Save"
      onSubmit={save}
      onClose={onClose}
    >
      {FLAGS.map(flag => (
        <CheckField
          key={flag}
          label={FLAG_LABEL[flag]}
          help={HELP[flag]}
          checked={on.has(flag)}
          onChange={event => {
            const next = new Set(on)
            if (event.target.checked) next.add(flag)
            else next.delete(flag)
            setOn(next)
          }}
        />
      ))}
    </Ask>
  )
}
