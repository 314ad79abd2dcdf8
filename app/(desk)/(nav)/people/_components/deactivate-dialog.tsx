'use client'

import { useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { AlertModal } from '@/app/_components/alert-modal'
import { Button } from '@/app/_components/button'
import { problemWords } from '@/app/_components/problem'
import { showToast } from '@/app/_components/toast'
import { call } from '@/lib/contracts/call'
import type { Person } from '@/lib/contracts/person'

/** Asks before somebody is signed out everywhere and kept out. */
export function DeactivateDialog({
  person,
  onChanged,
  onClose,
}: {
  readonly person: Person
  readonly onChanged: (person: Person) => void
  readonly onClose: () => void
}) {
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function deactivate() {
    setBusy(true)
    setRefused(null)
    const answer = await call('patchPerson', { params: { id: person.id }, body: { active: false } })
    setBusy(false)
    if (!answer.ok) {
      setRefused(problemWords(answer.error))
      return
    }
    onChanged(answer.value.person)
    showToast({ message: `${person.name} can no longer sign in` })
  }

  return (
    <AlertModal
      open
      onOpenChange={open => open || onClose()}
      title={`Deactivate ${person.name}?`}
      description="They are signed out everywhere and cannot sign in; their tokens stop working. Findings, comments and history stay under their name. You can let them back in."
      actions={
        <>
          <Button kind="danger" busy={busy} onClick={() => void deactivate()}>
            Deactivate
          </Button>
          <Button kind="bare" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {refused ? <Alert>{refused}</Alert> : null}
    </AlertModal>
  )
}
