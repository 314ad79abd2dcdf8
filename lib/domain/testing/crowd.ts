import { NO_TURNS, type TurnEvent, type TurnMove, type Turns, takeTurns } from '../turns'

/** Somebody who writes, and how. */
export interface Writer {
  /** Milliseconds from the window to the server, and as many back. */
  readonly distance: number
  /** Milliseconds between a commit saved and the next one sent. */
  readonly pause: number
  readonly manner?: 'lets its turns lapse' | 'sends old versions' | 'holds each turn as long as it can'
}

/** What became of somebody. */
interface Fate {
  saved: number
  mostRefusals: number
}

/** Several writers before one article, in a time of its own. */
export interface Crowd {
  readonly writers: readonly Fate[]
  run(ms: number): void
  /** For how many milliseconds this writer had a turn. */
  heldBy(index: number): number
}

interface Commit {
  readonly index: number
  readonly base: number
  readonly ticket: number
  readonly since: number
}

/** Everybody sends on top of what they know, and takes in what a refusal tells before sending again. */
export function createCrowd(writers: readonly Writer[]): Crowd {
  const fates = writers.map(() => ({ saved: 0, mostRefusals: 0 }))
  const refusals = writers.map(() => 0)
  const held = writers.map(() => 0)
  const waiting = new Map<number, Commit>()
  const agenda: { at: number; order: number; run: () => void }[] = []
  let turns: Turns = NO_TURNS
  let version = 0
  let now = 0
  let order = 0
  let tickets = 0

  const after = (ms: number, run: () => void) => agenda.push({ at: now + ms, order: order++, run })
  const senderOf = (index: number) => ({ clientId: `w${index}`, personId: `P${index}` })

  function tell(event: TurnEvent): TurnMove {
    const before = turns.turn
    const move = takeTurns(turns, event, now)
    turns = move.turns
    if (before && before.since !== turns.turn?.since) {
      const index = Number(before.clientId.slice(1))
      held[index] = (held[index] ?? 0) + Math.min(now, before.until) - before.since
    }
    const { turn } = turns
    if (turn && turn !== before) after(turn.until - now, () => tell({ type: 'time' }))
    for (const ticket of move.released) {
      const commit = waiting.get(ticket)
      waiting.delete(ticket)
      if (commit) after(0, () => arrive(commit))
    }
    return move
  }

  function send(index: number, base: number): void {
    const ticket = ++tickets
    after(writers[index]?.distance ?? 0, () => arrive({ index, base, ticket, since: now }))
  }

  function arrive(commit: Commit): void {
    const { index, base } = commit
    const sender = senderOf(index)
    const { reply, released } = tell({ type: 'arrived', commit: { ...sender, ...commit } })
    const back = writers[index]?.distance ?? 0
    if (reply === 'full') after(back + 1000, () => send(index, base))
    else if (reply === 'wait') {
      if (released.includes(commit.ticket)) after(0, () => arrive(commit))
      else waiting.set(commit.ticket, commit)
    } else if (base === version) {
      version++
      const saved = version
      tell({ type: 'done', sender })
      after(back, () => succeed(index, saved))
    } else {
      const behind = tell({ type: 'behind', sender, base, version, present: true }).reply
      const turn = typeof behind === 'object' && behind !== null ? behind.turn : null
      const told = version
      after(back, () => refused(index, told, turn))
    }
  }

  function succeed(index: number, saved: number): void {
    const fate = fates[index]
    if (fate) fate.saved++
    refusals[index] = 0
    after(writers[index]?.pause ?? 0, () => send(index, saved))
  }

  function refused(index: number, told: number, turn: number | null): void {
    const fate = fates[index]
    const times = (refusals[index] ?? 0) + 1
    refusals[index] = times
    if (fate) fate.mostRefusals = Math.max(fate.mostRefusals, times)
    const { manner } = writers[index] ?? {}
    if (manner === 'sends old versions') after(1, () => send(index, 0))
    else if (manner === 'lets its turns lapse' && turn !== null) after(turn + 1, () => send(index, told))
    else if (manner === 'holds each turn as long as it can' && turn !== null) {
      after(Math.max(0, turn - 20), () => send(index, told))
    } else send(index, told)
  }

  for (const [index] of writers.entries()) after(index, () => send(index, 0))
  return {
    writers: fates,
    heldBy: index => held[index] ?? 0,
    run(ms) {
      const end = now + ms
      for (;;) {
        agenda.sort((a, b) => a.at - b.at || a.order - b.order)
        const next = agenda[0]
        if (!next || next.at > end) break
        agenda.shift()
        now = next.at
        next.run()
      }
      now = end
    },
  }
}
