import { describe, expect, it } from 'vitest'
import type { CallError } from '@/lib/contracts/call'
import { MAX_STEPS } from '@/lib/domain/authority'
import {
  advance,
  dueAt,
  IDLE_WAIT,
  initialSync,
  LONGEST_WAIT,
  type SyncEffect,
  type SyncEvent,
  type SyncState,
  saveStateOf,
} from './sync'

/* Runs events through the machine; ids are n1, n2 … in the order of the events. */
function play(events: readonly (SyncEvent & { at?: number })[], from: SyncState = initialSync(7)) {
  let state = from
  let effects: readonly SyncEffect[] = []
  let now = 0
  for (const [i, { at, ...event }] of events.entries()) {
    now = at ?? now
    ;({ state, effects } = advance(state, event, { now, id: `n${i + 1}`, chance: 1 }))
  }
  return { state, effects }
}

const error = (status: number, code = 'some', details?: unknown): CallError => ({
  status,
  code,
  message: 'Because.',
  details,
})
const edited = (pending: number, at = 0) => ({ type: 'edited' as const, pending, at })
const due = (at = 0) => ({ type: 'due' as const, at })
const sent = [edited(2), due(IDLE_WAIT)]
const refused = (e: CallError, at = IDLE_WAIT) => ({ type: 'refused' as const, commitId: 'n2', error: e, at })
const missed = { version: 9, steps: [{ step: {}, clientId: 'other' }] }

describe('saving what is typed', () => {
  it('waits until typing pauses', () => {
    expect(dueAt(play([edited(1, 0), edited(2, 100)]).state)).toBe(100 + IDLE_WAIT)
  })

  it('waits no longer than the longest wait while typing goes on', () => {
    const keys = Array.from({ length: 20 }, (_, i) => edited(i + 1, i * 100))
    expect(dueAt(play(keys).state)).toBe(LONGEST_WAIT)
  })

  it('sends one batch and then says saved', () => {
    const move = play(sent)
    expect(move.effects).toEqual([
      { type: 'commit', batch: { commitId: 'n2', baseVersion: 7, size: 2 }, keepalive: false },
    ])
    const done = play([...sent, { type: 'committed', commitId: 'n2', version: 9, at: 500 }])
    expect(done.effects).toEqual([{ type: 'confirm', size: 2 }])
    expect(done.state).toMatchObject({ kind: 'idle', version: 9, pending: 0 })
    expect(saveStateOf(done.state)).toEqual({ kind: 'saved', at: new Date(500) })
  })

  it('sends no more steps at once than a commit may carry, and the rest right after', () => {
    const first = play([edited(MAX_STEPS * 2 + 1), due(300)])
    expect(first.effects).toMatchObject([{ batch: { size: MAX_STEPS } }])
    const second = play([{ type: 'committed', commitId: 'n2', version: 7 + MAX_STEPS }], first.state)
    expect(second.effects).toMatchObject([
      { type: 'confirm', size: MAX_STEPS },
      { type: 'commit', batch: { baseVersion: 7 + MAX_STEPS, size: MAX_STEPS } },
    ])
  })

  it('waits for a pause again with what was typed while sending', () => {
    const { state } = play([...sent, edited(3), { type: 'committed', commitId: 'n2', version: 9 }])
    expect(state).toMatchObject({ kind: 'waiting', pending: 1, version: 9 })
  })

  it('ignores a second answer to the same commit', () => {
    const once = play([...sent, { type: 'committed', commitId: 'n2', version: 9 }])
    const twice = play([{ type: 'committed', commitId: 'n2', version: 9 }], once.state)
    expect(twice).toEqual({ state: once.state, effects: [] })
  })

  it('does not believe a version that cannot be', () => {
    const { state } = play([...sent, { type: 'committed', commitId: 'n2', version: 8 }])
    expect(state).toMatchObject({ kind: 'failed', trouble: { failure: 'reload' }, pending: 2 })
  })
})

describe('a server that is ahead', () => {
  it('is heard, and the rebased steps go at once under a new id', () => {
    const behind = play([...sent, refused(error(409, 'behind', missed))])
    expect(behind.effects).toEqual([{ type: 'receive', missed }])
    expect(saveStateOf(behind.state).kind).toBe('saving')
    const again = play([{ type: 'received', version: 9, pending: 2 }], behind.state)
    expect(again.effects).toMatchObject([
      { type: 'commit', batch: { commitId: 'n1', baseVersion: 9, size: 2 } },
    ])
  })

  it('leaves nothing to send when the own steps were among those missed', () => {
    const behind = play([...sent, refused(error(409, 'behind', missed))])
    expect(play([{ type: 'received', version: 9, pending: 0 }], behind.state).state.kind).toBe('idle')
  })

  it.each([
    ['no details', undefined],
    ['no steps', { version: 9, steps: [] }],
    ['an older version', { version: 7, steps: missed.steps }],
    ['steps of nobody', { version: 9, steps: [{ step: {} }] }],
    ['nonsense', 'nonsense'],
  ])('is not followed with %s', (_, details) => {
    const { state, effects } = play([...sent, refused(error(409, 'behind', details))])
    expect(state).toMatchObject({ kind: 'failed', due: null, trouble: { failure: 'reload' }, pending: 2 })
    expect(effects).toEqual([])
  })
})

describe('trouble', () => {
  it.each([0, 429, 500, 502, 503])('%i is tried again with the same commit id', status => {
    const failed = play([...sent, refused(error(status), 1000)])
    expect(dueAt(failed.state)).toBe(2000)
    const again = play([due(2000)], failed.state)
    expect(again.effects).toEqual([
      { type: 'commit', batch: { commitId: 'n2', baseVersion: 7, size: 2 }, keepalive: false },
    ])
  })

  it('keeps the same batch when more was typed meanwhile', () => {
    const { effects } = play([...sent, refused(error(503)), edited(5), { type: 'hurry' }])
    expect(effects).toMatchObject([{ type: 'commit', batch: { commitId: 'n2', size: 2 } }])
  })

  it('waits longer each time, up to half a minute', () => {
    let { state } = play([...sent, refused(error(503), 0)])
    const waits: number[] = []
    for (let i = 0; i < 8; i++) {
      const at = dueAt(state) ?? 0
      ;({ state } = play([due(at), refused(error(503), at)], state))
      waits.push((dueAt(state) ?? 0) - at)
    }
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000])
  })

  it.each([
    [401, 'session'],
    [410, 'reload'],
    [426, 'reload'],
    [409, 'reload'],
    [400, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [413, 'refused'],
    [422, 'refused'],
    [418, 'refused'],
  ])('%i is not tried again by itself (%s), and nothing is let go', (status, failure) => {
    const { state, effects } = play([...sent, refused(error(status)), edited(3)])
    expect(state).toMatchObject({ kind: 'failed', due: null, pending: 3, trouble: { failure } })
    expect(effects).toEqual([])
    expect(saveStateOf(state)).toMatchObject({ kind: 'failed', pending: 3, retryAt: null, error: { status } })
  })

  it('goes on after signing in again, with the same commit', () => {
    const { effects } = play([...sent, refused(error(401)), { type: 'hurry' }])
    expect(effects).toMatchObject([{ type: 'commit', batch: { commitId: 'n2' } }])
  })

  it('sends what was refused as it stands by then, when asked to', () => {
    const { effects } = play([...sent, refused(error(422)), edited(4), { type: 'hurry' }])
    expect(effects).toMatchObject([{ type: 'commit', batch: { commitId: 'n5', size: 4 } }])
  })

  it('does not send into a history that is gone, even when asked to', () => {
    const { state, effects } = play([...sent, refused(error(410)), { type: 'hurry' }])
    expect(state.kind).toBe('failed')
    expect(effects).toEqual([])
  })

  it('sends at once when the network is back', () => {
    const offline = play([...sent, refused(error(0), 1000)])
    expect(saveStateOf(offline.state)).toEqual({ kind: 'offline', pending: 2, since: new Date(1000) })
    expect(play([{ type: 'online' }], offline.state).effects).toMatchObject([{ type: 'commit' }])
  })

  it('keeps saying what is wrong while trying again, and since when', () => {
    const trying = play([...sent, refused(error(0), 1000), due(3000)])
    expect(saveStateOf(trying.state)).toMatchObject({ kind: 'offline', since: new Date(1000) })
    const again = play([refused(error(0), 4000)], trying.state)
    expect(saveStateOf(again.state)).toMatchObject({ kind: 'offline', since: new Date(1000) })
  })

  it('takes a late answer to a commit that was given up', () => {
    const { state } = play([...sent, refused(error(0)), { type: 'committed', commitId: 'n2', version: 9 }])
    expect(state).toMatchObject({ kind: 'idle', version: 9, pending: 0 })
  })
})

describe('listening', () => {
  it('notices that the server is gone, and that it is back', () => {
    const gone = play([{ type: 'unheard', error: error(0) }])
    expect(saveStateOf(gone.state).kind).toBe('offline')
    const asking = play([due(dueAt(gone.state) ?? 0)], gone.state)
    expect(asking.effects).toEqual([{ type: 'poll' }])
    expect(play([{ type: 'heard' }], asking.state).state.kind).toBe('idle')
  })

  it('saves at once what was typed while the server was being asked whether it is there', () => {
    const gone = play([{ type: 'unheard', error: error(0) }, edited(1), { type: 'heard' }])
    expect(gone.effects).toMatchObject([{ type: 'commit' }])
  })

  it('makes nothing of a server that is busy for a moment', () => {
    expect(play([{ type: 'unheard', error: error(503) }]).state.kind).toBe('idle')
  })

  it('notices an ended session before anything is typed', () => {
    expect(play([{ type: 'unheard', error: error(401) }]).state).toMatchObject({
      kind: 'failed',
      trouble: { failure: 'session' },
    })
  })

  it('asks anew after signing in with nothing to save', () => {
    const { state, effects } = play([{ type: 'unheard', error: error(401) }, { type: 'hurry' }])
    expect(state.kind).toBe('idle')
    expect(effects).toEqual([{ type: 'poll' }])
  })

  it('stops when what it heard does not fit', () => {
    const { state } = play([edited(1), { type: 'diverged', message: 'No.' }])
    expect(state).toMatchObject({ kind: 'failed', due: null, trouble: { failure: 'reload' }, pending: 1 })
  })
})

describe('leaving the page', () => {
  it('sends at once, in a request that outlives the page', () => {
    expect(play([edited(1), { type: 'leaving', closing: false }]).effects).toMatchObject([
      { type: 'commit', keepalive: true },
    ])
  })

  it('repeats a commit under way, which the server applies once', () => {
    expect(play([...sent, { type: 'leaving', closing: true }]).effects).toEqual([
      { type: 'commit', batch: { commitId: 'n2', baseVersion: 7, size: 2 }, keepalive: true },
    ])
  })

  it('leaves a commit under way alone when the page is only hidden', () => {
    expect(play([...sent, { type: 'leaving', closing: false }]).effects).toEqual([])
  })
})
