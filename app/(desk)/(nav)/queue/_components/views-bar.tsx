'use client'

import { Bookmark, Users } from 'lucide-react'
import Link from 'next/link'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_components/button'
import { useCommands } from '@/app/_components/command-palette'
import { Icon } from '@/app/_components/glyph'
import { useKeys } from '@/app/_components/keys'
import type { CountUpTo } from '@/lib/contracts/claim'
import type { SavedView } from '@/lib/contracts/saved-view'
import type { PersonRef } from '@/lib/contracts/shared'
import { may } from '@/lib/domain/permission'
import { listed } from '../_state/queue-state'
import { useQueue, useQueueState } from '../_state/use-queue'
import {
  addressOf,
  countWords,
  keptView,
  namedViews,
  type QueueView,
  sameFilters,
  sizeOf,
} from '../_state/view'
import { FilterPopover } from './filter-popover'
import { SortMenu } from './sort-menu'

/* What is opened by asking for it is fetched then. */
const ViewsDialog = lazy(() => import('./views-dialog'))

/**
 * The ready-made views and those that people keep, with how many claims each holds, and the filter that makes others.
 * Every view is a link.
 */
export function ViewsBar({
  people,
  kept,
  onKept,
}: {
  readonly people: readonly PersonRef[]
  /** The views that people keep. */
  readonly kept: readonly SavedView[]
  readonly onKept: (views: readonly SavedView[]) => void
}) {
  const queue = useQueue()
  const state = useQueueState()
  const [open, setOpen] = useState(false)
  const { view, counts } = state
  const views = [
    ...namedViews(may(queue.reviewer().actor, 'claim.review')).map(one => ({
      key: one.name,
      name: one.name,
      view: one.view,
      count: { count: one.count(counts), atLeast: false },
      shared: false,
    })),
    ...kept.map(({ id, name, params, count, shared }) => {
      return { key: id, name, view: keptView(params), count, shared }
    }),
  ]
  /* The view with the same order too, where there is one: a view kept in another order is another view. */
  const same = views.filter(one => sameFilters(one.view, view))
  const current = same.find(one => one.view.sort === view.sort) ?? same[0]
  const bar = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view may lie outside a narrow bar
  useEffect(() => {
    bar.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ inline: 'center', block: 'nearest', behavior: 'instant' })
  }, [view])
  const openViews = () => setOpen(true)
  /* From anywhere on the page that is no field, but not through a dialogue. */
  useKeys({
    v: event =>
      event.target instanceof Element && event.target.closest('[role$=dialog]') ? false : openViews(),
  })
  useCommands([
    { id: 'queue-views', label: 'Save this filter as a view, or arrange views', keys: 'v', run: openViews },
  ])
  return (
    <nav className="views" aria-label="Views" ref={bar}>
      {views.map(({ key, ...one }) => (
        <ViewLink key={key} {...one} current={key === current?.key} />
      ))}
      {current === undefined ? (
        <ViewLink
          name="This filter"
          view={view}
          count={sizeOf(state, listed(state))}
          shared={false}
          current
        />
      ) : null}
      <span className="sp" />
      <div className="views-acts">
        <Button kind="bare" icon={Bookmark} keys="v" aria-haspopup="dialog" onClick={openViews}>
          {current === undefined ? 'Save view…' : 'Views…'}
        </Button>
        <FilterPopover people={people} own={current === undefined} />
        <SortMenu />
      </div>
      {open ? (
        <Suspense>
          <ViewsDialog views={kept} onViews={onKept} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </nav>
  )
}

interface ViewLinkProps {
  readonly name: string
  readonly view: QueueView
  readonly count: CountUpTo
  readonly shared: boolean
  readonly current: boolean
}

function ViewLink({ name, view, count, shared, current }: ViewLinkProps) {
  return (
    <Link href={addressOf(view)} prefetch={false} aria-current={current ? 'page' : undefined}>
      {shared ? <Icon of={Users} /> : null}
      <span dir="auto">{name}</span>
      {shared ? <span className="vh"> (shared)</span> : null} <b>{countWords(count)}</b>
    </Link>
  )
}
