'use client'

import { ChevronDown } from 'lucide-react'
import { Icon, STATUS_ICON } from '@/app/_components/icon'
import { MenuButton, type MenuEntry } from '@/app/_components/menu'
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
  const item = (one: Status): MenuEntry => ({
    label: STATUS_LABEL[one],
    status: one,
    keys: STATUS_KEY[one],
    onSelect: () => onSelect(one),
  })
  return (
    <MenuButton
      align="start"
      items={[...FINDINGS_FIRST.map(item), { separator: true }, ...WORK.map(item)]}
      trigger={
        <button
          type="button"
          className={`chip ${statusClass(status)} menu`}
          aria-label={`${STATUS_LABEL[status]}: change the finding`}
        >
          <Icon of={STATUS_ICON[status]} />
          {STATUS_LABEL[status]}
          <Icon of={ChevronDown} />
        </button>
      }
    />
  )
}
