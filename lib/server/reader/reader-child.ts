import 'server-only'
import { type ChildProcess, fork } from 'node:child_process'
import { dirname } from 'node:path'
import type { ReadingAnswer, ReadingEnd, ReadingJob, ReadingOrder } from './reading'
import { MEMORY_EVERY, residentMemory } from './resident-memory'

export interface ReaderLimits {
  /** For one job, the process's start included, in milliseconds. */
  readonly time: number
  /** For the process as a whole, in bytes. */
  readonly memory: number
}

const MB = 1024 * 1024
/* Newer versions of Node have left the word out. */
const PERMISSION = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission'

/**
 * A process that reads what others have written and can do nothing else: it may open no file but its own program,
 * start nothing, reach nobody, and knows neither the server's environment nor what the server has open.
 */
export class ReaderChild {
  private readonly child: ChildProcess
  private readonly gone: Promise<ReadingEnd>

  constructor(
    program: string,
    private readonly limits: ReaderLimits,
  ) {
    this.child = fork(program, [], {
      cwd: dirname(program),
      env: surroundings(),
      execArgv: [
        PERMISSION,
        `--allow-fs-read=${program}`,
        `--max-old-space-size=${Math.floor((limits.memory / MB) * 0.75)}`,
      ],
      serialization: 'advanced',
      stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    })
    /* That it went while it was being told something is known by its going. */
    this.child.stdin?.on('error', () => undefined)
    this.gone = new Promise(resolve => {
      this.child.once('exit', (code, signal) => resolve(isOutOfMemory(code, signal) ? 'memory' : 'ended'))
      this.child.once('error', () => resolve('ended'))
    })
    this.rest()
  }

  /** Resolves when the process is no more. */
  get ended(): Promise<unknown> {
    return this.gone
  }

  get pid(): number | undefined {
    return this.child.pid
  }

  /** Reads one job; whatever else than an answer comes of it, the process is no more. */
  async read(job: ReadingJob, signal: AbortSignal): Promise<ReadingAnswer | ReadingEnd> {
    if (signal.aborted) return 'called_off'
    this.child.ref()
    this.child.channel?.ref()
    const stop = new AbortController()
    try {
      const outcome = await new Promise<ReadingAnswer | ReadingEnd>(resolve => {
        const options = { signal: stop.signal }
        signal.addEventListener('abort', () => resolve('called_off'), options)
        this.child.once('message', answer => resolve(answer as ReadingAnswer)) // what is in it is looked at later
        void this.gone.then(resolve)
        const late = setTimeout(() => resolve('time'), this.limits.time)
        const watch = setInterval(() => void this.weigh(() => resolve('memory')), MEMORY_EVERY)
        stop.signal.addEventListener('abort', () => {
          clearTimeout(late)
          clearInterval(watch)
        })
        this.send(job, () => resolve('ended'))
      })
      if (typeof outcome === 'string') this.end()
      return outcome
    } finally {
      stop.abort()
      this.rest()
    }
  }

  end(): void {
    this.child.kill('SIGKILL')
  }

  private send(job: ReadingJob, failed: () => void): void {
    const bytes = job.kind === 'file' ? job.file.bytes : new Uint8Array()
    const bare: ReadingJob =
      job.kind === 'file' ? { ...job, file: { ...job.file, bytes: new Uint8Array() } } : job
    this.child.send({ job: bare, bytes: bytes.length } satisfies ReadingOrder, error => error && failed())
    if (bytes.length > 0) this.child.stdin?.write(bytes)
  }

  /* One that waits for work holds nobody up who wants to leave. */
  private rest(): void {
    this.child.unref()
    this.child.channel?.unref()
  }

  private async weigh(tooHeavy: () => void): Promise<void> {
    const { pid } = this.child
    const memory = pid === undefined ? null : await residentMemory(pid)
    if (memory !== null && memory > this.limits.memory) tooHeavy()
  }
}

/* How Node ends when its heap is full. */
function isOutOfMemory(code: number | null, signal: NodeJS.Signals | null): boolean {
  return signal === 'SIGABRT' || code === 134
}

/* Windows starts nothing without its own. */
function surroundings(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env
  return SystemRoot === undefined ? { NODE_ENV: 'production' } : { NODE_ENV: 'production', SystemRoot }
}
