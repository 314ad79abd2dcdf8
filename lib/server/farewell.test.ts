import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { startProcess } from '@/db/testing/process'

it('a server that is asked to leave does, though a request never ends', async () => {
  const server = startProcess('lib/server/testing/farewell-process.ts', [], tmpdir())
  await server.printed('serving')
  server.kill('SIGTERM')
  expect(await server.ended).toBe(143)
}, 30_000)
