import { Diff, Unlink } from 'lucide-react'
import { STATUS_LABEL, type Status } from '@/lib/domain/status'
import { Icon, STATUS_ICON } from './icon'
import { statusClass } from './status-class'

/** A finding in its colour, with its icon and its word. */
export function StatusChip({ status }: { readonly status: Status }) {
  return (
    <span className={`chip ${statusClass(status)}`}>
      <Icon of={STATUS_ICON[status]} />
      {STATUS_LABEL[status]}
    </span>
  )
}

/** Shown beside the status of a claim whose wording changed after the finding. */
export function StaleChip() {
  return (
    <span className="chip st-stale">
      <Icon of={Diff} />
      Wording changed
    </span>
  )
}

/** Shown beside the status of a claim whose text has gone from the draft. */
export function OrphanChip() {
  return (
    <span className="chip st-orphaned">
      <Icon of={Unlink} />
      Text gone
    </span>
  )
}
