'use client'

import { useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { Moment } from '@/app/_components/moment'
import { problemWords } from '@/app/_components/problem'
import { ShownOnce } from '@/app/_components/shown-once'
import { call } from '@/lib/contracts/call'
import type { Person } from '@/lib/contracts/person'

/** Makes a link with which somebody sets a new password; shown once, for the admin to pass on. */
export function ResetLinkDialog({
  person,
  onClose,
}: {
  readonly person: Person
  readonly onClose: () => void
}) {
  const [refused, setRefused] = useState<string | null>(null)
  const [made, setMade] = useState<{ readonly url: string; readonly expiresAt: string } | null>(null)
  const [busy, setBusy] = useState(false)

  async function make() {
    setBusy(true)
    setRefused(null)
    const answer = await call('createReset', { params: { id: person.id } })
    setBusy(false)
    if (answer.ok) setMade(answer.value.reset)
    else setRefused(problemWords(answer.error))
  }

  return (
    <Modal
      open
      onOpenChange={open => open || onClose()}
      size="sm"
      title={made ? `Pass this link on to ${person.name}` : `A reset link for ${person.name}?`}
      description={
        made ? (
          <>
            It works once, until <Moment at={made.expiresAt} style="time" />, and is not shown again.
          </>
        ) : (
          'With it they set a new password; that signs them out everywhere. Their password works until then. An earlier link stops working.'
        )
      }
      footer={
        made ? (
          <Button onClick={onClose}>Done</Button>
        ) : (
          <>
            <Button kind="main" busy={busy} onClick={() => void make()}>
              Make the link
            </Button>
            <Button kind="bare" onClick={onClose}>
              Cancel
            </Button>
          </>
        )
      }
    >
      {refused ? <Alert>{refused}</Alert> : null}
      {made ? <ShownOnce label="Reset link" value={made.url} /> : null}
    </Modal>
  )
}
