'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { Modal } from '@/app/_components/dialog'
import { eventWords } from '@/app/_components/event-words'
import { Moment } from '@/app/_components/moment'
import { call } from '@/lib/contracts/call'
import type { StetEvent } from '@/lib/contracts/claim'
import { historyAddress } from '../history/_components/history-address'
import { standingOf } from './standing-claims'
import { useClaims, useEditor } from './use-editor'
import { useWorkspace } from './workspace-context'

/** What was done to the article, newest first. A claim's line opens the claim. */
export function HistoryPanel({ onClose }: { readonly onClose: () => void }) {
  const { articleId, editor, store } = useWorkspace()
  const order = useEditor(editor, snapshot => snapshot.order)
  const { numberOf } = useClaims(store, order, standingOf)
  const [events, setEvents] = useState<readonly StetEvent[] | null>(null)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    call('articleEvents', { params: { id: articleId } }).then(answer => {
      if (answer.ok) setEvents(answer.value.events)
      else setError(answer.error.message)
    })
  }, [articleId])
  return (
    <Modal
      open
      onOpenChange={onClose}
      title="History"
      description="What was done to this article, newest first."
    >
      <p className="ways">
        <Link href={historyAddress(articleId, {})}>Time line and versions</Link>
      </p>
      {error && (
        <p className="err" role="alert">
          {error}
        </p>
      )}
      {events === null && !error && (
        <p className="faint" role="status">
          Loading…
        </p>
      )}
      {events && (
        <ol className="hist long">
          {events.map(event => {
            const { claimId } = event
            const { what, said } = eventWords(event)
            const number = claimId === null ? undefined : numberOf.get(claimId)
            return (
              <li key={event.id}>
                <span>
                  <Moment at={event.at} style="relative" />
                </span>
                <div>
                  {what} by {event.actor?.name ?? 'Stet'}
                  {claimId !== null && number !== undefined && (
                    <button
                      type="button"
                      className="lnk"
                      onClick={() => {
                        onClose()
                        editor.choose(claimId, { scroll: true })
                      }}
                    >
                      Claim {number}
                    </button>
                  )}
                  {said !== '' && (
                    <q className="faint" dir="auto">
                      {said}
                    </q>
                  )}
                </div>
              </li>
            )
          })}
        </ol>
      )}
    </Modal>
  )
}
