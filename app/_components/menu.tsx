'use client'

import { Menu } from '@base-ui/react/menu'
import { ChevronDown, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { KeyCap } from './key-cap'
import { ariaKeys, type KeyCombo } from './keys'

export interface MenuEntry {
  readonly label: string
  readonly icon?: LucideIcon | undefined
  readonly keys?: KeyCombo | undefined
  readonly onSelect: () => void
  readonly disabled?: boolean
  /** A line above this entry. */
  readonly separator?: boolean
  /** Takes something away: shown in red. */
  readonly danger?: boolean
  /** A status class draws the entry with that status's colour and line. */
  readonly className?: string
}

/** A menu hung from a button. `trigger` is what the button shows, `label` its name where that is only an icon. */
export function MenuButton({
  trigger,
  items,
  label,
  className = 'btn',
  disabled = false,
  chevron = false,
  head,
  align = 'end',
}: {
  readonly trigger: ReactNode
  readonly items: readonly MenuEntry[]
  readonly label?: string
  readonly className?: string
  readonly disabled?: boolean
  /** Shows that the button opens something. */
  readonly chevron?: boolean
  /** Shown above the entries. */
  readonly head?: ReactNode
  readonly align?: 'start' | 'center' | 'end'
}) {
  const icons = items.some(item => item.icon)
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={className} aria-label={label} disabled={disabled}>
        {trigger}
        {chevron && !disabled ? <Icon of={ChevronDown} /> : null}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-at" align={align} sideOffset={4} collisionPadding={8}>
          <Menu.Popup className="menu narrow">
            {head ? <div className="menu-head">{head}</div> : null}
            {items.flatMap(item => [
              item.separator ? <Menu.Separator key={`${item.label} line`} render={<hr />} /> : null,
              <Menu.Item
                key={item.label}
                className={[
                  'mi plain-mi',
                  icons ? '' : 'no-icon',
                  item.danger ? 'danger' : '',
                  item.className ?? '',
                ]
                  .filter(Boolean)
                  .join(' ')}
                disabled={item.disabled ?? false}
                aria-keyshortcuts={item.keys ? ariaKeys(item.keys) : undefined}
                onClick={item.onSelect}
              >
                {item.icon ? <Icon of={item.icon} /> : icons ? <span /> : null}
                <span>{item.label}</span>
                {item.keys ? <KeyCap combo={item.keys} /> : null}
              </Menu.Item>,
            ])}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
