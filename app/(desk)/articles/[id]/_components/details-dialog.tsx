'use client'

import { useState } from 'react'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { TextField } from '@/app/_components/field'
import { call } from '@/lib/contracts/call'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** Desk, byline and deadline. The headline is written on the paper. */
export function DetailsDialog({ onClose }: { readonly onClose: () => void }) {
  const { articleId } = useWorkspace()
  const { article, reloadArticle } = useWorkspaceState()
  const [desk, setDesk] = useState(article.desk)
  const [byline, setByline] = useState(article.byline)
  const [deadline, setDeadline] = useState(article.deadline ? localInput(article.deadline) : '')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function save() {
    setBusy(true)
    const answer = await call('patchArticle', {
      params: { id: articleId },
      body: { desk, byline, deadline: deadline === '' ? null : new Date(deadline).toISOString() },
    })
    setBusy(false)
    if (!answer.ok) return setError(answer.error.message)
    await reloadArticle()
    onClose()
  }

  return (
    <Modal
      open
      onOpenChange={onClose}
      size="sm"
      title="Details"
      onSubmit={() => void save()}
      footer={
        <>
          <Button kind="main" size="lg" type="submit" busy={busy}>
            Save
          </Button>
          <Button kind="bare" size="lg" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextField
          label="Deadline"
          type="datetime-local"
          value={deadline}
          onChange={event => setDeadline(event.target.value)}
          help="In your time zone. Left blank: no deadline."
        />
        <TextField label="Desk" value={desk} dir="auto" onChange={event => setDesk(event.target.value)} />
        <TextField
          label="Byline"
          value={byline}
          dir="auto"
          onChange={event => setByline(event.target.value)}
        />
        {error && (
          <p className="err" role="alert">
            {error}
          </p>
        )}
      </div>
    </Modal>
  )
}

/** A moment as `datetime-local` wants it: the reader's own clock, to the minute. */
function localInput(iso: string): string {
  const date = new Date(iso)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
