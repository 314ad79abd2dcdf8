/** What the checking found. The last five are findings. */
export const STATUSES = [
  'unchecked',
  'in_progress',
  'verified',
  'needs_change',
  'disputed',
  'cannot_verify',
  'opinion',
] as const
export type Status = (typeof STATUSES)[number]

export const FINDINGS = ['verified', 'needs_change', 'disputed', 'cannot_verify', 'opinion'] as const
export type Finding = (typeof FINDINGS)[number]

/** The status in words, as shown and exported. */
export const STATUS_LABEL: Record<Status, string> = {
  unchecked: 'Unchecked',
  in_progress: 'In progress',
  verified: 'Verified',
  needs_change: 'Needs change',
  disputed: 'Disputed',
  cannot_verify: 'Cannot verify',
  opinion: 'Opinion',
}

export function isStatus(value: unknown): value is Status {
  return STATUSES.some(status => status === value)
}

/** Whether the status is a finding: something a second person can agree with. */
export function isFinding(status: Status): status is Finding {
  return FINDINGS.some(finding => finding === status)
}

/** Findings that an editor must answer (fix, stet, cut) before the article can go. */
export const ANSWERABLE = ['needs_change', 'disputed', 'cannot_verify'] as const satisfies readonly Finding[]

export function isAnswerable(status: Status): boolean {
  return ANSWERABLE.some(finding => finding === status)
}
