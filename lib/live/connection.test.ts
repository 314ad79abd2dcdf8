import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advance, type Connection, type ConnectionEvent, dueAt, OPEN_WITHIN, SILENCE } from './connection'

const AT = { now: 1000, chance: 0.5 }
const open: Connection = { kind: 'open', due: AT.now + SILENCE }
const opening = (attempt = 0): Connection => ({ kind: 'opening', attempt, due: AT.now + OPEN_WITHIN })
const waiting = (attempt: number, wait: number): Connection => ({
  kind: 'waiting',
  attempt,
  due: AT.now + wait,
})
const refusal = (status: number) => ({ status, code: 'x', message: 'x' })
const said = (state: Connection, event: ConnectionEvent) => {
  const move = advance(state, event, AT)
  return [
    move.state,
    ...move.effects.map(effect =>
      effect.type === 'unheard' ? `unheard ${effect.error.status}` : effect.type,
    ),
  ]
}

describe('a stream', () => {
  it('is opened when it is wanted, and let go when it is not', () => {
    expect(said({ kind: 'idle' }, { type: 'wanted' })).toEqual([opening(), 'connect'])
    expect(said(open, { type: 'wanted' })).toEqual([open])
    expect(said(open, { type: 'unwanted' })).toEqual([{ kind: 'idle' }, 'disconnect'])
  })

  it('is heard when it begins and whenever something comes', () => {
    expect(said(opening(3), { type: 'opened' })).toEqual([open, 'heard'])
    expect(said({ kind: 'open', due: 1 }, { type: 'heard' })).toEqual([open, 'heard'])
  })

  it('is opened again at once after it has ended of age', () => {
    expect(said(open, { type: 'ended', reason: 'age' })).toEqual([opening(), 'connect'])
  })

  it.each(['restart', 'gone', null] as const)(
    'that ended for %s is opened again soon, and nobody is told',
    reason => {
      expect(said(open, { type: 'ended', reason })).toEqual([waiting(1, 750), 'disconnect'])
    },
  )

  it('that fell silent, or broke, is opened again soon, and nobody is told', () => {
    expect(said(open, { type: 'due' })).toEqual([waiting(1, 750), 'disconnect'])
    expect(said(open, { type: 'broke' })).toEqual([waiting(1, 750), 'disconnect'])
  })

  it('that cannot be opened again makes the server unheard, and is tried less and less often', () => {
    expect(said(waiting(1, 0), { type: 'due' })).toEqual([opening(1), 'connect'])
    expect(said(opening(1), { type: 'broke' })).toEqual([waiting(2, 1500), 'disconnect', 'unheard 0'])
    expect(said(opening(2), { type: 'due' })).toEqual([waiting(3, 3000), 'disconnect', 'unheard 0'])
    expect(said(opening(4), { type: 'refused', error: refusal(503) })).toEqual([
      waiting(5, 12_000),
      'disconnect',
      'unheard 503',
    ])
    expect(said(opening(40), { type: 'broke' })[0]).toEqual(waiting(41, 22_500))
  })

  it.each([401, 403])('refused with %d is not tried again until somebody asks', status => {
    const [state, ...effects] = said(opening(), { type: 'refused', error: refusal(status) })
    expect([state, ...effects]).toEqual([{ kind: 'stopped' }, `unheard ${status}`])
    expect(dueAt({ kind: 'stopped' })).toBeNull()
    expect(said({ kind: 'stopped' }, { type: 'online' })).toEqual([{ kind: 'stopped' }])
    expect(said({ kind: 'stopped' }, { type: 'retry' })).toEqual([opening(), 'connect'])
    expect(said({ kind: 'stopped' }, { type: 'changed' })).toEqual([opening(), 'connect'])
  })

  it('says so when the session or the role has gone', () => {
    expect(said(open, { type: 'ended', reason: 'signed_out' })).toEqual([{ kind: 'stopped' }, 'unheard 401'])
    expect(said(open, { type: 'ended', reason: 'forbidden' })).toEqual([{ kind: 'stopped' }, 'unheard 403'])
  })

  it('notices at once that the browser is offline, and that it is back', () => {
    expect(said(open, { type: 'offline' })).toEqual([waiting(1, 750), 'disconnect', 'unheard 0'])
    expect(said(waiting(7, 20_000), { type: 'online' })).toEqual([opening(), 'connect'])
    expect(said(open, { type: 'online' })).toEqual([opening(), 'connect'])
  })

  it('is opened anew when it is to carry something else', () => {
    expect(said(open, { type: 'changed' })).toEqual([opening(), 'connect'])
    expect(said(opening(2), { type: 'changed' })).toEqual([opening(2), 'connect'])
    expect(said(waiting(2, 9), { type: 'changed' })).toEqual([waiting(2, 9)])
  })

  it('never waits for nothing while it is wanted and not refused', () => {
    const event: fc.Arbitrary<ConnectionEvent> = fc.oneof(
      fc.constantFrom<ConnectionEvent>(
        { type: 'changed' },
        { type: 'opened' },
        { type: 'heard' },
        { type: 'broke' },
        { type: 'due' },
        { type: 'online' },
        { type: 'offline' },
        { type: 'ended', reason: 'age' },
        { type: 'ended', reason: null },
      ),
      fc
        .constantFrom(404, 429, 500, 503, 0)
        .map(status => ({ type: 'refused', error: refusal(status) }) as const),
    )
    fc.assert(
      fc.property(fc.array(event), events => {
        let state: Connection = { kind: 'idle' }
        for (const next of [{ type: 'wanted' } as const, ...events]) state = advance(state, next, AT).state
        expect(dueAt(state)).toBeGreaterThan(AT.now)
        expect(dueAt(state)).toBeLessThanOrEqual(AT.now + 30_000)
      }),
    )
  })
})
