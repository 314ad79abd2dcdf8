'use client'

import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { EmptyState } from '@/app/_components/empty-state'
import { addressOf, NO_FILTER, type QueueView, sameView, WAITING } from '../_state/view'

/** Nothing to list: what that means, and where to go on. */
export function EmptyQueue({
  view,
  worked,
}: {
  readonly view: QueueView
  /** The last claim has just been decided on. */
  readonly worked: boolean
}) {
  const main = useRef<HTMLElement>(null)
  /* The list went and took the focus with it. */
  useEffect(() => {
    if (worked && document.activeElement === document.body) main.current?.focus()
  }, [worked])
  return (
    <main id="main" className="queue-empty" tabIndex={-1} ref={main}>
      <Nothing view={view} />
    </main>
  )
}

function Nothing({ view }: { readonly view: QueueView }) {
  if (sameView(view, WAITING)) {
    return (
      <EmptyState
        title="Nothing is waiting for you"
        actions={
          <>
            <Link className="btn" href="/">
              To the articles
            </Link>
            <Link className="btn bare" href={addressOf(NO_FILTER)} prefetch={false}>
              Every claim
            </Link>
          </>
        }
      >
        A claim comes here as soon as a checker has made a finding on it.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No claim is like that"
      actions={
        <Link className="btn" href={addressOf(WAITING)} prefetch={false}>
          What waits for review
        </Link>
      }
    >
      Take something out of the filter, or see what waits.
    </EmptyState>
  )
}
