'use client'

import { AlertDialog } from '@base-ui/react/alert-dialog'
import type { AlertModalProps } from './alert-modal'

/** The question itself; see `AlertModal`. */
export function AlertWindow({
  open,
  onOpenChange,
  title,
  description,
  actions,
  size = 'sm',
  children,
}: AlertModalProps) {
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
