'use client'

import { useSyncExternalStore } from 'react'
import { type KeyCombo, keyLabel } from './keys'

const never = () => () => undefined

/** A key as printed on it. Silent to screen readers, who get `aria-keyshortcuts` from the control itself. */
export function KeyCap({ combo }: { readonly combo: KeyCombo }) {
  const label = useSyncExternalStore(
    never,
    () => keyLabel(combo),
    () => keyLabel(combo, false),
  )
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: kbd cannot be focused; the rule takes it for a control
  return <kbd aria-hidden="true">{label}</kbd>
}
