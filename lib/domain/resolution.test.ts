import { expect, test } from 'vitest'
import { RESOLUTION_LABEL, RESOLUTIONS, resolve } from './resolution'
import { isAnswerable, STATUSES } from './status'

const REASONS = [null, '', ' \t\n', ' The author stands by it. '] as const

test.each(STATUSES.flatMap(status => RESOLUTIONS.map(resolution => ({ status, resolution }))))(
  '$status answered with $resolution',
  ({ status, resolution }) => {
    for (const reason of REASONS) {
      const written = reason?.trim() || null
      const result = resolve({ status }, resolution, reason)
      if (!isAnswerable(status)) expect(result).toEqual({ ok: false, error: 'not_answerable' })
      else if (resolution === 'stet' && written === null)
        expect(result).toEqual({ ok: false, error: 'reason_needed' })
      else expect(result).toEqual({ ok: true, value: { resolution, resolutionReason: written } })
    }
  },
)

test('every answer has its word', () => {
  expect(Object.keys(RESOLUTION_LABEL)).toEqual([...RESOLUTIONS])
})
