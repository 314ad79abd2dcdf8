'use client'

import { ListFilter } from 'lucide-react'
import { lazy, Suspense, useCallback, useRef, useState } from 'react'
import { Button } from '@/app/_components/button'
import type { PersonRef } from '@/lib/contracts/shared'
import { useQueueState } from '../_state/use-queue'
import { filterCount } from '../_state/view'

const FilterPopup = lazy(() => import('./filter-popup'))

/** Every filter of the queue. Each change goes to the address at once, so that what one sees can be sent as a link. */
export function FilterPopover({
  people,
  own,
}: {
  readonly people: readonly PersonRef[]
  /** The view is none of the ready-made ones: the button says how much is set. */
  readonly own: boolean
}) {
  const { view } = useQueueState()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  const set = own ? filterCount(view) : 0
  return (
    <>
      <Button
        ref={button}
        kind="bare"
        icon={ListFilter}
        keys="/"
        data-filter=""
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        Filter
        {set > 0 ? (
          <span className="n">
            {set}
            <span className="vh"> set</span>
          </span>
        ) : null}
      </Button>
      {open ? (
        <Suspense>
          <FilterPopup anchor={button} people={people} onClose={close} />
        </Suspense>
      ) : null}
    </>
  )
}
