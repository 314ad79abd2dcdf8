import { describe, expect, it } from 'vitest'
import type { LeftClaim } from '@/lib/contracts/bulk'
import { actWords } from './act-words'

const left = (count: number) => Array.from({ length: count }, () => ({})) as LeftClaim[] // only counted
const ids = (count: number) => Array.from({ length: count }, () => 'id')

describe('what was done to several', () => {
  it.each([
    [{ do: 'approve' }, 12, 0, 3, 'Approved: 12 claims, 3 left as they were'],
    [{ do: 'return', reason: 'Why?' }, 1, 0, 1, 'Returned: 1 claim, 1 left as it was'],
    [{ do: 'assign', assigneeId: null }, 1200, 2, 0, 'Given to nobody: 1,200 claims, 2 were so already'],
    [{ do: 'priority', priority: 'high' }, 0, 1, 0, 'Nothing changed, 1 was so already'],
    [{ do: 'later', until: null }, 2, 0, 0, 'Taken back: 2 claims'],
  ] as const)('%o', (action, done, unchanged, over, words) => {
    expect(actWords({ action, done: ids(done), unchanged, left: left(over) }, false)).toBe(words)
  })

  it('and taken back', () => {
    const undone = { action: { do: 'approve' }, done: ids(3), unchanged: 0, left: [] } as const
    expect(actWords(undone, true)).toBe('Taken back: 3 claims')
  })
})
