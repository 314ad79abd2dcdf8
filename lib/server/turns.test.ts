import { beforeEach, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import type { BehindCommits, CommitBody } from '@/lib/contracts/commit'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { LONGEST_TURN, MOST_WAITING_OF_ONE } from '@/lib/domain/turns'
import { append } from './commits'
import { accepted, DraftWindow, newArticle, refused } from './testing/draft-window'
import { type Member, member } from './testing/people'
import { createStillClock, type StillClock } from './testing/turn-clock'
import { createTurnKeeper, type TurnKeeper } from './turns'

temporaryDatabase()

let clock: StillClock
let keeper: TurnKeeper
let articleId: string
let slow: DraftWindow
let quick: DraftWindow
let third: DraftWindow
beforeEach(async () => {
  clock = createStillClock()
  keeper = createTurnKeeper(clock)
  const people: Member[] = []
  for (let i = 0; i < 3; i++) people.push(await member(['editor']))
  const [one, two, three] = people as [Member, Member, Member] // made just above
  articleId = await newArticle(one.actor, 'Harbour', 'Five missiles fell.')
  slow = await DraftWindow.open(one.actor, articleId)
  quick = await DraftWindow.open(two.actor, articleId)
  third = await DraftWindow.open(three.actor, articleId)
})

const letter = (window: DraftWindow, text: string) =>
  window.request(tr => tr.insert(1, manuscriptSchema.text(text)))

function send(window: DraftWindow, body: CommitBody, signal?: AbortSignal) {
  const sender = { clientId: window.clientId, personId: window.actor.personId }
  return keeper.inTurn(articleId, sender, pass => append(window.actor, { id: articleId }, body, pass), signal)
}

/** Sends a letter and takes it as saved. */
async function save(window: DraftWindow, text: string): Promise<void> {
  const body = letter(window, text)
  accepted(await send(window, body))
  for (const step of body.steps) window.take(step)
}

/** Sends something too late; takes in what was missed, and answers what the refusal said. */
async function late(window: DraftWindow, signal?: AbortSignal): Promise<BehindCommits> {
  const result = await send(window, letter(window, 'l'), signal)
  expect(refused(result)).toBe('409 behind')
  const details = (result.ok ? null : result.error.details) as BehindCommits // what `behind` says
  for (const { step } of details.steps) window.take(step)
  return details
}

/** Overtakes the slow window twice. */
async function overtake(signal?: AbortSignal): Promise<BehindCommits> {
  await save(quick, 'q')
  await late(slow)
  await save(quick, 'q')
  return late(slow, signal)
}

/** Lets whatever can go on without the clock go on. */
async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise(resolve => setImmediate(resolve))
}

describe('a window overtaken twice in a row', () => {
  it('is told what it missed and has a turn: others wait until its commit is saved, and go on in order', async () => {
    expect(await overtake()).toMatchObject({ turn: LONGEST_TURN, steps: [{}] })
    const order: string[] = []
    const others = [
      send(quick, letter(quick, 'b')).then(result => order.push(`quick ${refused(result)}`)),
      send(third, letter(third, 'c')).then(result => order.push(`third ${refused(result)}`)),
    ]
    await settled()
    expect(order).toEqual([])
    expect(keeper.waiting()).toBe(2)
    await save(slow, 's')
    await Promise.all(others)
    expect(order).toEqual(['quick 409 behind', 'third 409 behind'])
    expect(keeper.waiting()).toBe(0)
  })

  it('has no more than its time: then the others go on without it', async () => {
    await overtake()
    const other = send(quick, letter(quick, 'b'))
    await settled()
    clock.forward(LONGEST_TURN)
    expect(accepted(await other).version).toBe(3)
  })

  it('is not overtaken by a commit that stood at the gate before the turn was given', async () => {
    await save(quick, 'q')
    await late(slow)
    await save(quick, 'q')
    const [refusal, other] = [send(slow, letter(slow, 'l')), send(quick, letter(quick, 'b'))]
    const result = await refusal
    expect(refused(result)).toBe('409 behind')
    const { steps } = (result.ok ? null : result.error.details) as BehindCommits // what `behind` says
    for (const { step } of steps) slow.take(step)
    await settled()
    await save(slow, 's')
    expect(refused(await other)).toBe('409 behind')
  })

  it('gives its turn up with a commit that is refused for what it holds', async () => {
    await overtake()
    const other = send(quick, letter(quick, 'b'))
    await settled()
    expect(refused(await send(slow, { ...letter(slow, 's'), steps: [{ stepType: 'none' }] }))).toBe(
      '422 invalid_step',
    )
    accepted(await other)
  })

  it('gives its turn up when its commit meets a bug', async () => {
    await overtake()
    const other = send(quick, letter(quick, 'b'))
    await settled()
    const sender = { clientId: slow.clientId, personId: slow.actor.personId }
    const failing = keeper.inTurn(articleId, sender, async pass => {
      pass.enter()
      throw new Error('A bug.')
    })
    await expect(failing).rejects.toThrow('A bug.')
    accepted(await other)
  })

  it('has no turn when nobody is there any more to take it, though its commit is done', async () => {
    expect((await overtake(AbortSignal.abort())).turn).toBeUndefined()
    accepted(await send(quick, letter(quick, 'b')))
  })

  it('keeps nobody waiting at another article', async () => {
    await overtake()
    const elsewhere = await DraftWindow.open(quick.actor, await newArticle(quick.actor, 'Port', 'Quiet.'))
    const sender = { clientId: elsewhere.clientId, personId: elsewhere.actor.personId }
    const body = letter(elsewhere, 'e')
    const result = await keeper.inTurn(elsewhere.articleId, sender, pass =>
      append(elsewhere.actor, { id: elsewhere.articleId }, body, pass),
    )
    expect(accepted(result).version).toBe(1)
  })
})

describe('when too many wait', () => {
  it('one more of the same person is answered 429, and those who wait are served', async () => {
    await overtake()
    const waiting = Array.from({ length: MOST_WAITING_OF_ONE }, () => send(quick, letter(quick, 'b')))
    await settled()
    expect(refused(await send(quick, letter(quick, 'c')))).toBe('429 busy')
    clock.forward(LONGEST_TURN)
    const results = await Promise.all(waiting)
    expect(results.filter(result => result.ok)).toHaveLength(1)
  })
})
