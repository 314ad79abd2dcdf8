'use client'

import { useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { TextField } from '@/app/_components/field'
import { signIn } from '@/app/_components/sign-in-call'

/** E-mail and password; leads to `to` once they are right. */
export function SignInForm({ to }: { readonly to: string }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function submit(form: HTMLFormElement) {
    if (busy) return
    const fields = new FormData(form)
    setBusy(true)
    setProblem(null)
    const refused = await signIn(String(fields.get('email')), String(fields.get('password')))
    if (refused === null) {
      /* Everything on the page was made for somebody unknown: begin afresh. */
      location.assign(to)
      return
    }
    setBusy(false)
    setProblem(refused)
    form.querySelector<HTMLInputElement>('[name=password]')?.select()
  }

  return (
    <>
      {problem ? <Alert>{problem}</Alert> : null}
      <form
        method="post"
        onSubmit={event => {
          event.preventDefault()
          void submit(event.currentTarget)
        }}
      >
        <TextField label="E-mail" name="email" type="email" autoComplete="username" required />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <Button kind="main" size="wide" type="submit" busy={busy}>
          Sign in
        </Button>
      </form>
    </>
  )
}
