'use client'

import Link from 'next/link'
import { useEffect, useRef } from 'react'
import type { PersonRef } from '@/lib/contracts/shared'
import { may } from '@/lib/domain/permission'
import { listed } from '../_state/queue-state'
import { useQueue, useQueueState } from '../_state/use-queue'
import { addressOf, namedViews, sameView, sizeOf } from '../_state/view'
import { FilterPopover } from './filter-popover'

/** The ready-made views with how many claims each holds, and the filter that makes others. Every view is a link. */
export function ViewsBar({ people }: { readonly people: readonly PersonRef[] }) {
  const queue = useQueue()
  const state = useQueueState()
  const { view, counts } = state
  const views = namedViews(may(queue.reviewer().actor, 'claim.review'))
  const own = !views.some(one => sameView(one.view, view))
  const size = sizeOf(view, counts, listed(state), state.next === null)
  const bar = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view may lie outside a narrow bar
  useEffect(() => {
    bar.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ inline: 'center', block: 'nearest', behavior: 'instant' })
  }, [view])
  return (
    <nav className="views" aria-label="Views" ref={bar}>
      {views.map(one => (
        <Link
          key={one.name}
          href={addressOf(one.view)}
          prefetch={false}
          aria-current={sameView(one.view, view) ? 'page' : undefined}
        >
          {one.name} <b>{one.count(counts)}</b>
        </Link>
      ))}
      {own ? (
        <Link href={addressOf(view)} prefetch={false} aria-current="page">
          This filter{' '}
          <b>
            {size.count}
            {size.atLeast ? '+' : ''}
          </b>
        </Link>
      ) : null}
      <span className="sp" />
      <FilterPopover people={people} own={own} />
    </nav>
  )
}
