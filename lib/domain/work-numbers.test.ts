import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spanBucket, type WorkCount, workNumbers } from './work-numbers'

const approvals = (spans: readonly number[]): WorkCount[] =>
  spans.map(span => ({ measure: 'approved', bucket: spanBucket(span), count: 1 }))

describe('the numbers of work', () => {
  it('are none where nothing was done', () => {
    expect(workNumbers([])).toEqual({
      checked: 0,
      approved: 0,
      medianToApproval: null,
      p90ToApproval: null,
      returned: 0,
      returnedShare: null,
      corrected: 0,
    })
  })

  it('add up', () => {
    const counts: WorkCount[] = [
      { measure: 'checked', bucket: 0, count: 7 },
      { measure: 'checked', bucket: 0, count: 2 },
      { measure: 'approved', bucket: spanBucket(600), count: 3 },
      { measure: 'returned', bucket: 0, count: 1 },
      { measure: 'corrected', bucket: 0, count: 2 },
    ]
    expect(workNumbers(counts)).toMatchObject({
      checked: 9,
      approved: 3,
      returned: 1,
      returnedShare: 0.25,
      corrected: 2,
    })
  })

  it('give median and ninth tenth within a twentieth of what they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 300, max: 4_000_000 }), { minLength: 1, maxLength: 60 }),
        spans => {
          const sorted = [...spans].sort((a, b) => a - b)
          const exact = (part: number) => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0
          const { medianToApproval, p90ToApproval } = workNumbers(approvals(spans))
          for (const [told, is] of [
            [medianToApproval, exact(0.5)],
            [p90ToApproval, exact(0.9)],
          ] as const) {
            expect(Math.abs((told ?? 0) / is - 1)).toBeLessThan(0.052)
          }
        },
      ),
    )
  })
})
