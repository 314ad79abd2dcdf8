'use client'

import { useEffect } from 'react'
import { matchKey } from './keys'

const REGIONS = '[data-region], nav, header.top, main, aside'

/** The regions of the page in reading order, those inside another left out where the outer one is no region itself. */
function regions(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(REGIONS)].filter(
    region => region.checkVisibility() && !region.closest('[inert],[aria-hidden="true"]'),
  )
}

function focusOn(region: HTMLElement) {
  const chosen = region.querySelector<HTMLElement>('[data-region-focus], [aria-current="page"]')
  const first =
    chosen ??
    region.querySelector<HTMLElement>(
      'a[href], button:not(:disabled), input, textarea, select, [contenteditable="true"]',
    )
  if (first) {
    first.focus()
    return
  }
  region.tabIndex = -1
  region.focus()
}

/** F6 and ⇧F6 go to the next and the previous region; past the last one the key is the browser's again. */
export function useRegionKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const forward = matchKey(event, 'F6')
      if (!forward && !matchKey(event, 'Shift+F6')) return
      const all = regions()
      const here = all.findLastIndex(region => region.contains(document.activeElement))
      const next = all[forward ? here + 1 : here - 1]
      if (!next) return
      event.preventDefault()
      focusOn(next)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
