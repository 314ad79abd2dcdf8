import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Refusal } from '@/scripts/project'
import { dataFolder, portFromEnvironment, requireFreePort } from '@/scripts/serve'

describe('the port', () => {
  test('is 3000 unless told otherwise', () => {
    vi.stubEnv('PORT', undefined)
    expect(portFromEnvironment()).toBe(3000)
    vi.stubEnv('PORT', '8080')
    expect(portFromEnvironment()).toBe(8080)
  })

  test.each(['http', '0', '65536', '80.5', '-1', '3000;'])('"%s" is refused', text => {
    vi.stubEnv('PORT', text)
    expect(portFromEnvironment).toThrow(Refusal)
  })

  test('that somebody holds is refused by name', async () => {
    const holder = createServer()
    await new Promise<void>(done => holder.listen(0, '127.0.0.1', done))
    const address = holder.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(requireFreePort('127.0.0.1', port)).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`)
    await new Promise(done => holder.close(done))
    await expect(requireFreePort('127.0.0.1', port)).resolves.toBeUndefined()
  })

  test('on a host that is not this machine is refused', async () => {
    await expect(requireFreePort('192.0.2.1', 3000)).rejects.toThrow(Refusal)
  })
})

describe('the data folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stet-serve-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('is made with the folders above it, and given back whole', () => {
    const path = join(folder, 'of/the/newsroom')
    expect(dataFolder(join(folder, 'of/../of/the/newsroom'))).toBe(path)
    expect(existsSync(path)).toBe(true)
    expect(dataFolder(path)).toBe(path)
  })

  test('that is a file, or lies under one, is refused', () => {
    const file = join(folder, 'notes.txt')
    writeFileSync(file, '')
    expect(() => dataFolder(file)).toThrow(Refusal)
    expect(() => dataFolder(join(file, 'data'))).toThrow(Refusal)
  })

  test.runIf(existsSync('/proc'))(
    'that the file system will not make is refused rather than tried for ever',
    () => {
      expect(() => dataFolder('/proc/stet/data')).toThrow(Refusal)
    },
  )
})
