import { ok, type Result, refuse } from './result'
import { isAnswerable, type Status } from './status'

/** The editor's answer to a finding other than verified and opinion: fix, stet (keep, with a reason), cut. */
export const RESOLUTIONS = ['fix', 'stet', 'cut'] as const
export type Resolution = (typeof RESOLUTIONS)[number]

export const RESOLUTION_LABEL: Record<Resolution, string> = {
  fix: 'Fix',
  stet: 'Stet',
  cut: 'Cut',
}

export type ResolutionRefusal = 'not_answerable' | 'reason_needed'

/** Answers a finding; refused where there is nothing to answer, and for a stet without its reason. */
export function resolve(
  claim: { readonly status: Status },
  resolution: Resolution,
  reason: string | null,
): Result<{ readonly resolution: Resolution; readonly resolutionReason: string | null }, ResolutionRefusal> {
  if (!isAnswerable(claim.status)) return refuse('not_answerable')
  const written = reason?.trim() || null
  if (resolution === 'stet' && written === null) return refuse('reason_needed')
  return ok({ resolution, resolutionReason: written })
}
