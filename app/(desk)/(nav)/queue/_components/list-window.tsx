import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, type RefObject, useCallback, useLayoutEffect, useState } from 'react'
import type { ListItem } from '../_state/list-items'
import type { ShownLines } from './list-lines'

/* Heights before a line has been measured, in CSS pixels. */
const HEADING = 42
const CLAIM = 62

interface ListWindowProps {
  /** The same array as long as the lines are the same: what hears of them draws this anew. */
  readonly items: readonly ListItem[]
  readonly scroller: RefObject<HTMLElement | null>
  /** Hears which lines are to be in the document. */
  readonly onLines: (lines: ShownLines) => void
}

/** Chooses what of a long list is in the document. It draws nothing, so that the lines stay the elements they are. */
export const ListWindow = memo(function ListWindow({ items, scroller, onLines }: ListWindowProps) {
  const [found] = useState(() => heightsIn(scroller.current, items))
  const keyOf = useCallback((index: number) => items[index]?.key ?? index, [items])
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => found.get(keyOf(index)) ?? (items[index]?.kind === 'heading' ? HEADING : CLAIM),
    getItemKey: keyOf,
    overscan: 10,
    scrollPaddingStart: HEADING,
    initialOffset: () => scroller.current?.scrollTop ?? 0,
    initialRect: { width: 0, height: scroller.current?.clientHeight ?? 0 },
  })
  const shown = virtualizer.getVirtualItems()
  const total = virtualizer.getTotalSize()
  useLayoutEffect(() => {
    onLines({
      indices: shown.map(({ index }) => index),
      before: shown[0]?.start ?? 0,
      after: Math.max(0, total - (shown.at(-1)?.end ?? 0)),
      heightOf: index => virtualizer.measurementsCache[index]?.size ?? HEADING,
      measure: virtualizer.measureElement,
      scrollTo: index => virtualizer.scrollToIndex(index, { align: 'auto' }),
    })
  }, [virtualizer, shown, total, onLines])
  return null
})

/* What is drawn already has its height, by the key of its line: what stands in its place must not make it jump. */
function heightsIn(list: HTMLElement | null, items: readonly ListItem[]): Map<string | number, number> {
  const heights = new Map<string | number, number>()
  for (const line of list?.querySelectorAll<HTMLElement>('[data-index]') ?? []) {
    const item = items[Number(line.dataset.index)]
    if (item) heights.set(item.key, line.getBoundingClientRect().height)
  }
  return heights
}
