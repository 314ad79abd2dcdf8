'use client'

import { useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { Moment } from '@/app/_components/moment'
import { problemWords } from '@/app/_components/problem'
import { showToast } from '@/app/_components/toast'
import { type Answer, call } from '@/lib/contracts/call'
import type { Job } from '@/lib/contracts/notice'
import type { JobKind } from '@/lib/domain/job'

const KIND_LABEL: Readonly<Record<JobKind, string>> = {
  mail: 'E-mail',
  digest: 'Daily digest',
  webhook: 'Webhook',
  test_mail: 'Test e-mail',
}

/** What goes out of the house by itself: what waits, what could not be sent and why. */
export function JobSettings({ loaded }: { readonly loaded: Answer<'listJobs'> }) {
  const [{ jobs, mailServer, webhook }, setListed] = useState(loaded)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function again() {
    const answer = await call('listJobs', {})
    if (answer.ok) setListed(answer.value)
    else setRefused(problemWords(answer.error))
  }
  async function test() {
    setBusy(true)
    setRefused(null)
    const answer = await call('createJob', { body: { kind: 'test_mail' } })
    setBusy(false)
    if (!answer.ok) {
      setRefused(problemWords(answer.error))
      return
    }
    showToast({ message: 'A test e-mail is on its way to you' })
    await again()
  }
  async function change(job: Job, action: 'retry' | 'drop') {
    setRefused(null)
    const answer = await call('patchJob', { params: { id: job.id }, body: { action } })
    if (!answer.ok) setRefused(problemWords(answer.error))
    await again()
  }

  return (
    <section aria-labelledby="jobs">
      <h2 id="jobs" className="h-sec">
        What goes out
      </h2>
      <p className="mb-4 text-ink-2">
        {mailServer
          ? `E-mail goes by ${mailServer}.`
          : 'No e-mail is sent: whoever runs Stet names a mail server in STET_SMTP, and STET_URL.'}{' '}
        {webhook
          ? `Notices are posted to ${webhook}, signed.`
          : 'No webhook is named (STET_WEBHOOK_URL, STET_WEBHOOK_SECRET).'}
      </p>
      {refused ? <Alert>{refused}</Alert> : null}
      <div className="form-acts">
        <Button
          busy={busy}
          forbidden={mailServer ? null : 'No mail server is named.'}
          onClick={() => void test()}
        >
          Send me a test e-mail
        </Button>
        <Button kind="bare" onClick={() => void again()}>
          Look again
        </Button>
      </div>
      {jobs.length === 0 ? (
        <p className="quiet mt-5">Nothing waits, and nothing was sent in the last month.</p>
      ) : (
        <ul className="rows mt-5">
          {jobs.map(job => (
            <JobRow key={job.id} job={job} onChange={action => void change(job, action)} />
          ))}
        </ul>
      )}
    </section>
  )
}

function JobRow({
  job,
  onChange,
}: {
  readonly job: Job
  readonly onChange: (action: 'retry' | 'drop') => void
}) {
  const open = job.state === 'waiting' || job.state === 'failed'
  const name = `${KIND_LABEL[job.kind]}${job.person ? ` for ${job.person.name}` : ''}`
  return (
    <li className="rows-item">
      <div className="rows-main">
        <b dir="auto">{name}</b>
        <span className="quiet">
          <Standing job={job} />
          {job.lastError ? ` ${job.lastError}` : ''}
        </span>
      </div>
      {open ? (
        <div className="rows-acts">
          <Button onClick={() => onChange('retry')}>
            Try now<span className="vh">: {name}</span>
          </Button>
          <Button kind="bare" onClick={() => onChange('drop')}>
            Drop<span className="vh">: {name}</span>
          </Button>
        </div>
      ) : null}
    </li>
  )
}

function Standing({ job }: { readonly job: Job }) {
  const tries = `${job.attempts} ${job.attempts === 1 ? 'try' : 'tries'}`
  switch (job.state) {
    case 'done':
      return <>Sent {job.finishedAt ? <Moment at={job.finishedAt} style="relative" /> : null}</>
    case 'failed':
      return <b className="jobs-failed">Given up after {tries}.</b>
    case 'running':
      return <>Being sent</>
    case 'waiting':
      return (
        <>
          {job.attempts > 0 ? `${tries} so far, next ` : 'Waits, goes out '}
          {job.runAt ? <Moment at={job.runAt} style="relative" /> : null}
          {job.lastError ? '.' : ''}
        </>
      )
  }
}
