'use client'

import { lazy, Suspense } from 'react'
import { useKeys } from './keys'
import { showOverlay, useOverlay } from './overlay'

export { type Command, useCommands } from './command-registry'

const PaletteDialog = lazy(() => import('./palette-dialog'))

/** Opens "find or do". */
export function openPalette() {
  showOverlay('palette')
}

/** Listens for Ctrl/⌘ K; the palette itself is fetched when it is first opened. */
export function CommandPalette() {
  const open = useOverlay() === 'palette'
  useKeys({ 'Mod+k': openPalette })
  if (!open) return null
  return (
    <Suspense>
      <PaletteDialog onClose={() => showOverlay(null)} />
    </Suspense>
  )
}
