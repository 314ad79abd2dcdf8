'use client'

import type { LucideIcon } from 'lucide-react'
import { type ComponentPropsWithRef, type ReactNode, useId } from 'react'
import { Icon } from './glyph'
import { KeyCap } from './key-cap'
import { ariaKeys, type KeyCombo } from './keys'

export interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'size'> {
  readonly kind?: 'plain' | 'main' | 'bare' | 'danger'
  readonly size?: 'md' | 'lg' | 'wide'
  readonly icon?: LucideIcon
  /** The key that does the same; shown on the button, bound by the caller. */
  readonly keys?: KeyCombo
  /** Why it may not be pressed now. The button stays focusable and does nothing. */
  readonly forbidden?: string | null
  /** Id of the element that shows the reason in words; without it the reason is for screen readers only. */
  readonly reasonId?: string
  /** At work: it says so and takes no second press. */
  readonly busy?: boolean
  readonly children: ReactNode
}

const SIZE = { md: '', lg: ' lg', wide: ' lg wide' } as const

/** A button. One `main` button a view; a forbidden one stays, dashed, with its reason. */
export function Button({
  kind = 'plain',
  size = 'md',
  icon,
  keys,
  forbidden,
  reasonId,
  busy = false,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const ownId = useId()
  const off = Boolean(forbidden)
  const describedBy = off ? (reasonId ?? ownId) : rest['aria-describedby']
  return (
    <>
      <button
        type="button"
        {...rest}
        className={`btn${kind === 'plain' ? '' : ` ${kind}`}${SIZE[size]}${className ? ` ${className}` : ''}`}
        aria-disabled={off || undefined}
        aria-busy={busy || undefined}
        aria-describedby={describedBy}
        aria-keyshortcuts={keys ? ariaKeys(keys) : undefined}
        onClick={event => {
          if (off || busy) event.preventDefault()
          else onClick?.(event)
        }}
      >
        {icon ? <Icon of={icon} /> : null}
        {children}
        {keys ? <KeyCap combo={keys} /> : null}
      </button>
      {off && !reasonId ? (
        <span id={ownId} className="vh">
          {forbidden}
        </span>
      ) : null}
    </>
  )
}
