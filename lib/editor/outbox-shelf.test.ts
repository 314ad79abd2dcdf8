import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  emptyShelf,
  entriesOf,
  getEntry,
  type OutboxEntry,
  putEntry,
  removeEntry,
  reopenShelf,
} from './outbox-shelf'

const flags = new Map<string, string>()
beforeEach(async () => {
  vi.stubGlobal('localStorage', {
    setItem: (name: string, value: string) => flags.set(name, value),
    removeItem: (name: string) => flags.delete(name),
  })
  for (const person of ['ann', 'ben']) for (const { id } of await entriesOf(person)) await removeEntry(id)
})

const entry = (id: string, parts: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id,
  articleId: 'one',
  personId: 'ann',
  at: 1,
  iv: new Uint8Array(12),
  data: new ArrayBuffer(4),
  ...parts,
})

describe('the shelf', () => {
  it('keeps one entry a window, the last', async () => {
    await putEntry(entry('w1'))
    await putEntry(entry('w1', { at: 2 }))
    expect((await entriesOf('ann')).map(({ at }) => at)).toEqual([2])
    expect((await getEntry('w1'))?.at).toBe(2)
  })

  it('tells people and articles apart', async () => {
    await putEntry(entry('w1'))
    await putEntry(entry('w2', { articleId: 'two' }))
    await putEntry(entry('w3', { personId: 'ben' }))
    expect((await entriesOf('ann')).map(({ id }) => id)).toEqual(['w1', 'w2'])
    expect((await entriesOf('ann', 'two')).map(({ id }) => id)).toEqual(['w2'])
  })

  it('is emptied of one person only', async () => {
    await putEntry(entry('w1', { personId: 'eve' }))
    await putEntry(entry('w3', { personId: 'ben' }))
    await emptyShelf('eve')
    expect(await entriesOf('eve')).toEqual([])
    expect(await entriesOf('ben')).toHaveLength(1)
  })

  it('takes nothing more of somebody of whom it was emptied: a window writes once more as it goes', async () => {
    await emptyShelf('eve')
    await putEntry(entry('w1', { personId: 'eve' }))
    expect(await entriesOf('eve')).toEqual([])
  })

  it('keeps again of somebody who stayed on the page and signed in once more', async () => {
    await emptyShelf('eve')
    reopenShelf('eve')
    await putEntry(entry('w1', { personId: 'eve' }))
    expect(await entriesOf('eve')).toHaveLength(1)
    await removeEntry('w1')
  })

  it('says to the next page, without being opened, whether anything lies there', async () => {
    await putEntry(entry('w1'))
    await putEntry(entry('w2'))
    await removeEntry('w1')
    expect(flags.has('stet-outbox')).toBe(true)
    await removeEntry('w2')
    expect(flags.has('stet-outbox')).toBe(false)
  })
})
