import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Asked, Said } from './crash-process'

/** Puts the server of this proof into one file, which starts ten times as fast as its sources. Answers the file. */
export async function bundleServer(folder: string): Promise<string> {
  const outfile = join(folder, 'crash-server.mjs')
  await build({
    entryPoints: ['scripts/proofs/crash-process.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    alias: { '@': process.cwd(), 'server-only': join(process.cwd(), 'node_modules/server-only/empty.js') },
    // Native, and looked up from where the file does not lie.
    plugins: [
      {
        name: 'driver',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^better-sqlite3$/ }, () => ({
            path: join(process.cwd(), 'node_modules/better-sqlite3/lib/index.js'),
            external: true,
          })),
      },
    ],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
    },
    logLevel: 'error',
  })
  return outfile
}

/** A server that can be killed. */
export interface DoomedServer {
  /** Resolves once its code is loaded; it opens the database with the first thing asked of it. */
  readonly ready: Promise<void>
  /** What it says to it, or null when it is killed before it says anything. Throws when it meets a bug. */
  ask(asked: Asked): Promise<Said | null>
  /** `kill -9`; resolves once it is gone. */
  kill(): Promise<void>
}

export function startServer(file: string, data: string): DoomedServer {
  const child: ChildProcess = fork(file, [], {
    env: { ...process.env, STET_DATA: data },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, (said: Said | null) => void>()
  let makeReady: () => void = () => undefined
  const ready = new Promise<void>(resolve => {
    makeReady = resolve
  })
  const gone = new Promise<void>(resolve =>
    child.on('exit', () => {
      for (const tell of waiting.values()) tell(null)
      waiting.clear()
      makeReady()
      resolve()
    }),
  )
  child.on('message', (said: Said | 'ready') => {
    if (said === 'ready') makeReady()
    else {
      waiting.get(said.n)?.(said)
      waiting.delete(said.n)
    }
  })
  return {
    ready,
    ask: asked =>
      new Promise(resolve => {
        if (!child.connected) return resolve(null)
        waiting.set(asked.n, resolve)
        // It may be killed between the question and the sending.
        child.send(asked, error => {
          if (!error) return
          waiting.delete(asked.n)
          resolve(null)
        })
      }),
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
