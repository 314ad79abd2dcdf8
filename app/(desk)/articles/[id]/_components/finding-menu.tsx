'use client'

import { Menu } from '@base-ui/react/menu'
import { ChevronDown } from 'lucide-react'
import { Icon, STATUS_ICON } from '@/app/_components/icon'
import { KeyCap } from '@/app/_components/key-cap'
import { statusClass } from '@/app/_components/status-class'
import { STATUS_LABEL, type Status } from '@/lib/domain/status'
import { STATUS_KEY } from './claim-keys'

const FINDINGS_FIRST: readonly Status[] = ['verified', 'needs_change', 'disputed', 'cannot_verify', 'opinion']
const WORK: readonly Status[] = ['in_progress', 'unchecked']

/** The status of a claim as a chip that opens the menu of statuses, each with its line, its icon and its key. */
export function FindingMenu({
  status,
  onSelect,
}: {
  readonly status: Status
  readonly onSelect: (status: Status) => void
}) {
  const item = (one: Status) => (
    <Menu.Item key={one} className={`mi ${statusClass(one)}`} onClick={() => onSelect(one)}>
      <span className="si">
        <Icon of={STATUS_ICON[one]} />
      </span>
      {STATUS_LABEL[one]}
      <span className="ulbox" />
      <KeyCap combo={STATUS_KEY[one]} />
    </Menu.Item>
  )
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className={`chip ${statusClass(status)} menu`}
        aria-label={`${STATUS_LABEL[status]}: change the finding`}
      >
        <Icon of={STATUS_ICON[status]} />
        {STATUS_LABEL[status]}
        <Icon of={ChevronDown} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-at" align="start" sideOffset={4} collisionPadding={8}>
          <Menu.Popup className="menu">
            {FINDINGS_FIRST.map(item)}
            <Menu.Separator render={<hr />} />
            {WORK.map(item)}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
