'use client'

import { useRef, useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { TextField } from '@/app/_components/field'
import { problemWords } from '@/app/_components/problem'
import type { Article } from '@/lib/contracts/article'
import type { CallError } from '@/lib/contracts/call'
import { fromLocalField, toLocalField } from './local-time'

/** Where and since when an article is out. */
export function PublishDialog({
  article,
  onPublish,
  onClose,
}: {
  readonly article: Article
  /** Answers what went wrong, or null. */
  readonly onPublish: (publication: { url: string | null; at?: string }) => Promise<CallError | null>
  readonly onClose: () => void
}) {
  const [url, setUrl] = useState(article.published?.url ?? '')
  const [at, setAt] = useState(toLocalField(article.published?.at ?? null))
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const first = useRef<HTMLInputElement>(null)

  async function submit() {
    if (busy) return
    setBusy(true)
    setRefused(null)
    const since = fromLocalField(at)
    const error = await onPublish({ url: url.trim() || null, ...(since === null ? {} : { at: since }) })
    setBusy(false)
    if (error) setRefused(problemWords(error))
    else onClose()
  }

  return (
    <Modal
      open
      onOpenChange={open => open || onClose()}
      size="sm"
      title={article.published ? 'Published' : 'Mark as published'}
      description={article.headline || 'Untitled'}
      initialFocus={first}
      onSubmit={submit}
      footer={
        <>
          <Button kind="main" type="submit" busy={busy}>
            {article.published ? 'Save' : 'Mark as published'}
          </Button>
          <Button kind="bare" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {refused ? <Alert>{refused}</Alert> : null}
      <div className="form">
        <TextField
          ref={first}
          label="Address of the page"
          type="url"
          inputMode="url"
          placeholder="https://"
          help="Blank when it is on none."
          value={url}
          onChange={event => setUrl(event.target.value)}
        />
        <TextField
          label="Out since"
          type="datetime-local"
          help="In your own time zone. Blank is now."
          value={at}
          onChange={event => setAt(event.target.value)}
        />
      </div>
    </Modal>
  )
}
