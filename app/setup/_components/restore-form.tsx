'use client'

import { useState } from 'react'
import { Button } from '@/app/_components/button'
import { TextField } from '@/app/_components/field'
import { followArchive } from '@/app/_components/follow-archive'
import { Moment } from '@/app/_components/moment'
import { passwordProblem } from '@/app/_components/password-words'
import { fieldProblems, problemWords } from '@/app/_components/problem'
import { signIn } from '@/app/_components/sign-in-call'
import type { ArchiveProgress, SentArchive } from '@/lib/contracts/archive'
import { sizeWords } from '@/lib/contracts/archive-words'
import { call } from '@/lib/contracts/call'

type Fields = 'name' | 'email' | 'password'
type Problems = Partial<Record<Fields, string>>

/** What an archive is, and the account of whoever restores it. What was typed stays when it is refused. */
export function RestoreForm({
  archive,
  progress,
  onProgress,
  onRefused,
  onGone,
}: {
  readonly archive: SentArchive
  /** Set while it is restored. */
  readonly progress: ArchiveProgress | null
  readonly onProgress: (progress: ArchiveProgress | null) => void
  readonly onRefused: (why: string | null) => void
  /** The server no longer has the file. */
  readonly onGone: () => void
}) {
  const [typed, setTyped] = useState({ name: '', email: '', password: '' })
  const [problems, setProblems] = useState<Problems>({})
  const [busy, setBusy] = useState(false)
  const { id } = archive

  async function submit() {
    if (busy || progress) return
    onRefused(null)
    const found = problemsOf(typed)
    setProblems(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    const body = { ...typed, email: typed.email.trim() }
    const begun = await call('restoreArchive', { params: { id }, body })
    setBusy(false)
    if (!begun.ok) {
      setProblems(fieldProblems(begun.error))
      onRefused(problemWords(begun.error))
      if (begun.error.status === 404) onGone()
      return
    }
    onProgress(begun.value.progress)
    const last = await followArchive(() => call('restoringProgress', { params: { id } }), onProgress)
    if (last?.state === 'done') {
      const refused = await signIn(body.email, body.password)
      location.assign(refused === null ? '/' : '/sign-in')
      return
    }
    onProgress(null)
    onRefused(
      last?.message ?? 'The server was started anew meanwhile. Nothing was restored; send the file again.',
    )
    if (last === null) onGone()
  }

  const field = (name: Fields) => ({
    name,
    value: typed[name],
    error: problems[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  })
  return (
    <>
      <div className="in-file" role="status">
        <b dir="auto">{archive.newsroom || 'A newsroom'}</b>
        <p>
          {counted(archive.rows.articles, 'article')}, {counted(archive.rows.claims, 'claim')},{' '}
          {counted(archive.rows.sources, 'source')}, {counted(archive.rows.people, 'person', 'people')};{' '}
          {sizeWords(archive.bytes)}
        </p>
        <p>
          Archived <Moment at={archive.madeAt} style="date" /> by <span dir="auto">{archive.madeBy}</span>,
          with Stet {archive.version}
        </p>
      </div>
      {progress ? null : (
        <form
          noValidate
          onSubmit={event => {
            event.preventDefault()
            void submit()
          }}
        >
          <TextField
            label="Your e-mail"
            type="email"
            autoComplete="username"
            help="The one you had there, and your work is yours again. Any other makes a new admin."
            {...field('email')}
          />
          <TextField label="Your name" autoComplete="name" dir="auto" {...field('name')} />
          <TextField
            label="A new password"
            type="password"
            autoComplete="new-password"
            help="Passwords are in no archive. You can make links for the others afterwards, under People."
            {...field('password')}
          />
          <Button kind="main" size="wide" type="submit" busy={busy}>
            Restore the newsroom
          </Button>
        </form>
      )}
    </>
  )
}

function counted(count = 0, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

function problemsOf(typed: Record<Fields, string>): Problems {
  const problems: Problems = {}
  if (!/^\S+@\S+\.\S+$/.test(typed.email.trim())) problems.email = 'That is not an e-mail address.'
  if (typed.name.trim() === '') problems.name = 'Your name is shown beside what you do.'
  const password = passwordProblem(typed.password)
  if (password) problems.password = password
  return problems
}
