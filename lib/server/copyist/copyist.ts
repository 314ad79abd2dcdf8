import 'server-only'
import { Worker } from 'node:worker_threads'
import type { ExportFile } from '@/lib/exchange/export-file'
import type { CopyistHears, CopyistSays, CopyOrder, Errands } from './copy-order'

/** How long a copy may take, and how long a thread is kept without work, in milliseconds. */
const PATIENCE = 60_000
const IDLE = 60_000
/* Writing a long copy makes much that lives for a moment: with more room it is swept up less often. In megabytes. */
const YOUNG = 64

/**
 * Writes annotated copies in a thread, so that the server answers others meanwhile; one at a time, the others wait.
 * What breaks the writing of one rejects that one, and the next gets a new thread.
 */
export class Copyist {
  private thread: Promise<Worker> | null = null
  private last: Promise<unknown> = Promise.resolve()
  private sweep: NodeJS.Timeout | undefined

  constructor(
    private readonly program: () => Promise<string>,
    private readonly errands: Errands,
    private readonly patience = PATIENCE,
  ) {}

  write(order: CopyOrder): Promise<ExportFile> {
    const turn = this.last.then(() => this.written(order))
    this.last = turn.catch(() => undefined)
    return turn
  }

  private async written(order: CopyOrder): Promise<ExportFile> {
    clearTimeout(this.sweep)
    this.thread ??= this.program().then(threadOf)
    const thread = await this.thread
    const done = new AbortController()
    try {
      return await this.ordered(thread, order, done.signal)
    } catch (error) {
      this.leave()
      throw error
    } finally {
      done.abort()
      thread.unref()
      this.sweep = setTimeout(() => this.leave(), IDLE).unref()
    }
  }

  private ordered(thread: Worker, order: CopyOrder, done: AbortSignal): Promise<ExportFile> {
    return new Promise((resolve, reject) => {
      const tell = (heard: CopyistHears) => thread.postMessage(heard)
      const late = setTimeout(() => reject(new Error('The copy took too long.')), this.patience)
      done.addEventListener('abort', () => clearTimeout(late))
      thread.ref()
      const listen = (event: 'message' | 'error' | 'exit', listener: (said: CopyistSays) => void) => {
        thread.on(event, listener)
        done.addEventListener('abort', () => thread.off(event, listener))
      }
      listen('message', said => {
        if (said.says === 'written') resolve(said.file)
        else this.run(said).then(tell, reject)
      })
      listen('error', reject)
      listen('exit', () => reject(new Error('The copy was not written.')))
      tell({ hears: 'order', order })
    })
  }

  private async run(said: Exclude<CopyistSays, { says: 'written' }>): Promise<CopyistHears> {
    if (said.says === 'seal') return { hears: 'sealed', seal: this.errands.seal(said.text) }
    return { hears: 'pressed', bytes: await this.errands.press(said.job) }
  }

  private leave(): void {
    const { thread } = this
    this.thread = null
    void thread?.then(one => one.terminate())
  }
}

function threadOf(path: string): Worker {
  // As a line of code and not as a path: the build would pack what a path leads to.
  return new Worker(`require(${JSON.stringify(path)})`, {
    eval: true,
    // It is packed: whatever the server was started with to find its own modules would only get in the way.
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  })
}
