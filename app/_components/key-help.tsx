'use client'

import { useKeys } from './keys'
import { onDemand, useOnDemand } from './on-demand'
import { showOverlay, useOverlay } from './overlay'

const list = onDemand(() => import('./key-list'))

/** Opens the list of keys. */
export function openKeyHelp() {
  showOverlay('keys')
}

/** The list of keys, shown by `?` and from menus. */
export function KeyHelp() {
  const open = useOverlay() === 'keys'
  const code = useOnDemand(list, open)
  useKeys({ '?': openKeyHelp })
  return open && code ? <code.KeyList onClose={() => showOverlay(null)} /> : null
}
