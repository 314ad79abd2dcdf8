'use client'

import { type KeyboardEvent, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from '@/app/_components/button'
import { matchKey } from '@/app/_components/keys'
import { onDemand, useOnDemand } from '@/app/_components/on-demand'
import { QUEUE_SORT_LABEL } from '@/lib/domain/queue-sort'
import { listItems } from '../_state/list-items'
import { listed } from '../_state/queue-state'
import { useQueue, useQueueState } from '../_state/use-queue'
import { isGrouped, sizeOf } from '../_state/view'
import { Lines, type ShownLines } from './list-lines'
import { optionId } from './queue-row'

/* The next page is fetched when so many lines are left to scroll. */
const NEAR_END = 12
/* A first page with its headings; a longer list is never in the document as a whole. */
const MOST_LINES = 100

const NEAREST = { block: 'nearest', behavior: 'instant' } as const

const listWindow = onDemand(() => import('./list-window'))

/**
 * The claims under their articles. Of a long list only what is in and near the window is in the document; of the first
 * page all of it is, until somebody does something.
 */
export function ClaimList() {
  const queue = useQueue()
  const state = useQueueState()
  const selection = useSyncExternalStore(queue.selection.subscribe, queue.selection.get, queue.selection.get)
  const holds = useSyncExternalStore(queue.holds.subscribe, queue.holds.get, queue.holds.get)
  const rows = useSame(listed(state))
  const grouped = isGrouped(state.view)
  const items = useMemo(() => listItems(rows, grouped), [rows, grouped])
  const scroller = useRef<HTMLDivElement>(null)
  const [lines, setLines] = useState<ShownLines | null>(null)
  const { chosen } = state
  const chosenAt = items.findIndex(item => item.key === chosen)
  const nearEnd = state.next !== null && chosenAt >= items.length - NEAR_END
  const code = useOnDemand(listWindow, nearEnd || items.length > MOST_LINES)
  const last = lines?.indices.at(-1) ?? 0

  useEffect(() => {
    if (state.next !== null && state.paging === 'idle' && last >= items.length - NEAR_END)
      void queue.loadMore()
  }, [queue, state.next, state.paging, last, items.length])

  /* Keeps the chosen claim in sight when it is chosen by key or by a decision; not when the list just grows. */
  const inSight = useRef<string | null>(null)
  useEffect(() => {
    if (inSight.current === chosen || chosenAt < 0) return
    inSight.current = chosen
    if (lines) lines.scrollTo(chosenAt)
    else if (chosen !== null) document.getElementById(optionId(chosen))?.scrollIntoView(NEAREST)
  }, [lines, chosen, chosenAt])

  function onKeyDown(event: KeyboardEvent) {
    const stroke = event.nativeEvent
    const edge = matchKey(stroke, 'Home') ? rows[0] : matchKey(stroke, 'End') ? rows.at(-1) : undefined
    if (matchKey(stroke, 'ArrowDown')) queue.step(1)
    else if (matchKey(stroke, 'ArrowUp')) queue.step(-1)
    else if (edge) queue.choose(edge.id)
    else if (matchKey(stroke, 'Enter') && chosen !== null) open(chosen)
    else return
    event.preventDefault()
  }

  function open(id: string) {
    queue.choose(id)
    document.querySelector<HTMLElement>('.det-in')?.focus({ preventScroll: true })
  }

  const size = sizeOf(state, rows)
  return (
    <section className="list" aria-label="Claims" data-region="">
      <div
        ref={scroller}
        className="list-in"
        role="listbox"
        data-region-focus=""
        tabIndex={0}
        aria-multiselectable="true"
        aria-label={`Claims, ${QUEUE_SORT_LABEL[state.view.sort].toLowerCase()}`}
        aria-activedescendant={
          chosen !== null && chosenAt >= 0 && lines?.indices.includes(chosenAt) !== false
            ? optionId(chosen)
            : undefined
        }
        onKeyDown={onKeyDown}
        onScroll={code ? undefined : () => void listWindow.load()}
      >
        <Lines
          items={items}
          groups={state.groups}
          lines={lines}
          setSize={size.atLeast ? -1 : size.count}
          chosen={chosen}
          selected={selection.ids}
          holds={holds}
        />
        {code ? <code.ListWindow items={items} scroller={scroller} onLines={setLines} /> : null}
      </div>
      {state.paging === 'failed' ? (
        <p className="list-foot" role="alert">
          The rest of the list did not load.{' '}
          <Button
            onClick={() => {
              void queue.loadMore()
            }}
          >
            Load again
          </Button>
        </p>
      ) : null}
    </section>
  )
}

/* The same array as long as the same rows are listed: choosing another claim arranges none of them anew. */
function useSame<T>(rows: readonly T[]): readonly T[] {
  const kept = useRef(rows)
  const known = kept.current
  if (known.length !== rows.length || rows.some((row, index) => row !== known[index])) kept.current = rows
  return kept.current
}
