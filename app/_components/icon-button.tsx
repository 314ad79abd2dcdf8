'use client'

import type { LucideIcon } from 'lucide-react'
import { type ComponentPropsWithRef, useImperativeHandle, useRef } from 'react'
import { Icon } from './glyph'
import { KeyCap } from './key-cap'
import { ariaKeys, type KeyCombo } from './keys'
import { onDemand, useOnDemand } from './on-demand'
import { useTip } from './use-tip'

export interface IconButtonProps extends ComponentPropsWithRef<'button'> {
  readonly label: string
  readonly icon: LucideIcon
  readonly keys?: KeyCombo
  readonly forbidden?: string | null
  /** A dot: something new is behind it. */
  readonly dot?: boolean
}

const tip = onDemand(() => import('./tip'))

/** A button that shows only an icon: its label is its name, and its tooltip. */
export function IconButton({
  label,
  icon,
  keys,
  forbidden,
  dot,
  className,
  ref,
  onClick,
  onKeyDown,
  ...rest
}: IconButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(ref, () => button.current)
  const { shown, onOver, handlers } = useTip()
  const code = useOnDemand(tip, shown)
  return (
    <>
      <button
        type="button"
        {...rest}
        {...handlers}
        ref={button}
        className={className ? `ib ${className}` : 'ib'}
        aria-label={forbidden ? `${label}: ${forbidden}` : label}
        aria-disabled={forbidden ? true : undefined}
        aria-keyshortcuts={keys ? ariaKeys(keys) : undefined}
        onKeyDown={event => {
          handlers.onKeyDown(event)
          onKeyDown?.(event)
        }}
        onClick={event => {
          if (forbidden) event.preventDefault()
          else onClick?.(event)
        }}
      >
        <Icon of={icon} />
        {dot ? <b className="dot" /> : null}
      </button>
      {shown && code ? (
        <code.Tip anchor={button} onOver={onOver}>
          {forbidden ?? label}
          {keys ? <KeyCap combo={keys} /> : null}
        </code.Tip>
      ) : null}
    </>
  )
}
