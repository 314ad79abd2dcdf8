'use client'

import { ArrowDown, ArrowUp, Trash2, Users } from 'lucide-react'
import { useRef, useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { CheckField, TextField } from '@/app/_components/field'
import { IconButton } from '@/app/_components/icon-button'
import { problemWords } from '@/app/_components/problem'
import { showToast } from '@/app/_components/toast'
import { type CallError, call } from '@/lib/contracts/call'
import type { PatchViewBody, SavedView } from '@/lib/contracts/saved-view'
import { may } from '@/lib/domain/permission'
import { useQueue, useQueueState } from '../_state/use-queue'
import { withView } from '../_state/use-saved-views'
import { keptParams } from '../_state/view'

interface ViewsDialogProps {
  readonly views: readonly SavedView[]
  readonly onViews: (views: readonly SavedView[]) => void
  readonly onClose: () => void
}

/** Keeps the present filter under a name, and arranges those kept: names, places, who sees them. */
export default function ViewsDialog({ views, onViews, onClose }: ViewsDialogProps) {
  const queue = useQueue()
  const { view } = useQueueState()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const [blank, setBlank] = useState(false)
  const [problem, setProblem] = useState<CallError | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const mayShare = may(queue.reviewer().actor, 'view.share')

  async function save() {
    if (busy) return
    if (name.trim() === '') {
      setBlank(true)
      field.current?.focus()
      return
    }
    setBusy(true)
    const body = { name: name.trim(), params: keptParams(view), shared: shared && mayShare }
    const answer = await call('createView', { body })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.error)
    onViews([...views, answer.value.view])
    showToast({ message: `Kept: “${answer.value.view.name}”` })
    onClose()
  }

  async function change(one: SavedView, body: PatchViewBody) {
    setProblem(null)
    const answer = await call('patchView', { params: { id: one.id }, body })
    if (!answer.ok) return setProblem(answer.error)
    if (body.place === undefined) return onViews(withView(views, one.id, answer.value.view))
    const others = views.filter(other => other.id !== one.id)
    onViews([...others.slice(0, body.place), answer.value.view, ...others.slice(body.place)])
  }

  async function remove(one: SavedView) {
    setProblem(null)
    const answer = await call('removeView', { params: { id: one.id } })
    if (!answer.ok) return setProblem(answer.error)
    const left = withView(views, one.id, null)
    onViews(left)
    showToast({
      message: `Removed: “${one.name}”`,
      action: {
        label: 'Undo',
        onAction: () => {
          const { name, params, shared } = one
          void call('createView', { body: { name, params, shared } }).then(again => {
            if (again.ok) onViews([...left, again.value.view])
          })
        },
      },
    })
  }

  return (
    <Modal
      open
      onOpenChange={open => {
        if (!open) onClose()
      }}
      title="Views"
      description="A view is a filter and an order under a name. It stands in the bar and is a link like any other."
      initialFocus={field}
      onSubmit={() => void save()}
      footer={
        <>
          <Button kind="main" type="submit" keys="Mod+Enter" busy={busy}>
            Save view
          </Button>
          <Button kind="bare" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      {problem ? <Alert>{problemWords(problem)}</Alert> : null}
      <TextField
        ref={field}
        label="Keep what is shown now as"
        dir="auto"
        maxLength={60}
        value={name}
        error={blank ? 'A view needs a name.' : null}
        onChange={event => {
          setName(event.target.value)
          setBlank(false)
        }}
      />
      {mayShare ? (
        <CheckField
          className="views-share"
          label="Show it to everybody"
          checked={shared}
          onChange={event => setShared(event.target.checked)}
        />
      ) : null}
      {views.length > 0 ? (
        <ul className="views-kept" aria-label="Views kept">
          {views.map((one, at) => (
            <KeptView
              key={one.id}
              view={one}
              mayShare={mayShare}
              first={at === 0}
              last={at === views.length - 1}
              onChange={body => void change(one, body)}
              onMove={by => void change(one, { place: at + by })}
              onRemove={() => void remove(one)}
            />
          ))}
        </ul>
      ) : null}
    </Modal>
  )
}

interface KeptViewProps {
  readonly view: SavedView
  readonly mayShare: boolean
  readonly first: boolean
  readonly last: boolean
  readonly onChange: (body: PatchViewBody) => void
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
}

function KeptView({ view, mayShare, first, last, onChange, onMove, onRemove }: KeptViewProps) {
  const { name, shared, owner, editable } = view
  if (!editable) {
    return (
      <li>
        <span dir="auto">{name}</span> <span className="faint">shared by {owner.name}</span>
      </li>
    )
  }
  return (
    <li>
      <TextField
        label={`Name of ${name}`}
        labelHidden
        dir="auto"
        maxLength={60}
        defaultValue={name}
        onBlur={event => {
          const next = event.target.value.trim()
          if (next !== '' && next !== name) onChange({ name: next })
        }}
      />
      {mayShare ? (
        <IconButton
          label={shared ? `Keep ${name} to ${owner.name}` : `Show ${name} to everybody`}
          icon={Users}
          aria-pressed={shared}
          onClick={() => onChange({ shared: !shared })}
        />
      ) : null}
      <IconButton
        label={`Move ${name} back`}
        icon={ArrowUp}
        aria-disabled={first || undefined}
        onClick={() => first || onMove(-1)}
      />
      <IconButton
        label={`Move ${name} on`}
        icon={ArrowDown}
        aria-disabled={last || undefined}
        onClick={() => last || onMove(1)}
      />
      <IconButton label={`Remove ${name}`} icon={Trash2} onClick={onRemove} />
    </li>
  )
}
