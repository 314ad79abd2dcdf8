'use client'

import { AlertDialog } from '@base-ui/react/alert-dialog'
import type { ReactNode } from 'react'

/** A question that must be answered: it does not close by a press beside it. `actions` are its buttons. */
export function AlertModal({
  open,
  onOpenChange,
  title,
  description,
  actions,
  size = 'sm',
  children,
}: {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: ReactNode
  readonly description?: ReactNode
  readonly actions: ReactNode
  readonly size?: 'sm' | 'md' | 'lg'
  readonly children?: ReactNode
}) {
  return (
    <AlertDialog.Root open={open} onOpenChange={next => onOpenChange(next)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="scrim" />
        <AlertDialog.Popup className={`dialog${size === 'md' ? '' : ` ${size}`}`}>
          <header>
            <div>
              <AlertDialog.Title className="dialog-title">{title}</AlertDialog.Title>
              {description ? <AlertDialog.Description>{description}</AlertDialog.Description> : null}
            </div>
          </header>
          {children ? <div className="dl-body">{children}</div> : null}
          <footer>{actions}</footer>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
