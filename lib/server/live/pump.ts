import 'server-only'
import { DatabaseUnavailable } from '@/db'
import { logBug } from '../answer'

/** Time as the hub needs it; tests hold it in their hands. */
export interface HubClock {
  now(): number
  /** Runs once after so many milliseconds; answers the way to call it off. */
  after(ms: number, run: () => void): () => void
}

interface Task {
  running: boolean
  /** Asked for again while it ran. */
  again: boolean
  lastAt: number
  cancel: (() => void) | null
}

/** Does things soon, each by its name one at a time; asked for ten times while it runs, it runs once more. */
export interface Pumps {
  /** Runs `work`, at least `apartMs` after it last began. A database that cannot be read now is nothing to report. */
  soon(name: string, apartMs: number, work: () => void | Promise<void>): void
  /** Forgets what neither runs nor waits. */
  tidy(): void
  /** Runs nothing more. */
  stop(): void
}

export function createPumps(clock: HubClock): Pumps {
  const tasks = new Map<string, Task>()
  let stopped = false

  function soon(name: string, apartMs: number, work: () => void | Promise<void>): void {
    if (stopped) return
    const task = tasks.get(name) ?? {
      running: false,
      again: false,
      lastAt: Number.NEGATIVE_INFINITY,
      cancel: null,
    }
    tasks.set(name, task)
    if (task.running) task.again = true
    else if (task.cancel === null) {
      const wait = Math.max(0, task.lastAt + apartMs - clock.now())
      task.cancel = clock.after(wait, () => void run(name, apartMs, task, work))
    }
  }

  async function run(
    name: string,
    apartMs: number,
    task: Task,
    work: () => void | Promise<void>,
  ): Promise<void> {
    task.cancel = null
    task.running = true
    task.again = false
    task.lastAt = clock.now()
    try {
      await work()
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) logBug('a stream', error)
    }
    task.running = false
    if (task.again) soon(name, apartMs, work)
  }

  return {
    soon,
    tidy() {
      for (const [name, { running, cancel }] of tasks) if (!running && cancel === null) tasks.delete(name)
    },
    stop() {
      stopped = true
      for (const { cancel } of tasks.values()) cancel?.()
      tasks.clear()
    },
  }
}
