'use client'

import { useRef, useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { TextField } from '@/app/_components/field'
import { momentWords } from '@/app/_components/moment-words'
import { problemWords } from '@/app/_components/problem'
import { fromLocalField, toLocalField } from '../../_components/local-time'
import { counted } from '../_state/act-words'
import { excerpt } from '../_state/excerpt'
import { laterTimes } from '../_state/later-times'
import { useQueue } from '../_state/use-queue'

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
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  const [only] = claimIds

  async function putOff(until: string | null) {
    if (busy) return
    setBusy(true)
    const refused = await queue.actOn({ do: 'later', until }, claimIds)
    setBusy(false)
    if (refused) setProblem(problemWords(refused))
    else {
      queue.clear()
      onClose()
    }
  }

  return (
    <Modal
      open
      onOpenChange={open => {
        if (!open) onClose()
      }}
      size="sm"
      title="When do you want it back?"
      description={
        claimIds.length === 1 && only !== undefined ? (
          <span className="t" dir="auto">
            “{excerpt(queue.claims.get(only)?.quote ?? '', 140)}”
          </span>
        ) : (
          `${counted(claimIds.length)}, for you alone: everybody else goes on seeing them.`
        )
      }
      initialFocus={first}
      onSubmit={() => {
        const until = fromLocalField(chosen)
        if (until === null) setProblem('Choose a day and a time.')
        else void putOff(until)
      }}
      footer={
        <>
          <Button kind="main" type="submit" keys="Mod+Enter" busy={busy}>
            Until then
          </Button>
          <Button kind="bare" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {problem ? <Alert>{problem}</Alert> : null}
      <div className="later">
        {isOff ? (
          <Button ref={first} onClick={() => void putOff(null)}>
            Back into the list now
          </Button>
        ) : null}
        {times.map(({ label, at }, index) => (
          <Button
            key={label}
            {...(index === 0 && !isOff ? { ref: first } : {})}
            onClick={() => void putOff(at.toISOString())}
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
        onChange={event => {
          setChosen(event.target.value)
          setProblem(null)
        }}
      />
    </Modal>
  )
}
