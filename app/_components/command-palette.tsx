'use client'

import { useState } from 'react'
import { useKeys } from './keys'
import { onDemand, useOnDemand } from './on-demand'
import { showOverlay, useOverlay } from './overlay'

export { type Command, useCommands } from './command-registry'

const palette = onDemand(() => import('./palette-dialog'))

/** Opens "find or do". */
export function openPalette() {
  showOverlay('palette')
}

/** Listens for Ctrl/⌘ K. */
export function CommandPalette() {
  const open = useOverlay() === 'palette'
  const [ahead, setAhead] = useState('')
  const code = useOnDemand(palette, open)
  useKeys({ 'Mod+k': openPalette })
  if (!open) return null
  const close = () => {
    setAhead('')
    showOverlay(null)
  }
  if (code) return <code.PaletteDialog typed={ahead} onClose={close} />
  /* While it is being fetched, what is typed is kept for it and does not fall into the draft. */
  return (
    <input
      className="vh pal-ahead"
      aria-label="Find or do"
      // biome-ignore lint/a11y/noAutofocus: the palette was asked for
      autoFocus
      value={ahead}
      onChange={event => setAhead(event.target.value)}
      onKeyDown={event => {
        if (event.key === 'Escape') close()
      }}
    />
  )
}
