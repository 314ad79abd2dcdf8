/** `npm run demo`: a throw-away newsroom that anybody on this machine may sign in to, gone when it ends. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuild } from './build.js'
import { ensureDependencies } from './dependencies.js'
import { Refusal, refuseArguments, script } from './project.js'
import { portFromEnvironment, requireFreePort, serve } from './serve.js'

const HERE = '127.0.0.1'

await script(async () => {
  refuseArguments('npm run demo takes no arguments; set PORT instead.')
  const { HOST } = process.env
  if (HOST && HOST !== HERE) {
    throw new Refusal(
      `HOST is ${HOST}, but the demo has no passwords: it listens on ${HERE} and nowhere else.`,
    )
  }
  const port = portFromEnvironment()
  await requireFreePort(HERE, port)
  await ensureDependencies()
  await ensureBuild()
  const data = mkdtempSync(join(tmpdir(), 'stet-demo-'))
  try {
    await serve({
      host: HERE,
      port,
      data,
      env: { STET_DEMO: '1' },
      note: 'A demo newsroom. Everything in it is gone when you stop it.',
    })
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
})
