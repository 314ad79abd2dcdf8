'use client'

import { useId, useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { ArchiveProgress } from '@/app/_components/archive-progress'
import { Button } from '@/app/_components/button'
import { TextField } from '@/app/_components/field'
import { followArchive } from '@/app/_components/follow-archive'
import { problemWords } from '@/app/_components/problem'
import type { ArchiveProgress as Progress } from '@/lib/contracts/archive'
import { sizeWords } from '@/lib/contracts/archive-words'
import { call, endpointUrl } from '@/lib/contracts/call'
import { ROUTES } from '@/lib/contracts/route'

const BEGUN: Progress = { state: 'ready', part: '', done: 0, of: 0, bytes: 0, message: null }

/** The whole newsroom as one file, for an admin who may read all of it. */
export function ArchiveSettings({ email, allowed }: { readonly email: string; readonly allowed: boolean }) {
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [running, setRunning] = useState<{ readonly id: string; readonly progress: Progress } | null>(null)
  const [made, setMade] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const reason = useId()

  async function make() {
    if (busy || running || !allowed) return
    setMissing(password === '')
    if (password === '') return
    setRefused(null)
    setMade(null)
    setBusy(true)
    const answer = await call('prepareArchive', { body: { password } })
    setBusy(false)
    if (!answer.ok) {
      setRefused(problemWords(answer.error))
      return
    }
    setPassword('')
    const { id, fileName } = answer.value.archive
    setRunning({ id, progress: BEGUN })
    download(id)
    const last = await followArchive(
      () => call('archiveProgress', { params: { id } }),
      progress => setRunning({ id, progress }),
    )
    setRunning(null)
    if (last?.state === 'done') setMade(`${fileName}, ${sizeWords(last.bytes)}`)
    else
      setRefused(
        `${last?.message ?? 'The archive was not made to its end.'} What your browser saved of it is no use.`,
      )
  }

  return (
    <section aria-labelledby="archive">
      <h2 id="archive" className="h-sec">
        Archive
      </h2>
      <p className="mb-4 text-ink-2">
        The whole newsroom as one file, for another Stet or for keeping: every article and version, claims,
        sources, comments, people and the record. Confidential sources are in it by name, passwords are not.
        An empty Stet takes it in on its first page.
      </p>
      {refused ? <Alert>{refused}</Alert> : null}
      {running ? (
        <div className="grid gap-3">
          <ArchiveProgress progress={running.progress} label="Making the archive" />
          <div>
            <Button onClick={() => void call('callOffArchive', { params: { id: running.id } })}>
              Cancel
            </Button>
          </div>
        </div>
      ) : (
        <form
          className="form"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            void make()
          }}
        >
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <div className="with-button">
            <TextField
              label="Your password"
              type="password"
              autoComplete="current-password"
              value={password}
              disabled={!allowed}
              error={missing ? 'Type the one you sign in with: everything is in the file.' : null}
              onChange={event => {
                setPassword(event.target.value)
                setMissing(false)
              }}
            />
            <Button
              type="submit"
              busy={busy}
              forbidden={allowed ? null : FORBIDDEN}
              {...(allowed ? {} : { reasonId: reason })}
            >
              Make an archive
            </Button>
          </div>
          {allowed ? null : (
            <p id={reason} className="help">
              {FORBIDDEN}
            </p>
          )}
        </form>
      )}
      <p role="status" className="help">
        {made ? `Made: ${made}. Your browser has saved it. That you made it is in the record.` : ''}
      </p>
    </section>
  )
}

const FORBIDDEN = 'It holds every draft: whoever makes it needs the role of an editor too.'

/* By a link and not by a request of ours: so the browser writes it to the disk as it comes, however long it is. */
function download(id: string): void {
  const link = document.createElement('a')
  link.href = endpointUrl(ROUTES.fetchArchive.path, { id })
  link.download = ''
  link.click()
}
