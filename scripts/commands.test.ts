import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

/** Everything here is refused before anything is installed, built or started. */
const temporary = mkdtempSync(join(tmpdir(), 'stet-commands-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

function run(script: string, env: Record<string, string>, ...args: string[]) {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    encoding: 'utf8',
    cwd: temporary,
    env: { NODE_ENV: 'test', PATH: process.env.PATH, TMPDIR: temporary, ...env },
  })
  return { status, lines: `${stdout}${stderr}`.trim().split('\n') }
}

test('the demo listens nowhere but here', () => {
  const { status, lines } = run('demo.js', { HOST: '0.0.0.0' })
  expect(status).toBe(1)
  expect(lines).toEqual([expect.stringContaining('HOST is 0.0.0.0')])
  expect(readdirSync(temporary)).toEqual([])
})

test.each(['start.js', 'demo.js'])('%s refuses arguments instead of ignoring them', script => {
  const { status, lines } = run(script, {}, '--port', '8080')
  expect(status).toBe(1)
  expect(lines).toEqual([expect.stringContaining('Not understood: --port 8080.')])
})

test('a data folder that cannot be is one clear line', () => {
  const { status, lines } = run('start.js', { STET_DATA: '/dev/null/data' })
  expect(status).toBe(1)
  expect(lines).toEqual([expect.stringContaining('The data folder /dev/null/data cannot be used')])
})
