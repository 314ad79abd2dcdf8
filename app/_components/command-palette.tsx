'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { useKeys } from './keys'
import { showOverlay, useOverlay } from './overlay'

export { type Command, useCommands } from './command-registry'

const load = () => import('./palette-dialog')
const PaletteDialog = lazy(load)

/** How long after a page is there its palette is fetched, in milliseconds. */
const AT_REST = 1500

/** Opens "find or do". */
export function openPalette() {
  showOverlay('palette')
}

/** Listens for Ctrl/⌘ K; the palette itself is fetched once the page is at rest, or when it is first opened. */
export function CommandPalette() {
  const open = useOverlay() === 'palette'
  const [ahead, setAhead] = useState('')
  useKeys({ 'Mod+k': openPalette })
  useEffect(() => {
    const timer = setTimeout(load, AT_REST)
    return () => clearTimeout(timer)
  }, [])
  if (!open) return null
  const close = () => {
    setAhead('')
    showOverlay(null)
  }
  /* While it is being fetched, what is typed is kept for it and does not fall into the draft. */
  const waiting = (
    <input
      className="vh"
      aria-label="Find or do"
      // biome-ignore lint/a11y/noAutofocus: the palette was asked for
      autoFocus
      value={ahead}
      onChange={event => setAhead(event.target.value)}
    />
  )
  return (
    <Suspense fallback={waiting}>
      <PaletteDialog typed={ahead} onClose={close} />
    </Suspense>
  )
}
