'use client'

import { useSyncExternalStore } from 'react'
import { type KeyCombo, keyLabel } from './keys'

const never = () => () => undefined

/**
 * A key as printed on it. Silent to screen readers, who get `aria-keyshortcuts` from the control itself, unless it
 * is the thing said (`spoken`).
 */
export function KeyCap({ combo, spoken = false }: { readonly combo: KeyCombo; readonly spoken?: boolean }) {
  const label = useSyncExternalStore(
    never,
    () => keyLabel(combo),
    () => keyLabel(combo, false),
  )
  return <kbd aria-hidden={spoken ? undefined : true}>{label}</kbd>
}
