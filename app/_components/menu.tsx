'use client'

import type { LucideIcon } from 'lucide-react'
import {
  type ComponentPropsWithRef,
  cloneElement,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react'
import type { Status } from '@/lib/domain/status'
import type { KeyCombo } from './keys'
import { onDemand, useOnDemand } from './on-demand'

export type MenuEntry =
  | { readonly separator: true }
  | {
      readonly separator?: false
      readonly label: string
      readonly icon?: LucideIcon | undefined
      readonly keys?: KeyCombo | undefined
      readonly onSelect: () => void
      readonly disabled?: boolean
      /** Takes something away: shown in red. */
      readonly danger?: boolean
      /** Draws the entry with this status's colour, line and sign. */
      readonly status?: Status
    }

const popup = onDemand(() => import('./menu-popup'))

/** A menu hung from `trigger` (a button element). `head` is shown above the entries. */
export function MenuButton({
  trigger,
  items,
  head,
  align = 'end',
}: {
  readonly trigger: ReactElement<ComponentPropsWithRef<'button'>>
  readonly items: readonly MenuEntry[]
  readonly head?: ReactNode
  readonly align?: 'start' | 'center' | 'end'
}) {
  const anchor = useRef<HTMLButtonElement>(null)
  const ownId = useId()
  const [open, setOpen] = useState<'by key' | 'by press' | null>(null)
  const code = useOnDemand(popup, open !== null)
  return (
    <>
      {cloneElement(trigger, {
        ref: anchor,
        id: trigger.props.id ?? ownId,
        'aria-haspopup': 'menu',
        'aria-expanded': open !== null,
        ...(open === null ? {} : { 'data-popup-open': '' }),
        onClick: (event: MouseEvent) =>
          setOpen(open === null ? (event.detail === 0 ? 'by key' : 'by press') : null),
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== 'ArrowDown' || event.ctrlKey || event.metaKey || event.altKey) return
          event.preventDefault()
          setOpen('by key')
        },
      })}
      {open !== null && code ? (
        <code.MenuPopup
          anchor={anchor}
          byKey={open === 'by key'}
          items={items}
          head={head}
          align={align}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  )
}
