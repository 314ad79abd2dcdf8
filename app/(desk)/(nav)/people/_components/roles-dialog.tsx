'use client'

import { useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { TextField } from '@/app/_components/field'
import { problemWords } from '@/app/_components/problem'
import { showToast } from '@/app/_components/toast'
import { call } from '@/lib/contracts/call'
import type { Person } from '@/lib/contracts/person'
import { RoleChoice } from './role-choice'

/** Changes what a person is called and may do; the roles count from their next request on. */
export function RolesDialog({
  person,
  onChanged,
  onClose,
}: {
  readonly person: Person
  readonly onChanged: (person: Person) => void
  readonly onClose: () => void
}) {
  const [name, setName] = useState(person.name)
  const [roles, setRoles] = useState(person.roles)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const nameless = name.trim() === ''

  async function submit() {
    if (busy || nameless) return
    setBusy(true)
    setRefused(null)
    const answer = await call('patchPerson', {
      params: { id: person.id },
      body: { name: name.trim(), roles },
    })
    setBusy(false)
    if (!answer.ok) {
      setRefused(problemWords(answer.error))
      return
    }
    showToast({ message: `Changed: ${answer.value.person.name}` })
    onChanged(answer.value.person)
  }

  return (
    <Modal
      open
      onOpenChange={open => open || onClose()}
      size="sm"
      title={person.name}
      description={person.email}
      onSubmit={submit}
      footer={
        <>
          <Button kind="main" type="submit" busy={busy}>
            Save
          </Button>
          <Button kind="bare" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {refused ? <Alert>{refused}</Alert> : null}
      <div className="form">
        <TextField
          label="Name"
          value={name}
          dir="auto"
          error={nameless ? 'The name is shown beside what they do.' : null}
          onChange={event => setName(event.target.value)}
        />
        <RoleChoice roles={roles} onChange={setRoles} />
        {roles.length === 0 ? <p className="help">Without a role one can sign in and see nothing.</p> : null}
      </div>
    </Modal>
  )
}
