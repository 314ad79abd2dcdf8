'use client'

import { FileArchive } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { ArchiveProgress } from '@/app/_components/archive-progress'
import { Button } from '@/app/_components/button'
import { problemWords } from '@/app/_components/problem'
import type { ArchiveProgress as Progress, SentArchive } from '@/lib/contracts/archive'
import { sizeWords } from '@/lib/contracts/archive-words'
import { type CallError, call } from '@/lib/contracts/call'
import { ROUTES } from '@/lib/contracts/route'
import { sendForm } from '@/lib/contracts/send-form'
import { RestoreForm } from './restore-form'

/** Starting from an archive: the file is sent, looked at, and restored, with an account for whoever does so. */
export function ArchiveStart({ onLeave }: { readonly onLeave: () => void }) {
  const [sending, setSending] = useState<{ readonly file: File; readonly sent: number } | null>(null)
  const [archive, setArchive] = useState<SentArchive | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const choose = useRef<HTMLButtonElement>(null)
  const called = useRef<AbortController | null>(null)

  useEffect(() => choose.current?.focus(), [])
  useEffect(() => {
    if (!sending && !progress) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [sending, progress])

  async function send(file: File | undefined) {
    if (!file) return
    setRefused(null)
    setArchive(null)
    setSending({ file, sent: 0 })
    const controller = new AbortController()
    called.current = controller
    const answer = await sendForm<{ readonly archive: SentArchive }>(ROUTES.sendArchive.path, file, {
      signal: controller.signal,
      onProgress: sent => setSending({ file, sent }),
    })
    setSending(null)
    if (answer.ok) setArchive(answer.value.archive)
    else if (!controller.signal.aborted) setRefused(whyNot(answer.error))
  }

  function leave() {
    if (archive) void call('callOffRestoring', { params: { id: archive.id } })
    onLeave()
  }

  return (
    <>
      {refused ? <Alert>{refused}</Alert> : null}
      {sending ? (
        <div className="far">
          <progress aria-label={`Sending ${sending.file.name}`} max={1} value={sending.sent} />
          <p>
            {sending.sent < 1
              ? `Sending ${sizeWords(sending.sent * sending.file.size)} of ${sizeWords(sending.file.size)}`
              : 'Looking at what came…'}
          </p>
          <div>
            <Button onClick={() => called.current?.abort()}>Cancel</Button>
          </div>
        </div>
      ) : null}
      {archive && !sending ? (
        <RestoreForm
          archive={archive}
          progress={progress}
          onProgress={setProgress}
          onRefused={setRefused}
          onGone={() => setArchive(null)}
        />
      ) : null}
      {progress && archive ? (
        <div className="far">
          <ArchiveProgress progress={progress} label="Restoring the newsroom" />
          <div>
            <Button onClick={() => void call('callOffRestoring', { params: { id: archive.id } })}>
              Cancel
            </Button>
          </div>
        </div>
      ) : null}
      {archive || sending ? null : (
        <p className="text-ink-2">
          Choose the ZIP file that <i>Archive</i> in the settings has made, or <code>stet archive</code>.
          Nothing is restored before you have seen what is in it.
        </p>
      )}
      {sending || progress ? null : (
        <div className="door-acts">
          <Button
            ref={choose}
            kind={archive ? 'plain' : 'main'}
            icon={FileArchive}
            onClick={() => chooser.current?.click()}
          >
            {archive ? 'Another file…' : 'Choose an archive…'}
          </Button>
          <Button kind="bare" onClick={leave}>
            Start with nothing instead
          </Button>
        </div>
      )}
      <input
        ref={chooser}
        type="file"
        accept=".zip,application/zip"
        aria-label="Archive"
        className="vh"
        tabIndex={-1}
        onChange={event => {
          void send(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </>
  )
}

/* A file that was too long for something in between comes to nobody: say so rather than that something was typed. */
function whyNot(error: CallError): string {
  if (error.status === 0)
    return 'The file did not arrive: the line broke, or something on the way lets no such long file through. Nothing was restored.'
  if (error.status === 413)
    return 'Something between this browser and Stet lets no file of this length through. Restore it at the command line: npm run stet -- restore.'
  return problemWords(error)
}
