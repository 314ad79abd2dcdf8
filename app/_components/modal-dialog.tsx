'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ModalProps } from './dialog'
import { Icon } from './glyph'
import { matchKey } from './keys'

/** A dialogue over the page. Esc and a press beside it close it; the focus goes back to where it came from. */
export function ModalDialog({
  open,
  onOpenChange,
  title,
  description,
  footer,
  size = 'md',
  onSubmit,
  initialFocus,
  scrolls = false,
  children,
}: ModalProps) {
  const inside = (
    <>
      <div className="dl-body" tabIndex={scrolls ? 0 : undefined}>
        {children}
      </div>
      {footer ? <footer>{footer}</footer> : null}
    </>
  )
  return (
    <Dialog.Root open={open} onOpenChange={next => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup
          className={`dialog${size === 'md' ? '' : ` ${size}`}`}
          {...(initialFocus ? { initialFocus } : {})}
        >
          <header>
            <div>
              <Dialog.Title className="dialog-title">{title}</Dialog.Title>
              {description ? <Dialog.Description>{description}</Dialog.Description> : null}
            </div>
            <Dialog.Close className="ib" aria-label="Close">
              <Icon of={X} />
            </Dialog.Close>
          </header>
          {onSubmit ? (
            <form
              noValidate
              onSubmit={event => {
                event.preventDefault()
                onSubmit()
              }}
              onKeyDown={event => {
                if (!matchKey(event.nativeEvent, 'Mod+Enter')) return
                event.preventDefault()
                onSubmit()
              }}
            >
              {inside}
            </form>
          ) : (
            inside
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
