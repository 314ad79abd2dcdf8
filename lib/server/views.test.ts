import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import type { SavedView } from '@/lib/contracts/saved-view'
import { ask } from './testing/http'
import type { Member } from './testing/people'
import { claimOn, type Desk, found, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
  for (const words of ['Five missiles', 'Six drones']) {
    const { id } = await claimOn(desk, words)
    await found(desk.checker.actor, id, { status: 'disputed' })
  }
})

const keep = (as: Member, name: string, params: Record<string, string>, shared = false) =>
  ask('POST', '/api/views', { as, body: { name, params, shared } })
const bar = async (as: Member): Promise<SavedView[]> => (await ask('GET', '/api/views', { as })).body.views
const names = async (as: Member) => (await bar(as)).map(view => view.name)

describe('a view of the queue', () => {
  it('is seen by its owner alone until it is shared, with how many claims it has', async () => {
    const { checker, reviewer } = desk
    const { body } = await keep(checker, 'My disputed', { status: 'disputed', checker: 'me', sort: 'age' })
    expect(body.view).toMatchObject({ shared: false, editable: true, count: { count: 2, atLeast: false } })
    expect(await names(reviewer)).toEqual([])
    const path = `/api/views/${body.view.id}`
    expect((await ask('PATCH', path, { as: reviewer, body: { name: 'Mine' } })).status).toBe(404)
    expect((await ask('DELETE', path, { as: reviewer })).status).toBe(404)
    expect((await ask('PATCH', path, { as: checker, body: { shared: true } })).status).toBe(403)
    expect((await keep(checker, 'For all', {}, true)).status).toBe(403)
    expect((await ask('DELETE', path, { as: checker })).status).toBe(204)
    expect(await names(checker)).toEqual([])
  })

  it('is shared by who may, and then counts what waits for each reader', async () => {
    const { checker, reviewer, editor } = desk
    const { body } = await keep(editor, 'Waiting', { review: 'pending' }, true)
    const path = `/api/views/${body.view.id}`
    const [seen] = await bar(checker)
    expect(seen).toMatchObject({
      name: 'Waiting',
      owner: { name: 'Tom' },
      editable: false,
      count: { count: 2 },
    })
    expect((await ask('PATCH', path, { as: checker, body: { name: 'Mine' } })).status).toBe(403)
    const renamed = await ask('PATCH', path, { as: reviewer, body: { name: 'Pending' } })
    expect(renamed.body.view).toMatchObject({ name: 'Pending', params: { review: 'pending' }, shared: true })
    expect((await ask('PATCH', path, { as: editor, body: { shared: false } })).body.view.shared).toBe(false)
    expect(await names(reviewer)).toEqual([])
    await ask('DELETE', path, { as: editor })
  })

  it('stands where it was put in the bar', async () => {
    const { reviewer } = desk
    const ids: string[] = []
    for (const name of ['a', 'b', 'c', 'd']) ids.push((await keep(reviewer, name, {})).body.view.id)
    const move = (index: number, place: number) =>
      ask('PATCH', `/api/views/${ids[index]}`, { as: reviewer, body: { place } })
    await move(3, 0)
    await move(0, 2)
    expect(await names(reviewer)).toEqual(['d', 'b', 'a', 'c'])
    await move(1, 99)
    expect(await names(reviewer)).toEqual(['d', 'a', 'c', 'b'])
    for (const id of ids) await ask('DELETE', `/api/views/${id}`, { as: reviewer })
  })

  it.each<[Record<string, string>, string]>([
    [{ status: 'nothing' }, 'status'],
    [{ sort: 'newest' }, 'sort'],
    [{ due: 'soon' }, 'due'],
    [{ cursor: 'x' }, 'cursor'],
  ])('is not kept with %j', async (params, field) => {
    const { status, body } = await keep(desk.reviewer, 'Wrong', params)
    expect(status).toBe(400)
    expect(body.error.message).toContain(field)
  })

  it('finds room for fifty of one person', async () => {
    const { editor } = desk
    for (let i = 0; i < 50; i++) await keep(editor, `View ${i}`, {})
    const { status, body } = await keep(editor, 'One more', {})
    expect([status, body.error.code]).toEqual([409, 'too_many'])
  })
})
