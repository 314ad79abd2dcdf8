/*
 * Who may save to an article now. As a rule everybody: whoever comes first is served. Whoever was overtaken twice in
 * a row is given a turn, a moment in which others' commits wait. Times are milliseconds of any clock that does not
 * go back.
 */

/** After so many refusals in a row there is a turn. */
const REFUSALS_BEFORE_TURN = 2
/** How long a turn lasts at most. */
export const LONGEST_TURN = 1500
/** How long whoever let a turn lapse goes without another; doubles each time, up to the longest. */
export const FIRST_REST = 15_000
const LONGEST_REST = 600_000
/** How many commits wait at one article, and how many of one person. */
export const MOST_WAITING = 64
export const MOST_WAITING_OF_ONE = 8
/** How long a commit waits at most, over several turns. */
export const LONGEST_WAIT = 20_000
/** After so long without a word a window's refusals, and a person's lapses, are forgotten. */
const FORGOTTEN_AFTER = 60_000
/* Windows name themselves; no more of them than this are kept in mind. */
const MOST_WINDOWS = 256

/** One window of one person. */
export interface Sender {
  readonly clientId: string
  readonly personId: string
}

/** A commit on its way; tickets grow in the order of arrival. */
export interface Ticket extends Sender {
  readonly ticket: number
  readonly since: number
}

interface Turn extends Sender {
  readonly since: number
  readonly until: number
  /** The version the holder was told; its commit is to come on top of that. */
  readonly told: number
  /** Whether its commit has come and is being done. */
  readonly arrived: boolean
}

interface Overtaken {
  readonly times: number
  readonly told: number
  readonly at: number
}

interface Rest {
  readonly until: number
  /** How many turns in a row were let lapse. */
  readonly lapses: number
}

/** Where the turns at one article stand. Nobody waits while there is no turn. */
export interface Turns {
  readonly turn: Turn | null
  /** In the order of arrival. */
  readonly waiting: readonly Ticket[]
  readonly overtaken: ReadonlyMap<string, Overtaken>
  readonly resting: ReadonlyMap<string, Rest>
}

/** How things stand at an article where nobody was refused lately. */
export const NO_TURNS: Turns = { turn: null, waiting: [], overtaken: new Map(), resting: new Map() }

export type TurnEvent =
  /** A commit has come, or stands at the gate after waiting. */
  | { readonly type: 'arrived'; readonly commit: Ticket }
  /** It was refused, being on top of `base` where the article is at `version`. */
  | {
      readonly type: 'behind'
      readonly sender: Sender
      readonly base: number
      readonly version: number
      /** Whether anybody is there to take a turn. */
      readonly present: boolean
    }
  /** It was saved, or refused for another reason. */
  | { readonly type: 'done'; readonly sender: Sender }
  /** Time has passed. */
  | { readonly type: 'time' }

export interface TurnMove {
  readonly turns: Turns
  /** What becomes of a commit that arrived; of one that is `behind`: for how long its window has a turn. */
  readonly reply: 'go' | 'wait' | 'full' | { readonly turn: number | null } | null
  /** Tickets that need wait no longer, in order. */
  readonly released: readonly number[]
}

/** One move of the machine. Pure. */
export function takeTurns(before: Turns, event: TurnEvent, now: number): TurnMove {
  const lapsed = before.turn !== null && now >= before.turn.until
  const turns = lapsed ? endTurn(before, before.turn.arrived ? 'used' : 'lapsed', before.turn.until) : before
  if (lapsed && event.type === 'arrived' && before.waiting.length > 0) {
    // Nobody has told those who wait that the time is over: whoever comes now is not to go before them.
    const released = [...before.waiting.map(({ ticket }) => ticket), event.commit.ticket].sort(
      (a, b) => a - b,
    )
    return { turns, reply: 'wait', released }
  }
  const move = one(turns, event, now)
  const still = new Set(move.turns.waiting.map(({ ticket }) => ticket))
  const released = before.waiting.map(({ ticket }) => ticket).filter(ticket => !still.has(ticket))
  return { ...move, released }
}

function one(turns: Turns, event: TurnEvent, now: number): Omit<TurnMove, 'released'> {
  switch (event.type) {
    case 'arrived':
      return arrived(turns, event.commit, now)
    case 'behind':
      return behind(turns, event, now)
    case 'done': {
      const { clientId } = event.sender
      const overtaken = without(turns.overtaken, clientId)
      const mine = turns.turn !== null && holds(turns.turn, event.sender)
      return {
        turns: mine ? endTurn({ ...turns, overtaken }, 'used', now) : { ...turns, overtaken },
        reply: null,
      }
    }
    case 'time':
      return { turns, reply: null }
  }
}

function holds(turn: Turn, { clientId, personId }: Sender): boolean {
  return turn.clientId === clientId && turn.personId === personId
}

function arrived(turns: Turns, commit: Ticket, now: number): Omit<TurnMove, 'released'> {
  const { turn, waiting } = turns
  if (turn === null) return { turns, reply: 'go' }
  if (holds(turn, commit)) {
    return { turns: { ...turns, turn: { ...turn, arrived: true } }, reply: 'go' }
  }
  const ofThisPerson = waiting.filter(({ personId }) => personId === commit.personId).length
  const full = waiting.length >= MOST_WAITING || ofThisPerson >= MOST_WAITING_OF_ONE
  if (full || now - commit.since >= LONGEST_WAIT) return { turns, reply: 'full' }
  const later = waiting.findIndex(({ ticket }) => ticket > commit.ticket)
  const at = later < 0 ? waiting.length : later
  return { turns: { ...turns, waiting: waiting.toSpliced(at, 0, commit) }, reply: 'wait' }
}

function behind(
  turns: Turns,
  { sender, base, version, present }: Extract<TurnEvent, { type: 'behind' }>,
  now: number,
): Omit<TurnMove, 'released'> {
  const { turn } = turns
  if (turn !== null && holds(turn, sender)) {
    // Something that does not wait overtook the holder, who may try again for what is left of the time; or it is an
    // old commit, which says nothing of the one that is to come.
    const took = base >= turn.told
    const next = { ...turn, told: took ? version : turn.told, arrived: false }
    return { turns: { ...turns, turn: next }, reply: { turn: turn.until - now } }
  }
  const known = turns.overtaken.get(sender.clientId)
  const last = known && now - known.at < FORGOTTEN_AFTER ? known : undefined
  const times = (last?.times ?? 0) + (last === undefined || base >= last.told ? 1 : 0)
  const overtaken = without(turns.overtaken, sender.clientId)
  overtaken.set(sender.clientId, { times, told: version, at: now })
  for (const oldest of overtaken.keys()) {
    if (overtaken.size <= MOST_WINDOWS) break
    overtaken.delete(oldest)
  }
  const rests = now < (turns.resting.get(sender.personId)?.until ?? 0)
  if (times < REFUSALS_BEFORE_TURN || rests || turn !== null || !present) {
    return { turns: { ...turns, overtaken }, reply: { turn: null } }
  }
  const given = { ...sender, since: now, until: now + LONGEST_TURN, told: version, arrived: false }
  return { turns: { ...turns, overtaken, turn: given }, reply: { turn: LONGEST_TURN } }
}

/* With the turn ends everybody's waiting: what they find next is the state of then. */
function endTurn(turns: Turns, how: 'used' | 'lapsed', at: number): Turns {
  const { turn } = turns
  if (turn === null) return turns
  const before = turns.resting.get(turn.personId)
  const resting = without(turns.resting, turn.personId)
  if (how === 'used') resting.set(turn.personId, { until: at + (at - turn.since), lapses: 0 })
  else {
    const lapses = (before?.lapses ?? 0) + 1
    resting.set(turn.personId, {
      until: at + Math.min(LONGEST_REST, FIRST_REST * 2 ** (lapses - 1)),
      lapses,
    })
  }
  return { ...turns, turn: null, waiting: [], resting }
}

/** Whether nothing is left to be kept in mind of an article. */
export function isQuiet({ turn, waiting, overtaken, resting }: Turns, now: number): boolean {
  return (
    turn === null &&
    waiting.length === 0 &&
    [...overtaken.values()].every(({ at }) => now - at >= FORGOTTEN_AFTER) &&
    [...resting.values()].every(({ until }) => now - until >= FORGOTTEN_AFTER)
  )
}

function without<V>(map: ReadonlyMap<string, V>, key: string): Map<string, V> {
  const copy = new Map(map)
  copy.delete(key)
  return copy
}
