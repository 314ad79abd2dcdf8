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
import type { ArticleDetails } from './use-articles'

export type DetailField = 'headline' | 'deadline'

/** Headline, deadline, desk and byline of an article, changed from the list; opens on the field that was asked for. */
export function DetailsDialog({
  article,
  field,
  onChange,
  onClose,
}: {
  readonly article: Article
  readonly field: DetailField
  /** Answers what went wrong, or null. */
  readonly onChange: (details: Partial<ArticleDetails>) => Promise<CallError | null>
  readonly onClose: () => void
}) {
  const [headline, setHeadline] = useState(article.headline)
  const [deadline, setDeadline] = useState(toLocalField(article.deadline))
  const [desk, setDesk] = useState(article.desk)
  const [byline, setByline] = useState(article.byline)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const first = useRef<HTMLInputElement>(null)

  async function submit() {
    if (busy) return
    const details: Partial<ArticleDetails> = {
      ...(headline.trim() === article.headline ? {} : { headline: headline.trim() }),
      ...(deadline === toLocalField(article.deadline) ? {} : { deadline: fromLocalField(deadline) }),
      ...(desk.trim() === article.desk ? {} : { desk: desk.trim() }),
      ...(byline.trim() === article.byline ? {} : { byline: byline.trim() }),
    }
    if (Object.keys(details).length === 0) {
      onClose()
      return
    }
    setBusy(true)
    setRefused(null)
    const error = await onChange(details)
    setBusy(false)
    if (error) setRefused(problemWords(error))
    else onClose()
  }

  return (
    <Modal
      open
      onOpenChange={open => open || onClose()}
      size="sm"
      title={field === 'deadline' ? 'Deadline' : 'Rename'}
      description={article.headline || 'Untitled'}
      initialFocus={first}
      onSubmit={submit}
      footer={
        <>
          <Button kind="main" type="submit" busy={busy}>
            Save
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
          {...(field === 'headline' ? { ref: first } : {})}
          label="Headline"
          dir="auto"
          value={headline}
          onChange={event => setHeadline(event.target.value)}
        />
        <TextField
          {...(field === 'deadline' ? { ref: first } : {})}
          label="Deadline"
          type="datetime-local"
          help="In your own time zone. Blank for none."
          value={deadline}
          onChange={event => setDeadline(event.target.value)}
        />
        <div className="form-row">
          <TextField label="Desk" dir="auto" value={desk} onChange={event => setDesk(event.target.value)} />
          <TextField
            label="Byline"
            dir="auto"
            value={byline}
            onChange={event => setByline(event.target.value)}
          />
        </div>
      </div>
    </Modal>
  )
}
