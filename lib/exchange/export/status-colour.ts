import type { Status } from '@/lib/domain/status'

/** Behind the words and under them: `RRGGBB`. */
export interface StatusColour {
  readonly fill: string
  readonly line: string
}

/** The colours of the statuses, light on paper (design reference, "Status"). */
export const STATUS_COLOUR: Record<Status, StatusColour> = {
  unchecked: { fill: 'EEF1EE', line: '7A8580' },
  in_progress: { fill: 'E9EDEA', line: '55615C' },
  verified: { fill: 'E6F4EC', line: '14734F' },
  needs_change: { fill: 'FCEFD0', line: 'B97400' },
  disputed: { fill: 'FBE5E2', line: 'C7323F' },
  cannot_verify: { fill: 'F1E9F8', line: '8656B4' },
  opinion: { fill: 'F2F5F6', line: '70808D' },
}
