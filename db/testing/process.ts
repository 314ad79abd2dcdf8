import { spawn } from 'node:child_process'

/** A program of the tests' own that runs beside them. */
export interface TestProcess {
  /** What it has printed so far. */
  output(): string
  /** Resolves once it has printed this; rejects when it ends before. */
  printed(text: string): Promise<void>
  kill(signal: NodeJS.Signals): void
  /** Its exit status, null when a signal ended it. */
  readonly ended: Promise<number | null>
}

/** Runs a TypeScript file as a process of its own, as the server would run it. `file` is relative to the repository. */
export function startProcess(file: string, args: readonly string[], data: string): TestProcess {
  const child = spawn(
    process.execPath,
    // What "server-only" resolves to in Next's server is behind this condition.
    ['--conditions=react-server', '--import', 'tsx', file, ...args],
    { env: { ...process.env, STET_DATA: data }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      output += chunk
      for (const listener of listeners) listener()
    })
  }
  const ended = new Promise<number | null>(resolve => child.on('close', resolve))
  return {
    output: () => output,
    printed: text =>
      new Promise((resolve, reject) => {
        const listener = () => output.includes(text) && resolve()
        listeners.add(listener)
        listener()
        ended.then(code => reject(new Error(`It ended with ${code} before it said "${text}": ${output}`)))
      }),
    kill: signal => child.kill(signal),
    ended,
  }
}
