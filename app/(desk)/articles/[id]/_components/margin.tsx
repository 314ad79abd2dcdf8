'use client'

import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { onDemand, useOnDemand } from '@/app/_components/on-demand'
import { afterPaint, withoutWaiting } from '@/lib/editor/after-paint'
import { createMarginLayout } from './margin-layout'
import { Note } from './note'
import { useEditor } from './use-editor'
import { claimsNear } from './visible-claims'
import { useWorkspace } from './workspace-context'

/** Scrolled by more than this share of a window at once, notes wait until it is slower; how long they wait, in ms. */
const FLIGHT = 0.4
const LANDING = 90

const cards = onDemand(() => import('./claim-card'))

interface MarginProps {
  /** Ids of claims whose notes are shown; null shows all. */
  readonly shown: ReadonlySet<string> | null
  readonly numberOf: ReadonlyMap<string, number>
  readonly onLayout: (listener: () => void) => () => void
  /** Lies over the page; the numbers and change bars are drawn into it. */
  readonly gutter: RefObject<HTMLDivElement | null>
}

/**
 * The margin: notes beside their claims, the chosen one as a card, numbers in the gutter, the connector. React
 * renders which notes there are; where they stand is written to their style once a frame, never per key.
 */
export function Margin({ shown, numberOf, onLayout, gutter }: MarginProps) {
  const { editor, store, focusCard } = useWorkspace()
  const chosen = useEditor(editor, snapshot => snapshot.chosen)
  const card = useOnDemand(cards, chosen !== null)
  const [near, setNear] = useState<readonly string[]>([])
  const root = useRef<HTMLElement>(null)
  const lead = useRef<SVGSVGElement>(null)
  const hovered = useRef<string | null>(null)
  const around = useRef<readonly string[]>([])
  const latest = useRef({ shown, numberOf, near })
  latest.current = { shown, numberOf, near }

  const layOut = useMemo(() => createMarginLayout(editor, store), [editor, store])
  const place = useCallback(() => {
    if (!root.current || !gutter.current || !lead.current) return
    const { near, numberOf } = latest.current
    const parts = { margin: root.current, gutter: gutter.current, lead: lead.current }
    layOut(parts, { ids: near.filter(id => numberOf.has(id)), numberOf, hovered: hovered.current })
  }, [layOut, gutter])

  /** Answers whether other claims than before have their notes in the page; they are placed once they are there. */
  const lookAround = useCallback((): boolean => {
    const { shown, near } = latest.current
    around.current = claimsNear(editor, around.current)
    const chosen = editor.getSnapshot().chosen
    const next = around.current.filter(id => shown === null || shown.has(id) || id === chosen)
    if (next.length === near.length && next.every((id, index) => id === near[index])) return false
    setNear(next)
    return true
  }, [editor])
  const look = useCallback(() => {
    if (!lookAround()) place()
  }, [lookAround, place])
  const schedule = useCallback(() => void afterPaint(look), [look])

  useEffect(() => {
    let top = scrollY
    let landing: ReturnType<typeof setTimeout> | undefined
    // Notes move with the page by themselves; only the card is held in the window.
    const scrolled = () => {
      if (!lookAround() && editor.getSnapshot().chosen !== null) place()
    }
    const onScroll = () => {
      const flown = Math.abs(scrollY - top) > innerHeight * FLIGHT
      top = scrollY
      clearTimeout(landing)
      if (flown) landing = setTimeout(scrolled, LANDING)
      else afterPaint(scrolled)
    }
    const stops = [onLayout(look), store.subscribe(schedule), editor.subscribe(schedule)]
    const sizes = new ResizeObserver(schedule)
    // A note grows by a line while somebody else has its claim open.
    const lines = new MutationObserver(schedule)
    // What comes and goes above the draft moves it; the margin, which grows with it, is not there on a narrow screen.
    if (gutter.current?.parentElement) sizes.observe(gutter.current.parentElement)
    if (root.current) {
      sizes.observe(root.current)
      lines.observe(root.current, { childList: true, subtree: true })
    }
    addEventListener('scroll', onScroll, { passive: true })
    addEventListener('resize', schedule)
    document.fonts.ready.then(schedule)
    look()
    return () => {
      for (const stop of stops) stop()
      sizes.disconnect()
      lines.disconnect()
      clearTimeout(landing)
      removeEventListener('scroll', onScroll)
      removeEventListener('resize', schedule)
    }
  }, [editor, store, gutter, onLayout, look, lookAround, place, schedule])

  /* At once for the first ones, and for the card, which takes the focus only when it can be seen. */
  const empty = near.length === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: another card has to be placed
  useLayoutEffect(place, [place, chosen, card, empty])
  /* The others after the paint. */
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is rendered changed, so it has to be placed again
  useEffect(schedule, [schedule, shown, near, numberOf])

  /* The card grows and shrinks as its parts open; its neighbours make room. */
  useEffect(() => {
    const open = chosen && card ? root.current?.querySelector(`[data-note="${chosen}"]`) : null
    if (!open) return
    const sizes = new ResizeObserver(schedule)
    for (const part of open.querySelectorAll('.in > *')) sizes.observe(part)
    return () => sizes.disconnect()
  }, [chosen, card, schedule])

  const open = useCallback(
    (id: string) => {
      focusCard.current = true
      editor.choose(id, { scroll: false })
      withoutWaiting()
    },
    [editor, focusCard],
  )
  const hover = useCallback(
    (id: string | null) => {
      hovered.current = id
      schedule()
    },
    [schedule],
  )

  const ids = (chosen !== null && !near.includes(chosen) ? [...near, chosen] : near).filter(id =>
    numberOf.has(id),
  )
  useLayoutEffect(() => editor.noted(ids))
  return (
    <>
      <section ref={root} className="margin js" aria-label="Claims" data-region="">
        {ids.map(id => {
          const number = numberOf.get(id)
          if (number === undefined) return null
          return id === chosen && card ? (
            <card.ClaimCard key={id} id={id} number={number} />
          ) : (
            <Note
              key={id}
              id={id}
              number={number}
              first={chosen === null && id === ids[0]}
              onOpen={open}
              onHover={hover}
            />
          )
        })}
      </section>
      <svg ref={lead} className="lead" aria-hidden="true" />
    </>
  )
}
