import type { Status } from '@/lib/domain/status'

/** The class that sets a status's colours and line: `needs_change` → `st-needs-change`. */
export function statusClass(status: Status): string {
  return `st-${status.replaceAll('_', '-')}`
}
