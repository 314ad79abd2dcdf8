'use client'

import { type FocusEvent, type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'

/* How long the pointer rests on a button before its words are shown, and how long they stay when it leaves. ms */
const REST = 500
const STAY = 120

/**
 * When the words of an icon button are shown: while the pointer rests on it or on them, and while it has the focus
 * by key; a press and Esc take them away.
 */
export function useTip() {
  const [shown, setShown] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const set = (next: boolean, after = 0) => {
    clearTimeout(timer.current)
    if (after === 0) setShown(next)
    else timer.current = setTimeout(() => setShown(next), after)
  }
  return {
    shown,
    /** For the words: they stay while the pointer is on them. */
    onOver: (over: boolean) => set(over, over ? 0 : STAY),
    /** For the button. */
    handlers: {
      onPointerEnter: (event: PointerEvent) => {
        if (event.pointerType === 'mouse') set(true, REST)
      },
      onPointerLeave: () => set(false, STAY),
      onPointerDown: () => set(false),
      onFocus: (event: FocusEvent<HTMLElement>) => {
        if (event.currentTarget.matches(':focus-visible')) set(true, REST)
      },
      onBlur: () => set(false),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape') set(false)
      },
    },
  }
}
