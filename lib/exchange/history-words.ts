import type { StetEvent } from '@/lib/contracts/claim'
import { RESOLUTION_LABEL } from '@/lib/domain/resolution'
import { isStatus, STATUS_LABEL } from '@/lib/domain/status'

/* What may be said of an event besides its kind, in this order; anything else in its data stays out of exports. */
const DETAILS = ['status', 'decision', 'resolution', 'priority', 'reason', 'note', 'before', 'after'] as const

/** An event of a claim in words: its kind, and what was decided and why. */
export function historyWords(event: StetEvent): string {
  const kind = event.kind.replace(/^claim\./, '').replace(/[._]/g, ' ')
  const details = DETAILS.flatMap(field => {
    const value = event.data[field]
    if (typeof value !== 'string' || value.trim() === '') return []
    if (field === 'status' && isStatus(value)) return [STATUS_LABEL[value]]
    if (field === 'resolution')
      return [Object.entries(RESOLUTION_LABEL).find(([key]) => key === value)?.[1] ?? value]
    return [field === 'decision' || field === 'priority' ? value : `${field} “${value}”`]
  })
  const words = kind.charAt(0).toUpperCase() + kind.slice(1)
  return details.length === 0 ? words : `${words}: ${details.join(', ')}`
}
