'use client'

import { useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { TextField } from '@/app/_components/field'
import { passwordProblem } from '@/app/_components/password-words'
import { fieldProblems, problemWords } from '@/app/_components/problem'
import { signIn } from '@/app/_components/sign-in-call'
import { call } from '@/lib/contracts/call'

/** Sets the new password and signs in with it. */
export function ResetForm({ token, email }: { readonly token: string; readonly email: string }) {
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function submit() {
    if (busy) return
    setRefused(null)
    const short = passwordProblem(password)
    setProblem(short)
    if (short) return
    setBusy(true)
    const answer = await call('reset', { params: { token }, body: { password } })
    if (answer.ok) {
      location.assign((await signIn(email, password)) === null ? '/' : '/sign-in')
      return
    }
    setBusy(false)
    const named = fieldProblems(answer.error)
    if (named.password) setProblem(named.password)
    else setRefused(problemWords(answer.error))
  }

  return (
    <>
      {refused ? <Alert>{refused}</Alert> : null}
      <form
        method="post"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField label="E-mail" type="email" autoComplete="username" value={email} readOnly />
        <TextField
          label="New password"
          type="password"
          autoComplete="new-password"
          help="Ten characters or more; a short sentence is fine."
          value={password}
          error={problem}
          onChange={event => setPassword(event.target.value)}
        />
        <Button kind="main" size="wide" type="submit" busy={busy}>
          Set the password
        </Button>
      </form>
    </>
  )
}
