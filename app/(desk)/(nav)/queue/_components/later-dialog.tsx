'use client'

import { useRef, useState } from 'react'
import { Ask } from '@/app/_components/ask-dialog'
import { Button } from '@/app/_components/button'
import { TextField } from '@/app/_components/field'
import { momentWords } from '@/app/_components/moment-words'
import { problemWords } from '@/app/_components/problem'
import { fromLocalField, toLocalField } from '../../_components/local-time'
import { counted } from '../_state/act-words'
import { laterTimes } from '../_state/later-times'
import { useQueue } from '../_state/use-queue'
import { QuoteOf } from './quote-of'

/** When a claim, or all that are selected, is to come back; it leaves the reader's list until then, and nobody else's. */
export default function LaterDialog({
  claimIds,
  isOff,
  onClose,
}: {
  readonly claimIds: readonly string[]
  /** They are put off already, and can be taken back. */
  readonly isOff: boolean
  readonly onClose: () => void
}) {
  const queue = useQueue()
  const [now] = useState(() => new Date())
  const times = laterTimes(now)
  const [chosen, setChosen] = useState(() => toLocalField(times.at(-1)?.at.toISOString() ?? null))
  const first = useRef<HTMLButtonElement>(null)
  const [only] = claimIds

  async function putOff(until: string | null) {
    const refused = await queue.actOn({ do: 'later', until }, claimIds)
    if (refused) return problemWords(refused)
    queue.clear()
    return null
  }

  return (
    <Ask
      title="When do you want it back?"
      description={
        claimIds.length === 1 && only !== undefined ? (
          <QuoteOf claimId={only} />
        ) : (
          `${counted(claimIds.length)}, for you alone: everybody else goes on seeing them.`
        )
      }
      submit="Until then"
      initialFocus={first}
      onSubmit={() => {
        const until = fromLocalField(chosen)
        return until === null ? 'Choose a day and a time.' : putOff(until)
      }}
      onClose={onClose}
    >
      {send => (
        <>
          <div className="later">
            {isOff ? (
              <Button ref={first} onClick={() => send(() => putOff(null))}>
                Back into the list now
              </Button>
            ) : null}
            {times.map(({ label, at }, index) => (
              <Button
                key={label}
                {...(index === 0 && !isOff ? { ref: first } : {})}
                onClick={() => send(() => putOff(at.toISOString()))}
              >
                {label}
                <span className="faint">{momentWords(at.getTime(), now.getTime(), 'time')}</span>
              </Button>
            ))}
          </div>
          <TextField
            type="datetime-local"
            label="Or at a time of your own"
            value={chosen}
            min={toLocalField(now.toISOString())}
            onChange={event => setChosen(event.target.value)}
          />
        </>
      )}
    </Ask>
  )
}
