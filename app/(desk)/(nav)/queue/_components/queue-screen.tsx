'use client'

import { useSearchParams } from 'next/navigation'
import { lazy, Suspense, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { retryLive } from '@/app/_components/live'
import { pendingCount } from '@/app/_components/pending-count'
import type { PersonRef } from '@/lib/contracts/shared'
import { listed } from '../_state/queue-state'
import { useQueue, useQueueState } from '../_state/use-queue'
import { useSavedViews } from '../_state/use-saved-views'
import { ClaimList } from './claim-list'
import { ClaimPane } from './claim-pane'
import { EmptyQueue } from './empty-queue'
import { NowShowing } from './now-showing'
import type { TogetherForm } from './together-dialog'
import { useQueueKeys } from './use-queue-keys'
import { ViewsBar } from './views-bar'

/* What is opened by asking for it is fetched then: the queue itself stays light. */
const ReturnDialog = lazy(() => import('./return-dialog'))
const AssignDialog = lazy(() => import('./assign-dialog'))
const LaterDialog = lazy(() => import('./later-dialog'))
const LeftDialog = lazy(() => import('./left-dialog'))
const TogetherDialog = lazy(() => import('./together-dialog'))
const FlagDialog = lazy(() => import('@/app/_components/flag-dialog'))
const BulkBar = lazy(() => import('./bulk-bar'))
const SignInDialog = lazy(async () => ({
  default: (await import('@/app/_components/sign-in-dialog')).SignInDialog,
}))

/** What is open over the claim, or in it. */
export type QueueForm = 'return' | 'assign' | 'comment' | 'source' | 'later' | 'flag' | 'left' | TogetherForm

/** The screen: views above, list on the left, claim on the right; one of the two on a narrow screen. */
export function QueueScreen({ people }: { readonly people: readonly PersonRef[] }) {
  const queue = useQueue()
  const state = useQueueState()
  const { views, setViews } = useSavedViews()
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
  const selected = useSyncExternalStore(queue.selection.subscribe, queue.selection.get, queue.selection.get)
  const together = selected.ids.size > 0
  if (formFor !== chosen) {
    setFormFor(chosen)
    if (!together) setForm(null)
  }

  /* What was asked for may already have made room for what was left of it. */
  const closeActed = () => setForm(now => (now === 'left' ? now : null))

  /* What was left is shown at once, with the reasons. */
  const left = useSyncExternalStore(queue.left.subscribe, queue.left.get, () => null)
  const [leftShown, setLeftShown] = useState(left)
  if (leftShown !== left) {
    setLeftShown(left)
    if (left !== null) setForm('left')
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

  /* The bar went and took the focus with it. */
  const hadBar = useRef(together)
  useEffect(() => {
    const gone = hadBar.current && !together
    hadBar.current = together
    if (!gone || document.activeElement !== document.body) return
    root.current?.querySelector<HTMLElement>('.list-in')?.focus({ preventScroll: true })
  }, [together])

  useQueueKeys(root, open, form !== null && form !== 'comment' && form !== 'source')
  const empty = rows.length === 0
  return (
    <div
      className="queue"
      ref={root}
      data-pane={inAddress !== null && chosen !== null ? 'claim' : 'list'}
      data-selecting={together || undefined}
    >
      <h1 className="vh">Review</h1>
      <ViewsBar people={people} kept={views} onKept={setViews} />
      {empty && chosen === null ? (
        <EmptyQueue kept={views} people={people} worked={state.undo !== null} />
      ) : (
        <main id="main" className="split">
          <ClaimList />
          <ClaimPane form={form} onForm={open} onSignIn={() => setSignIn({ form: null })} />
        </main>
      )}
      <NowShowing />
      <Suspense>{together ? <BulkBar onForm={open} /> : null}</Suspense>
      <Suspense>
        {form === 'later' && (together || chosen !== null) ? (
          <LaterDialog
            claimIds={together ? [...selected.ids] : [chosen ?? '']}
            isOff={state.view.mine === 'later' || rows.some(row => row.id === chosen && row.later !== null)}
            onClose={closeActed}
          />
        ) : null}
        {form === 'left' ? <LeftDialog onClose={() => setForm(null)} /> : null}
        {form === 'return-all' || form === 'assign-all' || form === 'priority-all' ? (
          <TogetherDialog form={form} people={people} onClose={closeActed} />
        ) : null}
        {form === 'flag' && chosen !== null ? (
          <FlagDialog
            flags={queue.claims.get(chosen)?.flags ?? []}
            secondReviewer={queue.reviewer().secondReviewer}
            onSave={flags => queue.patch(chosen, { flags })}
            onClose={() => setForm(null)}
          />
        ) : null}
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
