'use client'

import type { ReactNode, RefObject } from 'react'
import { onDemand, useOnDemand } from './on-demand'

export interface ModalProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: ReactNode
  readonly description?: ReactNode
  readonly footer?: ReactNode
  readonly size?: 'sm' | 'md' | 'lg'
  /** Makes body and footer a form: Enter in a field, its submit button and Ctrl/⌘ Enter send it. */
  readonly onSubmit?: () => void
  /** What gets the focus first; without it the first field or button. */
  readonly initialFocus?: RefObject<HTMLElement | null>
  /** What it shows may be longer than the window and holds nothing to focus: lets the keyboard scroll it. */
  readonly scrolls?: boolean
  readonly children?: ReactNode
}

const dialog = onDemand(() => import('./modal-dialog'))

/** A dialogue over the page. Esc and a press beside it close it; the focus goes back to where it came from. */
export function Modal(props: ModalProps) {
  const code = useOnDemand(dialog, props.open)
  return props.open && code ? <code.ModalDialog {...props} /> : null
}
