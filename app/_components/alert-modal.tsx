'use client'

import type { ReactNode } from 'react'
import { onDemand, useOnDemand } from './on-demand'

export interface AlertModalProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: ReactNode
  readonly description?: ReactNode
  readonly actions: ReactNode
  readonly size?: 'sm' | 'md' | 'lg'
  readonly children?: ReactNode
}

const question = onDemand(() => import('./alert-window'))

/** A question that must be answered: it does not close by a press beside it. `actions` are its buttons. */
export function AlertModal(props: AlertModalProps) {
  const code = useOnDemand(question, props.open)
  return props.open && code ? <code.AlertWindow {...props} /> : null
}
