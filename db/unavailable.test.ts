import { describe, expect, it, vi } from 'vitest'
import { DatabaseUnavailable } from './unavailable'

describe('DatabaseUnavailable', () => {
  it('is known to another copy of its module', async () => {
    vi.resetModules()
    const { DatabaseUnavailable: Other } = await import('./unavailable')
    expect(Other).not.toBe(DatabaseUnavailable)
    expect(new Other('full')).toBeInstanceOf(DatabaseUnavailable)
    expect(new DatabaseUnavailable('busy')).toBeInstanceOf(Other)
  })

  it('is not taken for any other error', () => {
    for (const other of [new Error('full'), { code: 'full' }, null, undefined, 'full']) {
      expect(other).not.toBeInstanceOf(DatabaseUnavailable)
    }
  })
})
