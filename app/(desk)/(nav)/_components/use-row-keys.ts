'use client'

import type { RefObject } from 'react'
import { useKeys } from '@/app/_components/keys'

/** J and K go from article to article; Enter opens the one with the focus, as it does with any link. */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  const move = (by: 1 | -1) => () => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('.art .hd a.t') ?? [])]
    if (links.length === 0) return false
    const at = links.findIndex(link => link.closest('.art')?.contains(document.activeElement))
    const next = at < 0 ? (by === 1 ? 0 : links.length - 1) : at + by
    links[Math.min(Math.max(next, 0), links.length - 1)]?.focus()
    return true
  }
  useKeys({ j: move(1), k: move(-1) })
}
