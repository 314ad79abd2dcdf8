'use client'

import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { Button } from '@/app/_components/button'
import { matchKey } from '@/app/_components/keys'
import type { Hold } from '@/lib/contracts/hold'
import { QUEUE_SORT_LABEL } from '@/lib/domain/queue-sort'
import { type ListItem, listItems } from '../_state/list-items'
import { listed } from '../_state/queue-state'
import { useQueue, useQueueState } from '../_state/use-queue'
import { isGrouped, sizeOf } from '../_state/view'
import { Due } from './due'
import { optionId, QueueRow } from './queue-row'

/* Heights before a line has been measured, in CSS pixels. */
const HEADING = 42
const CLAIM = 62
/* The next page is fetched when so many lines are left to scroll. */
const NEAR_END = 12

/** The claims under their articles. Of a long list only what is in and near the window is in the document. */
export function ClaimList() {
  const queue = useQueue()
  const state = useQueueState()
  const selection = useSyncExternalStore(queue.selection.subscribe, queue.selection.get, queue.selection.get)
  const holds = useSyncExternalStore(queue.holds.subscribe, queue.holds.get, queue.holds.get)
  const rows = listed(state)
  const grouped = isGrouped(state.view)
  const items = useMemo(() => listItems(rows, grouped), [rows, grouped])
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => (items[index]?.kind === 'heading' ? HEADING : CLAIM),
    getItemKey: index => items[index]?.key ?? index,
    overscan: 10,
    scrollPaddingStart: HEADING,
    /* The server does not know the window; this much of the list it sends along. */
    initialRect: { width: 404, height: 1000 },
  })
  const shown = virtualizer.getVirtualItems()
  const { chosen } = state
  const chosenAt = items.findIndex(item => item.key === chosen)
  const last = shown.at(-1)?.index ?? 0

  useEffect(() => {
    if (state.next !== null && state.paging === 'idle' && last >= items.length - NEAR_END)
      void queue.loadMore()
  }, [queue, state.next, state.paging, last, items.length])

  /* Keeps the chosen claim in sight when it is chosen by key or by a decision; not when the list just grows. */
  const inSight = useRef<string | null>(null)
  useEffect(() => {
    if (inSight.current === chosen || chosenAt < 0) return
    inSight.current = chosen
    virtualizer.scrollToIndex(chosenAt, { align: 'auto' })
  }, [virtualizer, chosen, chosenAt])

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
          chosen !== null && shown.some(item => item.index === chosenAt) ? optionId(chosen) : undefined
        }
        onKeyDown={onKeyDown}
      >
        <Lines
          items={items}
          groups={state.groups}
          shown={shown}
          total={virtualizer.getTotalSize()}
          sizeOfHeading={index => virtualizer.measurementsCache[index]?.size ?? HEADING}
          measure={virtualizer.measureElement}
          setSize={size.atLeast ? -1 : size.count}
          chosen={chosen}
          selected={selection.ids}
          holds={holds}
        />
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

interface LinesProps {
  readonly items: readonly ListItem[]
  /** How many claims of the view are in each article, as far as that is known. */
  readonly groups: Readonly<Record<string, number>>
  readonly shown: readonly VirtualItem[]
  readonly total: number
  readonly sizeOfHeading: (index: number) => number
  readonly measure: (element: Element | null) => void
  readonly setSize: number
  readonly chosen: string | null
  readonly selected: ReadonlySet<string>
  readonly holds: readonly Hold[]
}

/**
 * The lines in and near the window, in the flow of the page between two spacers, so that an article's heading can
 * stick to the top while its claims pass.
 */
function Lines({
  items,
  groups: counts,
  shown,
  total,
  sizeOfHeading,
  measure,
  setSize,
  chosen,
  ...marks
}: LinesProps) {
  const queue = useQueue()
  const first = shown[0]
  const last = shown.at(-1)
  if (!first || !last) return null
  const line = (index: number) => {
    const item = items[index]
    return item?.kind === 'claim' ? (
      <QueueRow
        key={item.key}
        ref={measure}
        index={index}
        row={item.row}
        position={item.position}
        setSize={setSize}
        chosen={item.row.id === chosen}
        selected={marks.selected.has(item.row.id)}
        heldBy={queue.heldBy(item.row.id)?.person.name ?? null}
        headline={items[0]?.kind !== 'heading'}
      />
    ) : null
  }
  if (items[0]?.kind !== 'heading') {
    return (
      <>
        <div role="presentation" style={{ height: first.start }} />
        {shown.map(({ index }) => line(index))}
        <div role="presentation" style={{ height: Math.max(0, total - last.end) }} />
      </>
    )
  }
  const opening = openingHeading(items, first.index)
  const before = first.start - (opening === first.index ? 0 : sizeOfHeading(opening))
  const indices = [...(opening === first.index ? [] : [opening]), ...shown.map(item => item.index)]
  const groups: { heading: number; claims: number[] }[] = []
  for (const index of indices) {
    if (items[index]?.kind === 'heading') groups.push({ heading: index, claims: [] })
    else groups.at(-1)?.claims.push(index)
  }
  return (
    <>
      <div role="presentation" style={{ height: Math.max(0, before) }} />
      {groups.map(({ heading, claims }) => {
        const item = items[heading]
        if (item?.kind !== 'heading') return null
        const id = `queue-${item.key}`
        return (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox, which no element is
          <div className="grp" role="group" aria-labelledby={id} key={item.key}>
            <div className="grp-h" role="presentation" id={id} data-index={heading} ref={measure}>
              <span className="t" dir="auto">
                {item.headline || 'Untitled'}
              </span>
              {counts[item.articleId] === undefined ? null : (
                <span className="grp-n">
                  {counts[item.articleId]}
                  <span className="vh"> {counts[item.articleId] === 1 ? 'claim' : 'claims'}</span>
                </span>
              )}
              <Due at={item.deadline} />
            </div>
            {claims.map(line)}
          </div>
        )
      })}
      <div role="presentation" style={{ height: Math.max(0, total - last.end) }} />
    </>
  )
}

/** The heading over a line of the list. */
function openingHeading(items: readonly ListItem[], index: number): number {
  for (let at = index; at > 0; at--) if (items[at]?.kind === 'heading') return at
  return 0
}
