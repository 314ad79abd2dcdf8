'use client'

import { Menu } from '@base-ui/react/menu'
import type { LucideIcon } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Icon } from './icon'
import { KeyCap } from './key-cap'
import { ariaKeys, type KeyCombo } from './keys'

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
      /** A status class draws the entry with that status's colour and line. */
      readonly className?: string
    }

/** A menu hung from `trigger` (a button element). `head` is shown above the entries. */
export function MenuButton({
  trigger,
  items,
  head,
  align = 'end',
}: {
  readonly trigger: ReactElement
  readonly items: readonly MenuEntry[]
  readonly head?: ReactNode
  readonly align?: 'start' | 'center' | 'end'
}) {
  const icons = items.some(item => !item.separator && item.icon)
  return (
    <Menu.Root>
      <Menu.Trigger render={trigger} />
      <Menu.Portal>
        <Menu.Positioner className="menu-at" align={align} sideOffset={4} collisionPadding={8}>
          <Menu.Popup className="menu narrow">
            {head ? <div className="menu-head">{head}</div> : null}
            {items.map((item, index) =>
              item.separator ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: separators have nothing else to tell them apart
                <Menu.Separator key={`separator-${index}`} render={<hr />} />
              ) : (
                <Menu.Item
                  key={item.label}
                  className={`mi plain-mi${icons ? '' : ' no-icon'}${item.danger ? ' danger' : ''}${item.className ? ` ${item.className}` : ''}`}
                  disabled={item.disabled ?? false}
                  aria-keyshortcuts={item.keys ? ariaKeys(item.keys) : undefined}
                  onClick={item.onSelect}
                >
                  {item.icon ? <Icon of={item.icon} /> : icons ? <span /> : null}
                  <span>{item.label}</span>
                  {item.keys ? <KeyCap combo={item.keys} /> : null}
                </Menu.Item>
              ),
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
