'use client'

import { useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { TextField } from '@/app/_components/field'
import { passwordProblem } from '@/app/_components/password-words'
import { problemWords } from '@/app/_components/problem'
import { showToast } from '@/app/_components/toast'
import { signOut } from '@/app/(desk)/_components/sign-out'
import { readError } from '@/lib/contracts/call'

/** One's own password, and the way out of every browser. */
export function PasswordSettings({ email }: { readonly email: string }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)

  async function submit() {
    if (busy) return
    setRefused(null)
    const short = passwordProblem(next)
    setProblem(short)
    setMissing(current === '')
    if (short || current === '') return
    setBusy(true)
    const answer = await fetch('/api/auth/change-password', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ currentPassword: current, newPassword: next }),
    }).catch(() => null)
    setBusy(false)
    if (answer?.ok) {
      setCurrent('')
      setNext('')
      showToast({ message: 'Your password is changed. You are signed out everywhere else.' })
    } else if (answer === null) {
      setRefused('The server cannot be reached. Your password is as it was.')
    } else {
      const error = await readError(answer)
      setRefused(
        error.status === 400 || error.status === 401
          ? 'That is not your present password. Nothing was changed.'
          : problemWords(error),
      )
    }
  }

  return (
    <section aria-labelledby="password">
      <h2 id="password" className="h-sec">
        Your password
      </h2>
      {refused ? <Alert>{refused}</Alert> : null}
      <form
        className="form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <div className="form-row">
          <TextField
            label="Present password"
            type="password"
            autoComplete="current-password"
            value={current}
            error={missing ? 'Type the one you sign in with.' : null}
            onChange={event => {
              setCurrent(event.target.value)
              setMissing(false)
            }}
          />
          <TextField
            label="New password"
            type="password"
            autoComplete="new-password"
            value={next}
            error={problem}
            onChange={event => setNext(event.target.value)}
          />
        </div>
        <div className="form-acts">
          <Button type="submit" busy={busy}>
            Change the password
          </Button>
          <Button kind="bare" onClick={() => void signOut({ everywhere: true })}>
            Sign out everywhere
          </Button>
        </div>
      </form>
    </section>
  )
}
