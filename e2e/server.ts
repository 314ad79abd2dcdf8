import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const NEXT = 'node_modules/next/dist/bin/next'

/** A Stet of its own: production build, fresh data folder, free port on loopback. */
export interface TestServer {
  readonly url: string
  readonly data: string
  readonly pid: number
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise(resolve => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No free port on loopback.')
  return address.port
}

/** Starts the build that lies in `.next` and answers once it is healthy; throws with its output if it never is. */
export async function startServer(env: Record<string, string> = {}): Promise<TestServer> {
  const data = env.STET_DATA ?? (await mkdtemp(join(tmpdir(), 'stet-e2e-')))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(
    process.execPath,
    // A line that Node closes after 5 s of rest may be closed under the very next request of a journey.
    [NEXT, 'start', '-H', '127.0.0.1', '-p', String(port), '--keepAliveTimeout', '60000'],
    {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        STET_DATA: data,
        ...env,
      },
    },
  )
  let output = ''
  const hear = (chunk: Buffer) => {
    output = (output + chunk).slice(-20_000)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const deadline = Date.now() + 60_000
  for (;;) {
    const healthy = await fetch(`${url}/api/health`).then(
      answer => answer.ok,
      () => false,
    )
    if (healthy) break
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`Stet did not start on ${url}:\n${output}`)
    }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return {
    url,
    data,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM')
      const killer = setTimeout(() => child.kill('SIGKILL'), 5000)
      await gone
      clearTimeout(killer)
      if (env.STET_DATA === undefined) await rm(data, { recursive: true, force: true })
    },
  }
}
