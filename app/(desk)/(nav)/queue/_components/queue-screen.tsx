'use client'

import { useSearchParams } from 'next/navigation'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { retryLive } from '@/app/_components/live'
import { pendingCount } from '@/app/_components/pending-count'
import type { PersonRef } from '@/lib/contracts/shared'
import { listed } from '../_state/queue-state'
import { useQueue, useQueueState } from '../_state/use-queue'
import { ClaimList } from './claim-list'
import { ClaimPane } from './claim-pane'
import { EmptyQueue } from './empty-queue'
import { NowShowing } from './now-showing'
import { useQueueKeys } from './use-queue-keys'
import { ViewsBar } from './views-bar'

/* What is opened by asking for it is fetched then: the queue itself stays light. */
const ReturnDialog = lazy(() => import('./return-dialog'))
const AssignDialog = lazy(() => import('./assign-dialog'))
const SignInDialog = lazy(async () => ({
  default: (await import('@/app/_components/sign-in-dialog')).SignInDialog,
}))

/** What is open over the claim, or in it. */
export type QueueForm = 'return' | 'assign' | 'comment' | 'source'

/** The screen: views above, list on the left, claim on the right; one of the two on a narrow screen. */
export function QueueScreen({ people }: { readonly people: readonly PersonRef[] }) {
  const queue = useQueue()
  const state = useQueueState()
  const rows = listed(state)
  const root = useRef<HTMLDivElement>(null)
  const inAddress = useSearchParams().get('claim')
  const [form, setForm] = useState<QueueForm | null>(null)
  /* What to take up again after signing in; null while the session stands. */
  const [signIn, setSignIn] = useState<{ readonly form: QueueForm | null } | null>(null)
  const { chosen } = state

  /* The bar above says how many wait; it is told here, where the number moves. */
  const waiting = state.counts.mine.waiting
  useEffect(() => pendingCount.note(waiting), [waiting])

  /* A form belongs to the claim it was opened for; what was typed into it is kept. */
  const [formFor, setFormFor] = useState(chosen)
  if (formFor !== chosen) {
    setFormFor(chosen)
    setForm(null)
  }

  /* A form in the claim takes the focus with it when it goes: it belongs back where it was. */
  const cameFrom = useRef<HTMLElement | null>(null)
  const open = useCallback((next: QueueForm | null) => {
    if (next !== null && document.activeElement instanceof HTMLElement)
      cameFrom.current = document.activeElement
    setForm(next)
  }, [])
  useEffect(() => {
    if (form !== null || cameFrom.current === null || document.activeElement !== document.body) return
    const { current } = cameFrom
    const back = current.isConnected && current !== document.body ? current : null
    const place = back ?? root.current?.querySelector<HTMLElement>('.det-in')
    place?.focus({ preventScroll: true })
  }, [form])

  useQueueKeys(root, open)
  const empty = rows.length === 0
  return (
    <div className="queue" ref={root} data-pane={inAddress !== null && chosen !== null ? 'claim' : 'list'}>
      <h1 className="vh">Review</h1>
      <ViewsBar people={people} />
      {empty && chosen === null ? (
        <EmptyQueue view={state.view} worked={state.undo !== null} />
      ) : (
        <main id="main" className="split">
          <ClaimList />
          <ClaimPane form={form} onForm={open} onSignIn={() => setSignIn({ form: null })} />
        </main>
      )}
      <NowShowing />
      <Suspense>
        {form === 'return' && chosen !== null ? (
          <ReturnDialog
            claimId={chosen}
            onClose={() => setForm(null)}
            onSignIn={() => {
              setForm(null)
              setSignIn({ form: 'return' })
            }}
          />
        ) : null}
        {form === 'assign' && chosen !== null ? (
          <AssignDialog claimId={chosen} people={people} onClose={() => setForm(null)} />
        ) : null}
        {signIn !== null ? (
          <SignInDialog
            open
            onOpenChange={next => {
              if (!next) setSignIn(null)
            }}
            onSignedIn={() => {
              queue.problem.set(null)
              retryLive()
              setForm(signIn.form)
              setSignIn(null)
            }}
          />
        ) : null}
      </Suspense>
    </div>
  )
}
