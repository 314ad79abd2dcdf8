'use client'

import { useRef, useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { CheckField, TextField } from '@/app/_components/field'
import { passwordProblem } from '@/app/_components/password-words'
import { fieldProblems, problemWords } from '@/app/_components/problem'
import { call } from '@/lib/contracts/call'

type Fields = 'newsroom' | 'name' | 'email' | 'password'
type Problems = Partial<Record<Fields, string>>

const FIELDS: readonly Fields[] = ['newsroom', 'name', 'email', 'password']

/** The newsroom's first form: who it is, and the account of whoever sets it up. */
export function SetupForm() {
  const [typed, setTyped] = useState({ newsroom: '', name: '', email: '', password: '' })
  const [sample, setSample] = useState(true)
  const [problems, setProblems] = useState<Problems>({})
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  function show(found: Problems) {
    setProblems(found)
    const first = FIELDS.find(field => found[field])
    if (first) form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus()
  }

  async function submit() {
    if (busy) return
    setRefused(null)
    const found = problemsOf(typed)
    show(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    const answer = await call('setup', {
      body: { ...typed, email: typed.email.trim(), sampleArticle: sample },
    })
    if (answer.ok) {
      const { articleId } = answer.value
      location.assign(articleId ? `/articles/${articleId}` : '/')
      return
    }
    setBusy(false)
    const named = fieldProblems(answer.error)
    if (Object.keys(named).length > 0) show(named)
    else setRefused(problemWords(answer.error))
  }

  const field = (name: Fields) => ({
    name,
    value: typed[name],
    error: problems[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  })
  return (
    <>
      {refused ? <Alert>{refused}</Alert> : null}
      <form
        ref={form}
        method="post"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField label="Newsroom" autoComplete="organization" {...field('newsroom')} />
        <TextField label="Your name" autoComplete="name" {...field('name')} />
        <TextField label="E-mail" type="email" autoComplete="username" {...field('email')} />
        <TextField label="Password" type="password" autoComplete="new-password" {...field('password')} />
        <CheckField
          label="Add the sample article"
          help="A checked piece with every kind of claim, to try things on."
          checked={sample}
          onChange={event => setSample(event.target.checked)}
        />
        <Button kind="main" size="wide" type="submit" busy={busy}>
          Set up the newsroom
        </Button>
      </form>
    </>
  )
}

function problemsOf(typed: Record<Fields, string>): Problems {
  const problems: Problems = {}
  if (typed.newsroom.trim() === '') problems.newsroom = 'What is the newsroom called?'
  if (typed.name.trim() === '') problems.name = 'Your name is shown beside what you do.'
  if (!/^\S+@\S+\.\S+$/.test(typed.email.trim())) problems.email = 'That is not an e-mail address.'
  const password = passwordProblem(typed.password)
  if (password) problems.password = password
  return problems
}
