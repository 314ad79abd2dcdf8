import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { complete, platformOf } from '@/scripts/lockfile'

const tool = (optionalDependencies: Record<string, string>) => ({
  'node_modules/tool': { version: '2.0.0', dev: true, optionalDependencies },
})

describe('completing the lockfile', () => {
  test('adds what another platform would need, marked as optional and as belonging there', () => {
    const { packages, added } = complete(tool({ '@tool/win32-x64': '2.0.0' }))
    expect(added).toEqual(['@tool/win32-x64@2.0.0'])
    expect(packages['node_modules/@tool/win32-x64']).toEqual({
      version: '2.0.0',
      cpu: ['x64'],
      dev: true,
      optional: true,
      os: ['win32'],
    })
  })

  test('changes nothing the second time', () => {
    const once = complete(tool({ '@tool/linux-arm64': '2.0.0', '@tool/linux-arm64-musl': '2.0.0' }))
    const twice = complete(once.packages)
    expect(twice.added).toEqual([])
    expect(JSON.stringify(twice.packages)).toBe(JSON.stringify(once.packages))
  })

  test('takes a package nested under its parent for present', () => {
    const { added } = complete({
      ...tool({ '@tool/darwin-x64': '2.0.0' }),
      'node_modules/tool/node_modules/@tool/darwin-x64': { version: '2.0.0', optional: true },
    })
    expect(added).toEqual([])
  })

  test('names what it cannot tell from the name, and adds nothing for it', () => {
    const { packages, unknown } = complete(tool({ fsevents: '2.3.3', '@tool/linux-x64': '^2.0.0' }))
    expect(unknown).toEqual(['fsevents@2.3.3', '@tool/linux-x64@^2.0.0'])
    expect(Object.keys(packages)).toEqual(['node_modules/tool'])
  })

  test('drops the host of whoever installed', () => {
    const { packages } = complete({
      'node_modules/a': { version: '1.0.0', resolved: 'https://registry.example/a' },
    })
    expect(packages['node_modules/a']).toEqual({ version: '1.0.0' })
  })
})

describe('the platform in a name', () => {
  test.each([
    ['@tool/linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@tool/linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@tool/binding-win32-arm64-msvc', { os: ['win32'], cpu: ['arm64'] }],
    ['@tool/wasm32-wasi', { cpu: ['wasm32'] }],
    ['@tool/core', undefined],
  ])('%s', (name, platform) => {
    expect(platformOf(name, {})).toEqual(platform)
  })

  test('plain linux beside a musl sibling is the one for glibc', () => {
    const siblings = { '@tool/linux-x64': '2.0.0', '@tool/linux-x64-musl': '2.0.0' }
    expect(platformOf('@tool/linux-x64', siblings)?.libc).toEqual(['glibc'])
  })
})

test('the committed lockfile is complete and names no registry', () => {
  const text = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')
  const { added, unknown } = complete(JSON.parse(text).packages)
  expect({ added, unknown }).toEqual({ added: [], unknown: [] })
  expect(text).not.toContain('"resolved"')
})
