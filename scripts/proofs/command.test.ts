import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import packageJson from '@/package.json'

const run = promisify(execFile)

it('the command plays a proof of any size, and says its seed', async () => {
  const [program, ...args] = packageJson.scripts.prove.split(' ')
  expect(program).toBe('tsx')
  const { stdout } = await run(process.execPath, [
    '--import',
    'tsx',
    ...args,
    'convergence',
    '2',
    '--seed',
    '7',
  ])
  expect(stdout).toContain('seed 7')
  expect(stdout).toContain('All 2 histories hold')
})
