import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCrowd, type Writer } from './testing/crowd'
import {
  FIRST_REST,
  isQuiet,
  LONGEST_TURN,
  LONGEST_WAIT,
  MOST_WAITING,
  MOST_WAITING_OF_ONE,
  NO_TURNS,
  type Sender,
  type TurnEvent,
  type TurnMove,
  type Turns,
  takeTurns,
} from './turns'

const ann = { clientId: 'ann', personId: 'Ann' }
const ben = { clientId: 'ben', personId: 'Ben' }
const cy = { clientId: 'cy', personId: 'Cy' }

/** An article over which the test says what happens. */
class Article {
  turns: Turns = NO_TURNS
  tickets = 0

  tell(event: TurnEvent, now: number): TurnMove {
    const move = takeTurns(this.turns, event, now)
    this.turns = move.turns
    return move
  }

  arrive(sender: Sender, now: number, ticket = ++this.tickets, since = now): TurnMove {
    return this.tell({ type: 'arrived', commit: { ...sender, ticket, since } }, now)
  }

  behind(sender: Sender, base: number, version: number, now: number, present = true): TurnMove['reply'] {
    return this.tell({ type: 'behind', sender, base, version, present }, now).reply
  }

  /** Refused twice in a row, the second time at this moment: the window has a turn, if it may. */
  overtakenTwice(sender: Sender, now: number, version = 10): TurnMove['reply'] {
    this.behind(sender, version - 2, version - 1, now - 1)
    return this.behind(sender, version - 1, version, now)
  }
}

describe('a turn', () => {
  it('is given with the second refusal in a row', () => {
    const article = new Article()
    expect(article.behind(ann, 1, 2, 0)).toEqual({ turn: null })
    expect(article.behind(ann, 2, 3, 100)).toEqual({ turn: LONGEST_TURN })
  })

  it('is not given for two refusals with a saved commit between them', () => {
    const article = new Article()
    article.behind(ann, 1, 2, 0)
    article.tell({ type: 'done', sender: ann }, 50)
    expect(article.behind(ann, 3, 4, 100)).toEqual({ turn: null })
  })

  it('is not given to whoever did not take in what the last refusal told', () => {
    const article = new Article()
    article.behind(ann, 1, 9, 0)
    for (const base of [1, 8]) expect(article.behind(ann, base, 10, 100)).toEqual({ turn: null })
    expect(article.behind(ann, 10, 11, 200)).toEqual({ turn: LONGEST_TURN })
  })

  it('is not given when nobody is there to take it', () => {
    const article = new Article()
    article.behind(ann, 1, 2, 0)
    expect(article.behind(ann, 2, 3, 100, false)).toEqual({ turn: null })
  })

  it('is not given for refusals a minute apart', () => {
    const article = new Article()
    article.behind(ann, 1, 2, 0)
    expect(article.behind(ann, 2, 3, 60_000)).toEqual({ turn: null })
  })

  it('lets its holder pass and has others wait, until the commit is done', () => {
    const article = new Article()
    article.overtakenTwice(ann, 100)
    expect(article.arrive(ben, 200).reply).toBe('wait')
    expect(article.arrive(ann, 300).reply).toBe('go')
    expect(article.arrive(cy, 400).reply).toBe('wait')
    const { turns, released } = article.tell({ type: 'done', sender: ann }, 500)
    expect(released).toEqual([1, 3])
    expect(turns).toMatchObject({ turn: null, waiting: [] })
  })

  it('does not pass for another person who calls their window the same', () => {
    const article = new Article()
    article.overtakenTwice(ann, 100)
    expect(article.arrive({ clientId: 'ann', personId: 'Mallory' }, 200).reply).toBe('wait')
  })

  it('does not end with the commit of somebody else that was on its way', () => {
    const article = new Article()
    article.overtakenTwice(ann, 100)
    expect(article.tell({ type: 'done', sender: ben }, 200).turns.turn).toMatchObject(ann)
  })

  it('ends when its time is over, whoever asks first', () => {
    const article = new Article()
    article.overtakenTwice(ann, 0)
    article.arrive(ben, 10)
    expect(article.tell({ type: 'time' }, LONGEST_TURN - 1).released).toEqual([])
    expect(article.tell({ type: 'time' }, LONGEST_TURN).released).toEqual([1])
    expect(article.arrive(cy, LONGEST_TURN).reply).toBe('go')
  })

  it('lets nobody past those who wait while the alarm is late', () => {
    const article = new Article()
    article.overtakenTwice(ann, 0)
    article.arrive(ben, 10)
    expect(article.arrive(cy, 9000)).toMatchObject({ reply: 'wait', released: [1, 2] })
  })

  it('lasts for the rest of its time when something that does not wait overtakes its holder', () => {
    const article = new Article()
    article.overtakenTwice(ann, 0, 10)
    article.arrive(ann, 400)
    expect(article.behind(ann, 10, 12, 500)).toEqual({ turn: LONGEST_TURN - 500 })
  })

  it('puts a commit that stood at the gate already where it belongs among those who wait', () => {
    const article = new Article()
    article.overtakenTwice(ann, 0)
    for (const [sender, ticket] of [
      [cy, 7],
      [ben, 3],
    ] as const)
      article.arrive(sender, 10, ticket)
    expect(article.tell({ type: 'done', sender: ann }, 20).released).toEqual([3, 7])
  })
})

describe('between turns', () => {
  it('whoever let one lapse rests, twice as long each time, and competes like everybody meanwhile', () => {
    const article = new Article()
    let now = 0
    for (const rest of [FIRST_REST, 2 * FIRST_REST, 4 * FIRST_REST]) {
      expect(article.overtakenTwice(ann, now)).toEqual({ turn: LONGEST_TURN })
      now += LONGEST_TURN + rest
      expect(article.overtakenTwice(ann, now - 1)).toEqual({ turn: null })
      expect(article.arrive(ann, now - 1).reply).toBe('go')
    }
  })

  it('rests by person: another window of theirs is given none either', () => {
    const article = new Article()
    article.overtakenTwice(ann, 0)
    expect(article.overtakenTwice({ ...ann, clientId: 'ann 2' }, LONGEST_TURN + 10)).toEqual({ turn: null })
    expect(article.overtakenTwice(ben, LONGEST_TURN + 10)).toEqual({ turn: LONGEST_TURN })
  })

  it('whoever used one rests as long as they held it', () => {
    const article = new Article()
    article.overtakenTwice(ann, 0)
    article.arrive(ann, 700)
    article.tell({ type: 'done', sender: ann }, 700)
    expect(article.overtakenTwice(ann, 1399)).toEqual({ turn: null })
    expect(article.behind(ann, 10, 11, 1400)).toEqual({ turn: LONGEST_TURN })
  })

  it('a commit that came in time and is being done is no lapse', () => {
    const article = new Article()
    article.overtakenTwice(ann, 0)
    article.arrive(ann, LONGEST_TURN - 1)
    article.tell({ type: 'time' }, LONGEST_TURN)
    expect(article.overtakenTwice(ann, 2 * LONGEST_TURN)).toEqual({ turn: LONGEST_TURN })
  })

  it('an old commit of the holder does not count as the one it was given for', () => {
    const article = new Article()
    article.overtakenTwice(ann, 0, 10)
    article.arrive(ann, 10)
    article.behind(ann, 3, 10, 10)
    article.tell({ type: 'time' }, LONGEST_TURN)
    expect(article.overtakenTwice(ann, 3 * LONGEST_TURN)).toEqual({ turn: null })
  })
})

describe('those who wait', () => {
  const others = (count: number, personId?: string) =>
    Array.from({ length: count }, (_, i) => ({ clientId: `c${i}`, personId: personId ?? `P${i}` }))

  it('are only so many of one person', () => {
    const article = new Article()
    article.overtakenTwice(ann, 0)
    const replies = others(MOST_WAITING_OF_ONE + 1, 'Ben').map(one => article.arrive(one, 10).reply)
    expect(replies.indexOf('full')).toBe(MOST_WAITING_OF_ONE)
    expect(article.arrive(cy, 10).reply).toBe('wait')
  })

  it('are only so many in all', () => {
    const article = new Article()
    article.overtakenTwice(ann, 0)
    const replies = others(MOST_WAITING + 1).map(one => article.arrive(one, 10).reply)
    expect(replies.indexOf('full')).toBe(MOST_WAITING)
  })

  it('wait only so long, over several turns', () => {
    const article = new Article()
    article.overtakenTwice(ann, LONGEST_WAIT)
    expect(article.arrive(ben, LONGEST_WAIT, 1, 1).reply).toBe('wait')
    expect(article.arrive(cy, LONGEST_WAIT, 2, 0).reply).toBe('full')
  })
})

describe('what is kept in mind', () => {
  it('is nothing once everybody was served and has been quiet', () => {
    const article = new Article()
    article.overtakenTwice(ann, 0)
    article.tell({ type: 'done', sender: ann }, 100)
    article.behind(ben, 1, 2, 100)
    expect(isQuiet(article.turns, 60_099)).toBe(false)
    expect(isQuiet(article.turns, 60_200)).toBe(true)
  })

  it('stays small whatever windows call themselves', () => {
    const article = new Article()
    for (let i = 0; i < 1000; i++) article.behind({ clientId: `c${i}`, personId: 'Mallory' }, 0, 1, i)
    expect(article.turns.overtaken.size).toBeLessThanOrEqual(256)
  })
})

const sender = fc
  .record({ window: fc.nat(4), person: fc.nat(2) })
  .map(({ window, person }) => ({ clientId: `w${window}`, personId: `P${person}` }))
const happening = fc.record({
  wait: fc.nat(2000),
  sender,
  what: fc.constantFrom('arrived' as const, 'behind' as const, 'done' as const, 'time' as const),
  base: fc.nat(20),
  version: fc.nat(20),
  present: fc.boolean(),
})

describe('whatever happens', () => {
  it('one holder at most, none for longer than allowed, nobody waits without one, in order and once', () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 1, maxLength: 80, size: 'max' }), happenings => {
        const article = new Article()
        let now = 0
        let waiting: number[] = []
        for (const { wait, sender: who, what, base, version, present } of happenings) {
          now += wait
          const before = article.turns.turn
          const move: TurnMove =
            what === 'arrived'
              ? article.arrive(who, now)
              : what === 'behind'
                ? article.tell({ type: 'behind', sender: who, base, version, present }, now)
                : article.tell(what === 'done' ? { type: 'done', sender: who } : { type: 'time' }, now)
          if (move.reply === 'wait') waiting.push(article.tickets)
          // Whoever is let go was waiting, in the order of arrival, and none is left out.
          expect(move.released).toEqual(waiting.slice(0, move.released.length))
          waiting = waiting.slice(move.released.length)
          expect(move.turns.waiting.map(({ ticket }) => ticket)).toEqual(waiting)
          const { turn } = move.turns
          if (turn === null) expect(waiting).toEqual([])
          if (turn === null) continue
          // A new turn only after the last one is over, and none is made longer.
          if (before === null || turn.since !== before.since) expect(before && now < before.until).toBeFalsy()
          else expect(turn).toMatchObject({ clientId: before.clientId, until: before.until })
          expect(now - turn.since).toBeLessThan(LONGEST_TURN)
          expect(turn.until - turn.since).toBe(LONGEST_TURN)
        }
      }),
      { numRuns: 500 },
    )
  })
})

const honest = fc.record({
  /** Milliseconds there, and as many back. */
  distance: fc.integer({ min: 1, max: 700 }),
  /** Between one commit saved and the next one sent. */
  pause: fc.integer({ min: 1, max: 1000 }),
})

describe('a crowd on one article', () => {
  it('where everybody takes turns: nobody is refused more than twice in a row, nobody starves', () => {
    fc.assert(
      fc.property(fc.array(honest, { minLength: 2, maxLength: 10 }), writers => {
        const crowd = createCrowd(writers)
        crowd.run(60_000)
        for (const { mostRefusals, saved } of crowd.writers) {
          expect(mostRefusals).toBeLessThanOrEqual(2)
          // A round of turns is at most one round trip each and a commit of everybody.
          expect(saved).toBeGreaterThanOrEqual(2)
        }
      }),
      { numRuns: 40 },
    )
  })

  it.each(['lets its turns lapse', 'sends old versions', 'holds each turn as long as it can'] as const)(
    'one of whom %s: the others are refused five times in a row at most, and served',
    manner => {
      fc.assert(
        fc.property(fc.array(honest, { minLength: 1, maxLength: 6 }), writers => {
          const all: Writer[] = [...writers, { distance: 1, pause: 1, manner }]
          const crowd = createCrowd(all)
          crowd.run(60_000)
          for (const { mostRefusals, saved } of crowd.writers.slice(0, writers.length)) {
            expect(mostRefusals).toBeLessThanOrEqual(5)
            expect(saved).toBeGreaterThanOrEqual(2)
          }
          // A share of the time that leaves the others most of it, or half where the turns are put to use.
          expect(crowd.heldBy(writers.length)).toBeLessThan(
            60_000 * (manner === 'lets its turns lapse' ? 0.1 : 0.55),
          )
        }),
        { numRuns: 15 },
      )
    },
  )
})
