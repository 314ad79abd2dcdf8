'use client'

import { FileText, FileUp, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { TextArea } from '@/app/_components/field'
import { Icon } from '@/app/_components/icon'
import { IconButton } from '@/app/_components/icon-button'
import { Sending } from '@/app/_components/sending'
import { showToast } from '@/app/_components/toast'
import { useSending } from '@/app/_components/use-sending'
import { call } from '@/lib/contracts/call'
import type { UpdateDraftAnswer } from '@/lib/contracts/history'
import { NewVersionPreview } from './new-version-preview'
import { type ReturnChoice, type SentVersion, sendVersion, USUAL_CHOICE } from './send-version'
import { useWorkspace } from './workspace-context'

/** The writer's draft, sent again: what it would change is looked at before it is taken in. */
export function NewVersionDialog({ onClose }: { readonly onClose: () => void }) {
  const { articleId, editor } = useWorkspace()
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<UpdateDraftAnswer | null>(null)
  const [error, setError] = useState<string | null>(null)
  const { sent: gone, stopped, send, stop } = useSending()
  const busy = gone !== null
  const [choice, setChoice] = useState(USUAL_CHOICE)
  const chooser = useRef<HTMLInputElement>(null)
  const sent: SentVersion | null = file ? { file } : text.trim() === '' ? null : { text }
  const nothing =
    preview !== null &&
    preview.inserted + preview.deleted === 0 &&
    preview.reworded.length === 0 &&
    !preview.returned?.comments.some(({ taken }) => taken)

  /* Asked anew while an answer is on its way, the last question counts. */
  async function look(because: string | null = null, choosing: ReturnChoice | null = null) {
    if (!sent) return
    setError(because)
    const answer = await send(options =>
      sendVersion(articleId, sent, { preview: true }, options, preview?.returned ? choosing : null),
    )
    if (answer === null) return
    if (answer.ok) setPreview(answer.value)
    else setError(answer.error.message)
  }

  function back() {
    setPreview(null)
    setChoice(USUAL_CHOICE)
  }

  function choose(next: ReturnChoice) {
    setChoice(next)
    void look(null, next)
  }

  async function takeIn() {
    if (!sent || !preview || busy) return
    const chosen = preview.returned ? choice : null
    const answer = await send(options =>
      sendVersion(articleId, sent, { baseVersion: preview.from }, options, chosen),
    )
    // Stopped: should it have been taken in just before, the draft shows it.
    if (answer === null) return editor.refresh()
    if (!answer.ok) {
      if (answer.error.code === 'changed_since') {
        /* Against another draft the changes have other numbers. */
        setChoice(USUAL_CHOICE)
        return look('Somebody typed meanwhile. This is what it would change now.')
      }
      return setError(answer.error.message)
    }
    const { event } = answer.value
    editor.refresh()
    onClose()
    showToast({
      message: 'The new version is in',
      action: {
        label: 'Undo',
        onAction: () =>
          void call('takeBackDraft', {
            params: { id: articleId },
            query: event === null ? {} : { event },
          }).then(done => {
            editor.refresh()
            showToast({ message: done.ok ? 'Taken back: the draft reads as before' : done.error.message })
          }),
      },
    })
  }

  return (
    <Modal
      open
      onOpenChange={onClose}
      size="lg"
      title="New version of the draft"
      description={
        preview
          ? 'Nothing has been changed yet.'
          : 'What the writer sent now. Claims go along with their words; what it changes is shown first.'
      }
      onSubmit={() => void (preview ? takeIn() : look())}
      footer={
        preview ? (
          <>
            <Button
              kind="main"
              size="lg"
              type="submit"
              busy={busy}
              {...(nothing ? { forbidden: 'It says the same as the draft.' } : {})}
            >
              Take it in
            </Button>
            <Button size="lg" onClick={back}>
              Back
            </Button>
            <Button kind="bare" size="lg" onClick={onClose}>
              Cancel
            </Button>
          </>
        ) : (
          <>
            <Button
              kind="main"
              size="lg"
              type="submit"
              busy={busy}
              {...(sent ? {} : { forbidden: 'Paste the draft or choose a file first.' })}
            >
              Show what changes
            </Button>
            <Button kind="bare" size="lg" onClick={onClose}>
              Cancel
            </Button>
          </>
        )
      }
    >
      {error && (
        <p className="err" role="alert">
          {error}
        </p>
      )}
      {gone === null ? null : (
        <Sending
          sent={file ? gone : 1}
          then={preview ? 'Reading it and taking it in' : 'Reading it'}
          onStop={stop}
        />
      )}
      {stopped && !busy ? <p role="status">Stopped. What you chose is still here.</p> : null}
      {preview ? (
        <NewVersionPreview
          articleId={articleId}
          preview={preview}
          nothing={nothing}
          choice={choice}
          onChoice={choose}
        />
      ) : (
        <div className="stack">
          {file ? (
            <div className="new-file">
              <Icon of={FileText} />
              <div>
                <b dir="auto">{file.name}</b>
              </div>
              <IconButton label={`Take ${file.name} off`} icon={X} onClick={() => setFile(null)} />
            </div>
          ) : (
            <TextArea
              label="What the writer sent"
              dir="auto"
              rows={12}
              value={text}
              help="Formatting of words that stay is kept. The first line is the headline."
              onChange={event => setText(event.target.value)}
            />
          )}
          <p>
            <Button icon={FileUp} onClick={() => chooser.current?.click()}>
              Choose a file…
            </Button>
            <input
              ref={chooser}
              type="file"
              className="vh"
              tabIndex={-1}
              aria-label="File"
              onChange={event => {
                setFile(event.target.files?.[0] ?? null)
                event.target.value = ''
              }}
            />
          </p>
        </div>
      )}
    </Modal>
  )
}
