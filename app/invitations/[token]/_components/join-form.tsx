'use client'

import { useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { TextField } from '@/app/_components/field'
import { passwordProblem } from '@/app/_components/password-words'
import { fieldProblems, problemWords } from '@/app/_components/problem'
import { call } from '@/lib/contracts/call'

/** A name and a password, and one is in. */
export function JoinForm({
  token,
  email,
  name: invitedAs,
}: {
  readonly token: string
  readonly email: string
  readonly name: string
}) {
  const [name, setName] = useState(invitedAs)
  const [password, setPassword] = useState('')
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function submit() {
    if (busy) return
    setRefused(null)
    const short = passwordProblem(password)
    const found = {
      ...(name.trim() === '' ? { name: 'Your name is shown beside what you do.' } : {}),
      ...(short ? { password: short } : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    const answer = await call('acceptInvitation', { params: { token }, body: { name, password } })
    if (answer.ok) {
      location.assign('/')
      return
    }
    setBusy(false)
    const named = fieldProblems(answer.error)
    setProblems(named)
    if (Object.keys(named).length === 0) setRefused(problemWords(answer.error))
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
          label="Your name"
          autoComplete="name"
          value={name}
          error={problems.name}
          onChange={event => setName(event.target.value)}
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="new-password"
          help="Ten characters or more; a short sentence is fine."
          value={password}
          error={problems.password}
          onChange={event => setPassword(event.target.value)}
        />
        <Button kind="main" size="wide" type="submit" busy={busy}>
          Join
        </Button>
      </form>
    </>
  )
}
