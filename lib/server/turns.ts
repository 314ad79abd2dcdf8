import 'server-only'
import { type Result, refuse } from '@/lib/domain/result'
import {
  isQuiet,
  NO_TURNS,
  type Sender,
  type TurnEvent,
  type TurnMove,
  type Turns,
  takeTurns,
} from '@/lib/domain/turns'
import type { Refusal } from './refusal'

/** Time, which tests hold in their hands; milliseconds. */
export interface TurnClock {
  now(): number
  /** Runs once after so many milliseconds, unless the answer is called before. */
  after(ms: number, run: () => void): () => void
}

/** What a commit says and asks inside its transaction, so that nothing comes between the answer and the deed. */
export interface TurnPass {
  /** Whether it may go on now; otherwise it is to be refused with `HELD_UP`, and is begun anew when it may. */
  enter(): boolean
  /** It is refused, being on top of `base` where the article is at `version`; for how many ms it has a turn now. */
  behind(base: number, version: number): number | null
}

/** Lets commits through in turn; see `lib/domain/turns.ts`. */
export interface TurnKeeper {
  /** Runs what saves a commit, after waiting for others' turns. Refuses 429 `busy` when too many wait, or too long. */
  inTurn<T>(
    articleId: string,
    sender: Sender,
    work: (pass: TurnPass) => Promise<Result<T, Refusal>>,
    signal?: AbortSignal,
  ): Promise<Result<T, Refusal>>
  /** How many commits wait for somebody else's turn. */
  waiting(): number
}

/** Answered when too many wait, or one waited too long; otherwise it never leaves the server. */
export const HELD_UP: Refusal = {
  status: 429,
  code: 'busy',
  message: 'Too many are saving this article at once. It will be tried again.',
  details: { retryAfterSeconds: 1 },
}

/** For saving without turns: first come, first served. */
export const NO_PASS: TurnPass = { enter: () => true, behind: () => null }

interface Place {
  turns: Turns
  cancel: () => void
}

export function createTurnKeeper(clock: TurnClock): TurnKeeper {
  const places = new Map<string, Place>()
  const waking = new Map<number, () => void>()
  let lastTicket = 0

  function tell(articleId: string, event: TurnEvent): TurnMove {
    const now = clock.now()
    const known = places.get(articleId)
    const move = takeTurns(known?.turns ?? NO_TURNS, event, now)
    for (const ticket of move.released) {
      waking.get(ticket)?.()
      waking.delete(ticket)
    }
    known?.cancel()
    if (isQuiet(move.turns, now)) places.delete(articleId)
    else {
      if (!known) forget(now)
      const { turn, waiting } = move.turns
      const cancel =
        turn !== null && waiting.length > 0
          ? clock.after(turn.until - now, () => tell(articleId, { type: 'time' }))
          : () => undefined
      places.set(articleId, { turns: move.turns, cancel })
    }
    return move
  }

  function forget(now: number): void {
    for (const [articleId, { turns }] of places) if (isQuiet(turns, now)) places.delete(articleId)
  }

  return {
    waiting: () => waking.size,
    async inTurn(articleId, sender, work, signal) {
      const commit = { ...sender, ticket: ++lastTicket, since: clock.now() }
      const at: { reply: TurnMove['reply']; woken: Promise<void> | null } = { reply: 'go', woken: null }
      const stands = () => at.reply
      let overtaken = false
      const pass: TurnPass = {
        enter() {
          // Where nobody was refused lately there is nothing to ask.
          if (!places.has(articleId)) at.reply = 'go'
          else {
            const { reply, released } = tell(articleId, { type: 'arrived', commit })
            at.reply = reply
            const waits = reply === 'wait' && !released.includes(commit.ticket)
            at.woken = waits ? new Promise(wake => waking.set(commit.ticket, wake)) : Promise.resolve()
          }
          return at.reply === 'go'
        },
        behind(base, version) {
          overtaken = true
          const present = signal?.aborted !== true
          const { reply } = tell(articleId, { type: 'behind', sender, base, version, present })
          return typeof reply === 'object' && reply !== null ? reply.turn : null
        },
      }
      pass.enter()
      for (;;) {
        if (stands() === 'full') return refuse(HELD_UP)
        await at.woken
        // Inside it may have to stand back again, when somebody before it has been given a turn meanwhile.
        at.reply = 'go'
        try {
          const result = await work(pass)
          if (stands() === 'go') return result
        } finally {
          if (stands() === 'go' && !overtaken && places.has(articleId)) {
            tell(articleId, { type: 'done', sender })
          }
        }
      }
    },
  }
}

/* Next loads modules several times in one process; a turn holds for all of them. */
const KEY = Symbol.for('stet.turns')
const shared = globalThis as { [KEY]?: TurnKeeper } // a slot of our own, under a symbol

/** The turns of this process. */
export function theTurns(): TurnKeeper {
  shared[KEY] ??= createTurnKeeper({
    now: () => performance.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  })
  return shared[KEY]
}
