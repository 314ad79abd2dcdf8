'use client'

import { useRef, useState } from 'react'
import { actor } from '@/lib/contracts/acts-as'
import { Alert } from './alert'
import { Button } from './button'
import { Modal } from './dialog'
import { TextField } from './field'
import { signIn } from './sign-in-call'

/** Signing in on the spot, when a session has ended in the middle of work: nothing typed is lost. */
export function SignInDialog({
  open,
  onOpenChange,
  onSignedIn,
}: {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onSignedIn: () => void
}) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const first = useRef<HTMLInputElement>(null)

  async function submit() {
    if (busy) return
    setBusy(true)
    setProblem(null)
    const refused = await signIn(email, password, actor())
    setBusy(false)
    setPassword('')
    if (refused !== null) {
      setProblem(refused)
      return
    }
    onOpenChange(false)
    onSignedIn()
  }

  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      size="sm"
      title="Your session has ended"
      description="Sign in here; nothing you typed is lost."
      initialFocus={first}
      onSubmit={submit}
      footer={
        <>
          <Button kind="main" type="submit" busy={busy}>
            Sign in
          </Button>
          <Button kind="bare" onClick={() => onOpenChange(false)}>
            Not now
          </Button>
        </>
      }
    >
      {problem ? <Alert>{problem}</Alert> : null}
      <div className="form">
        <TextField
          ref={first}
          label="E-mail"
          type="email"
          autoComplete="username"
          value={email}
          onChange={event => setEmail(event.target.value)}
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={event => setPassword(event.target.value)}
        />
      </div>
    </Modal>
  )
}
