'use client'

import { Menu } from '@base-ui/react/menu'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { Icon, STATUS_ICON } from './icon'
import { KeyCap } from './key-cap'
import { ariaKeys } from './keys'
import type { MenuEntry } from './menu'
import { statusClass } from './status-class'

/** What hangs from a menu button. */
export function MenuPopup({
  anchor,
  byKey,
  items,
  head,
  align,
  onClose,
}: {
  readonly anchor: RefObject<HTMLElement | null>
  /** Opened from the keyboard: the first entry is chosen already. */
  readonly byKey: boolean
  readonly items: readonly MenuEntry[]
  readonly head?: ReactNode
  readonly align: 'start' | 'center' | 'end'
  readonly onClose: () => void
}) {
  const popup = useRef<HTMLDivElement>(null)
  const icons = items.some(item => !item.separator && item.icon)
  const statuses = items.some(item => !item.separator && item.status)
  useEffect(() => {
    if (!byKey) return
    const frame = requestAnimationFrame(() =>
      popup.current?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true })),
    )
    return () => cancelAnimationFrame(frame)
  }, [byKey])
  return (
    <Menu.Root
      open
      onOpenChange={(open, { event }) => {
        /* A press on the button closes it there. */
        const onAnchor = event.target instanceof Node && anchor.current?.contains(event.target)
        if (!open && !onAnchor) onClose()
      }}
    >
      <Menu.Portal>
        <Menu.Positioner
          className="menu-at"
          anchor={anchor}
          align={align}
          sideOffset={4}
          collisionPadding={8}
        >
          <Menu.Popup
            ref={popup}
            className={statuses ? 'menu' : 'menu narrow'}
            aria-labelledby={anchor.current?.id}
            finalFocus={anchor}
          >
            {head ? <div className="menu-head">{head}</div> : null}
            {items.map((item, index) =>
              item.separator ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: separators have nothing else to tell them apart
                <Menu.Separator key={`separator-${index}`} render={<hr />} />
              ) : (
                <Menu.Item
                  key={item.label}
                  className={entryClass(item, icons)}
                  disabled={item.disabled ?? false}
                  aria-keyshortcuts={item.keys ? ariaKeys(item.keys) : undefined}
                  onClick={item.onSelect}
                >
                  {item.status ? (
                    <span className="si">
                      <Icon of={STATUS_ICON[item.status]} />
                    </span>
                  ) : item.icon ? (
                    <Icon of={item.icon} />
                  ) : icons ? (
                    <span />
                  ) : null}
                  <span>{item.label}</span>
                  {item.status ? <span className="ulbox" /> : null}
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

function entryClass(entry: Exclude<MenuEntry, { separator: true }>, icons: boolean): string {
  if (entry.status) return `mi ${statusClass(entry.status)}`
  return `mi plain-mi${icons ? '' : ' no-icon'}${entry.danger ? ' danger' : ''}`
}
