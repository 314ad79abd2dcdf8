'use client'

import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactNode, RefObject } from 'react'

/** The words beside an icon button. */
export function Tip({
  anchor,
  onOver,
  children,
}: {
  readonly anchor: RefObject<HTMLElement | null>
  /** The pointer has come onto the words, or left them. */
  readonly onOver: (over: boolean) => void
  readonly children: ReactNode
}) {
  return (
    <Tooltip.Root open>
      <Tooltip.Portal>
        <Tooltip.Positioner className="tip-at" anchor={anchor} sideOffset={6}>
          <Tooltip.Popup
            className="tip"
            onPointerEnter={() => onOver(true)}
            onPointerLeave={() => onOver(false)}
          >
            {children}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
