'use client'

import { useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { TextField } from '@/app/_components/field'
import { Moment } from '@/app/_components/moment'
import { fieldProblems, problemWords } from '@/app/_components/problem'
import { ShownOnce } from '@/app/_components/shown-once'
import { call } from '@/lib/contracts/call'
import type { Role } from '@/lib/domain/role'
import { RoleChoice } from './role-choice'

/** Invites somebody: a link, shown once, that the admin passes on. Stet sends no mail. */
export function InviteDialog({
  onClose,
  onMade,
}: {
  readonly onClose: () => void
  readonly onMade: () => void
}) {
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [roles, setRoles] = useState<Role[]>(['checker'])
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [refused, setRefused] = useState<string | null>(null)
  const [made, setMade] = useState<{ readonly url: string; readonly expiresAt: string } | null>(null)
  const [busy, setBusy] = useState(false)

  async function submit() {
    if (busy) return
    setRefused(null)
    const found = {
      ...(/^\S+@\S+\.\S+$/.test(email.trim()) ? {} : { email: 'That is not an e-mail address.' }),
      ...(roles.length === 0 ? { roles: 'Choose at least one role.' } : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    const answer = await call('createInvitation', {
      body: { email: email.trim(), ...(name.trim() ? { name: name.trim() } : {}), roles },
    })
    setBusy(false)
    if (answer.ok) {
      setMade(answer.value.invitation)
      onMade()
      return
    }
    const named = fieldProblems(answer.error)
    setProblems(named)
    if (Object.keys(named).length === 0) setRefused(problemWords(answer.error))
  }

  if (made) {
    return (
      <Modal
        open
        onOpenChange={open => open || onClose()}
        size="sm"
        title={`Pass this link on to ${name.trim() || email.trim()}`}
        description={
          <>
            It works once, until <Moment at={made.expiresAt} style="time" />, and is not shown again.
          </>
        }
        footer={<Button onClick={onClose}>Done</Button>}
      >
        <ShownOnce label="Invitation link" value={made.url} />
      </Modal>
    )
  }
  return (
    <Modal
      open
      onOpenChange={open => open || onClose()}
      size="sm"
      title="Invite somebody"
      description="You get a link to pass on. No mail is sent."
      onSubmit={submit}
      footer={
        <>
          <Button kind="main" type="submit" busy={busy}>
            Make the link
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
          label="E-mail"
          type="email"
          autoComplete="off"
          help="They sign in with it."
          value={email}
          error={problems.email}
          onChange={event => setEmail(event.target.value)}
        />
        <TextField
          label="Name (may be left out)"
          autoComplete="off"
          dir="auto"
          value={name}
          error={problems.name}
          onChange={event => setName(event.target.value)}
        />
        <RoleChoice roles={roles} onChange={setRoles} error={problems.roles ?? null} />
      </div>
    </Modal>
  )
}
