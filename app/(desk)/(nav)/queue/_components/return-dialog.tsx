'use client'

import { useRef, useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { TextArea } from '@/app/_components/field'
import { useQueue } from '../_state/use-queue'
import { QuoteOf } from './quote-of'

/** Asks for the reason of a return. It stays open, with what was typed, until the server has taken it. */
export default function ReturnDialog({
  claimId,
  onClose,
  onSignIn,
}: {
  readonly claimId: string
  readonly onClose: () => void
  readonly onSignIn: () => void
}) {
  const queue = useQueue()
  const key = `${claimId}/return`
  const claim = queue.claims.get(claimId)
  const [reason, setReason] = useState(queue.unsent.get(key) ?? '')
  const [blank, setBlank] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)

  async function submit() {
    if (busy) return
    if (reason.trim() === '') {
      setBlank(true)
      field.current?.focus()
      return
    }
    setBusy(true)
    setProblem(null)
    const trouble = await queue.giveBack(claimId, reason.trim())
    setBusy(false)
    if (trouble === null) {
      queue.unsent.delete(key)
      onClose()
    } else if (trouble.signIn) onSignIn()
    else setProblem(`${trouble.what}. ${trouble.why} What you typed is kept.`)
  }

  return (
    <Modal
      open
      onOpenChange={open => {
        if (!open) onClose()
      }}
      size="sm"
      title="What is missing?"
      description={<QuoteOf claimId={claimId} />}
      initialFocus={field}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button kind="main" type="submit" keys="Mod+Enter" busy={busy}>
            Return
          </Button>
          <Button kind="bare" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {problem ? <Alert>{problem}</Alert> : null}
      <TextArea
        ref={field}
        label="Reason"
        help={
          claim?.findingBy
            ? `${claim.findingBy.name} reads this on the claim.`
            : 'It stands on the claim for whoever checks it.'
        }
        error={blank ? 'A return needs a reason.' : null}
        dir="auto"
        rows={4}
        value={reason}
        onChange={event => {
          setReason(event.target.value)
          queue.unsent.set(key, event.target.value)
          setBlank(false)
        }}
      />
    </Modal>
  )
}
