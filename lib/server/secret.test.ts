import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { DatabaseUnavailable } from '@/db'
import { temporaryDatabase } from '@/db/testing/database'
import { isSigned, newSecret, serverSecret, signature } from './secret'

const folder = temporaryDatabase()

describe('the server’s secret', () => {
  it('is made once, in the data folder, for its owner alone', () => {
    vi.stubEnv('STET_DATA', join(folder(), 'new', 'data'))
    const secret = serverSecret()
    const path = join(folder(), 'new', 'data', 'secret')
    expect(secret.length).toBeGreaterThanOrEqual(43)
    expect(readFileSync(path, 'utf8').trim()).toBe(secret)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(serverSecret()).toBe(secret)
  })

  it('is what another process has made', () => {
    vi.stubEnv('STET_DATA', folder())
    const made = newSecret()
    writeFileSync(join(folder(), 'secret'), `${made}\n`)
    expect(serverSecret()).toBe(made)
  })

  it('is what the operator gives, if that is long enough', () => {
    vi.stubEnv('STET_SECRET', 'x'.repeat(32))
    expect(serverSecret()).toBe('x'.repeat(32))
    vi.stubEnv('STET_SECRET', 'short')
    expect(() => serverSecret()).toThrow(/32 characters/)
  })

  it('is not made up when the folder is none: the server cannot work then', () => {
    writeFileSync(join(folder(), 'file'), '')
    vi.stubEnv('STET_DATA', join(folder(), 'file', 'data'))
    expect(() => serverSecret()).toThrow(DatabaseUnavailable)
  })
})

describe('a signature', () => {
  it('is of one value and one secret', () => {
    vi.stubEnv('STET_SECRET', 'a'.repeat(32))
    const signed = signature('token')
    expect(isSigned('token', signed)).toBe(true)
    expect(isSigned('tokem', signed)).toBe(false)
    expect(isSigned('token', signed.slice(1))).toBe(false)
    expect(isSigned('token', '')).toBe(false)
    vi.stubEnv('STET_SECRET', 'b'.repeat(32))
    expect(isSigned('token', signed)).toBe(false)
  })
})
