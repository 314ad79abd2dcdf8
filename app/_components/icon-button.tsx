'use client'

import { Tooltip } from '@base-ui/react/tooltip'
import type { LucideIcon } from 'lucide-react'
import type { ComponentPropsWithRef } from 'react'
import { Icon } from './icon'
import { KeyCap } from './key-cap'
import { ariaKeys, type KeyCombo } from './keys'

export interface IconButtonProps extends ComponentPropsWithRef<'button'> {
  readonly label: string
  readonly icon: LucideIcon
  readonly keys?: KeyCombo
  readonly forbidden?: string | null
  /** A dot: something new is behind it. */
  readonly dot?: boolean
}

/** A button that shows only an icon: its label is its name, and its tooltip. */
export function IconButton({
  label,
  icon,
  keys,
  forbidden,
  dot,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        delay={500}
        render={
          <button
            type="button"
            {...rest}
            className={className ? `ib ${className}` : 'ib'}
            aria-label={forbidden ? `${label}: ${forbidden}` : label}
            aria-disabled={forbidden ? true : undefined}
            aria-keyshortcuts={keys ? ariaKeys(keys) : undefined}
            onClick={event => {
              if (forbidden) event.preventDefault()
              else onClick?.(event)
            }}
          >
            <Icon of={icon} />
            {dot ? <b className="dot" /> : null}
          </button>
        }
      />
      <Tooltip.Portal>
        <Tooltip.Positioner className="tip-at" sideOffset={6}>
          <Tooltip.Popup className="tip">
            {forbidden ?? label}
            {keys ? <KeyCap combo={keys} /> : null}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
