'use client'

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { isSettled } from '@/lib/domain/clearance'
import { ClaimCard } from './claim-card'
import { drawConnector } from './connector'
import { drawGutter } from './gutter'
import { Note } from './note'
import { type NoteBox, placeNotes } from './note-placement'
import { useEditor } from './use-editor'
import { claimsNear } from './visible-claims'
import { useWorkspace } from './workspace-context'

/** Below this width the chosen claim is a sheet at the bottom and notes are not shown. */
export const NARROW = '(max-width: 1100px)'
const TIGHT_HEIGHT = 24
/** Height of a note's first line with the space above it, so that its words stand level with the claim's. */
const NOTE_LINE = 27

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
  const [near, setNear] = useState<readonly string[]>([])
  const root = useRef<HTMLElement>(null)
  const lead = useRef<SVGSVGElement>(null)
  const hovered = useRef<string | null>(null)
  const frame = useRef(0)
  const latest = useRef({ shown, numberOf, near })
  latest.current = { shown, numberOf, near }

  const place = useCallback(() => {
    const margin = root.current
    const numbers = gutter.current
    const svg = lead.current
    const sheet = margin?.parentElement
    if (!margin || !numbers || !svg || !sheet) return
    const { numberOf } = latest.current
    const chosenId = editor.getSnapshot().chosen
    const narrow = matchMedia(NARROW).matches
    const ids = latest.current.near.filter(id => numberOf.has(id))
    const sheetBox = sheet.getBoundingClientRect()
    const lines = ids.flatMap(id => {
      const elements = editor.elements(id)
      const rects = elements.map(element => element.getClientRects())
      const first = rects[0]?.[0]
      if (!first || !elements[0]) return []
      const middle = first.top + Number.parseFloat(getComputedStyle(elements[0]).fontSize) * 0.66
      return [{ id, first, middle, rects: rects.flatMap(list => [...list]) }]
    })
    lines.sort((a, b) => (numberOf.get(a.id) ?? 0) - (numberOf.get(b.id) ?? 0))
    const origin = margin.getBoundingClientRect().top
    const notes = new Map(
      [...margin.querySelectorAll<HTMLElement>('[data-note]')].map(el => [el.dataset.note ?? '', el]),
    )
    if (!narrow) {
      const bar = sheetBox.top + scrollY
      const window = { top: scrollY - bar + barHeight(), bottom: scrollY - bar + innerHeight }
      const card = chosenId === null ? undefined : notes.get(chosenId)
      if (card) card.style.maxHeight = ''
      const boxes: NoteBox[] = lines.flatMap(({ id, middle }) => {
        const element = notes.get(id)
        const claim = store.get(id)
        if (!element || !claim) return []
        const wasTight = element.classList.contains('tight')
        if (wasTight) element.classList.remove('tight')
        return [
          {
            id,
            want: middle - origin - NOTE_LINE / 2,
            height: element.offsetHeight,
            tightHeight: TIGHT_HEIGHT,
            settled: isSettled(claim),
          },
        ]
      })
      for (const { id, top, tight } of placeNotes(boxes, chosenId, window)) {
        const element = notes.get(id)
        if (!element) continue
        element.classList.toggle('tight', tight)
        element.style.transform = `translateY(${Math.round(top)}px)`
        element.style.visibility = 'visible'
        if (element === card) element.style.maxHeight = `${Math.max(320, window.bottom - top - 14)}px`
      }
    }
    drawGutter(numbers, lines, {
      pageTop: numbers.getBoundingClientRect().top,
      numberOf,
      chosen: chosenId,
      store,
    })
    const from = lines.find(line => line.id === (chosenId ?? hovered.current))
    drawConnector(svg, narrow ? undefined : from, notes.get(from?.id ?? ''), sheetBox, chosenId === null)
  }, [editor, store, gutter])

  const schedule = useCallback(() => {
    if (frame.current !== 0) return
    frame.current = requestAnimationFrame(() => {
      frame.current = 0
      const { shown, near } = latest.current
      const next = claimsNear(editor).filter(
        id => shown === null || shown.has(id) || id === editor.getSnapshot().chosen,
      )
      if (next.length !== near.length || next.some((id, index) => id !== near[index])) setNear(next)
      else place()
    })
  }, [editor, place])

  useEffect(() => {
    const stops = [onLayout(schedule), store.subscribe(schedule), editor.subscribe(schedule)]
    const sizes = new ResizeObserver(schedule)
    if (root.current) sizes.observe(root.current)
    addEventListener('scroll', schedule, { passive: true })
    addEventListener('resize', schedule)
    document.fonts.ready.then(schedule)
    schedule()
    return () => {
      for (const stop of stops) stop()
      sizes.disconnect()
      removeEventListener('scroll', schedule)
      removeEventListener('resize', schedule)
      cancelAnimationFrame(frame.current)
      frame.current = 0
    }
  }, [editor, store, onLayout, schedule])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is rendered changed, so it has to be placed again
  useLayoutEffect(place, [place, near, chosen, numberOf])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter shows other notes
  useEffect(schedule, [schedule, shown, numberOf])

  /* The card grows and shrinks as its parts open; its neighbours make room. */
  useEffect(() => {
    const card = chosen === null ? null : root.current?.querySelector(`[data-note="${chosen}"]`)
    if (!card) return
    const sizes = new ResizeObserver(schedule)
    for (const part of card.querySelectorAll('.in > *')) sizes.observe(part)
    const parts = new MutationObserver(schedule)
    parts.observe(card, { childList: true, subtree: true })
    return () => {
      sizes.disconnect()
      parts.disconnect()
    }
  }, [chosen, schedule])

  const open = useCallback(
    (id: string) => {
      focusCard.current = true
      editor.choose(id, { scroll: false })
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
          return id === chosen ? (
            <ClaimCard key={id} id={id} number={number} />
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

/** The sticky bar hides the top of the window. */
function barHeight(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--bar')) || 52
}
