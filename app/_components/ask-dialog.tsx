'use client'

import { type ReactNode, type RefObject, useState } from 'react'
import { Alert } from './alert'
import { Button } from './button'
import { Modal } from './dialog'

/** What kept an answer from being taken, in a sentence; blank when the field says so itself; null when it was taken. */
export type Unanswered = string | null

/** Sends an answer: the dialogue is busy meanwhile, says what went wrong, and closes once it was taken. */
export type SendAnswer = (answer: () => Promise<Unanswered> | Unanswered) => void

/** A question in a small dialogue, with the one button that answers it. */
export function Ask({
  title,
  description,
  submit,
  initialFocus,
  onSubmit,
  onClose,
  children,
}: {
  readonly title: string
  readonly description: ReactNode
  /** The verb of the button. */
  readonly submit: string
  readonly initialFocus?: RefObject<HTMLElement | null>
  readonly onSubmit: () => Promise<Unanswered> | Unanswered
  readonly onClose: () => void
  /** The fields; a function gets to send other answers than that of the button. */
  readonly children: ReactNode | ((send: SendAnswer) => ReactNode)
}) {
  const [problem, setProblem] = useState<Unanswered>(null)
  const [busy, setBusy] = useState(false)

  const send: SendAnswer = answer => {
    if (busy) return
    setBusy(true)
    void Promise.resolve(answer()).then(unanswered => {
      setBusy(false)
      if (unanswered === null) onClose()
      else setProblem(unanswered === '' ? null : unanswered)
    })
  }

  return (
    <Modal
      open
      onOpenChange={open => {
        if (!open) onClose()
      }}
      size="sm"
      title={title}
      description={description}
      {...(initialFocus === undefined ? {} : { initialFocus })}
      onSubmit={() => send(onSubmit)}
      footer={
        <>
          <Button kind="main" type="submit" keys="Mod+Enter" busy={busy}>
            {submit}
          </Button>
          <Button kind="bare" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {problem === null ? null : <Alert>{problem}</Alert>}
      {typeof children === 'function' ? children(send) : children}
    </Modal>
  )
}
