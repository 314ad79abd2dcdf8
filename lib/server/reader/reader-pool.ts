import 'server-only'
import { ReaderChild, type ReaderLimits } from './reader-child'
import type { ReadingAnswer, ReadingEnd, ReadingJob } from './reading'

export interface PoolLimits extends ReaderLimits {
  /** How many read at once. */
  readonly atOnce: number
  /** How many may wait, in all and of one person. */
  readonly waiting: number
  readonly waitingEach: number
  /** How many jobs one process may read, and how long it may lie idle, in milliseconds. */
  readonly jobsEach: number
  readonly idle: number
}

export const USUAL_LIMITS: PoolLimits = {
  time: 10_000,
  memory: 256 * 1024 * 1024,
  atOnce: 2,
  waiting: 16,
  waitingEach: 4,
  jobsEach: 20,
  idle: 30_000,
}

/** Why a job is not even waited with: too many wait, or too many of the same person. */
export type Crowded = 'crowded' | 'crowded_by_you'

interface Turn {
  readonly by: string
  readonly start: () => void
}

interface Rested {
  readonly child: ReaderChild
  readonly jobs: number
  readonly sweep: NodeJS.Timeout
}

/**
 * Readers for whatever is to be read: a few at once, the others wait their turn, whoever has none running first. A
 * process is used again only after it has read something to the end without complaint, and not often.
 */
export class ReaderPool {
  private readonly running = new Set<Turn>()
  private readonly children = new Set<ReaderChild>()
  private readonly queue: Turn[] = []
  private readonly rested: Rested[] = []

  constructor(
    private readonly program: () => Promise<string>,
    private readonly limits: PoolLimits = USUAL_LIMITS,
  ) {}

  /** Reads a job for somebody; ended when `signal` says that nobody waits for it any more. */
  async read(
    job: ReadingJob,
    by: string,
    signal: AbortSignal,
  ): Promise<ReadingAnswer | ReadingEnd | Crowded> {
    const { atOnce, waiting, waitingEach } = this.limits
    if (this.running.size >= atOnce) {
      if (this.queue.filter(other => other.by === by).length >= waitingEach) return 'crowded_by_you'
      if (this.queue.length >= waiting) return 'crowded'
    }
    const turn = await this.turn(by, signal)
    if (turn === null) return 'called_off'
    try {
      return await this.run(job, signal)
    } finally {
      this.running.delete(turn)
      this.next()
    }
  }

  /** Ends every reader. */
  close(): void {
    for (const child of this.children) child.end()
  }

  /** Process ids of the readers there are. */
  get pids(): number[] {
    return [...this.children].flatMap(({ pid }) => (pid === undefined ? [] : [pid]))
  }

  /* Null when nobody waits any more before it comes. */
  private turn(by: string, signal: AbortSignal): Promise<Turn | null> {
    return new Promise(resolve => {
      const leave = () => {
        this.queue.splice(this.queue.indexOf(turn), 1)
        resolve(null)
      }
      const turn = {
        by,
        start: () => {
          signal.removeEventListener('abort', leave)
          this.running.add(turn)
          resolve(turn)
        },
      }
      if (this.running.size < this.limits.atOnce) return turn.start()
      signal.addEventListener('abort', leave)
      this.queue.push(turn)
    })
  }

  private next(): void {
    const busy = new Set([...this.running].map(({ by }) => by))
    const patient = this.queue.findIndex(({ by }) => !busy.has(by))
    this.queue.splice(Math.max(0, patient), 1)[0]?.start()
  }

  private async run(job: ReadingJob, signal: AbortSignal): Promise<ReadingAnswer | ReadingEnd> {
    const used = this.rested.pop()
    clearTimeout(used?.sweep)
    const { child, jobs } = used ?? (await this.fresh())
    const outcome = await child.read(job, signal)
    /* It may have ended while it lay idle, which is not the job's doing. */
    if (used && outcome === 'ended') return this.run(job, signal)
    const sound = typeof outcome === 'object' && outcome.outcome === 'read'
    if (sound && jobs + 1 < this.limits.jobsEach) this.rest(child, jobs + 1)
    else child.end()
    return outcome
  }

  private async fresh(): Promise<Omit<Rested, 'sweep'>> {
    const child = new ReaderChild(await this.program(), this.limits)
    this.children.add(child)
    void child.ended.then(() => {
      this.children.delete(child)
      this.forget(child)
    })
    return { child, jobs: 0 }
  }

  private rest(child: ReaderChild, jobs: number): void {
    const sweep = setTimeout(() => {
      this.forget(child)
      child.end()
    }, this.limits.idle).unref()
    this.rested.push({ child, jobs, sweep })
  }

  private forget(child: ReaderChild): void {
    const at = this.rested.findIndex(rested => rested.child === child)
    if (at >= 0) this.rested.splice(at, 1)
  }
}
