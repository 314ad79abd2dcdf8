import { beforeAll, describe, expect, it } from 'vitest'
import { write } from '@/db'
import { insertArticle } from '@/db/queries/articles'
import { appendEvent } from '@/db/queries/events'
import { temporaryDatabase } from '@/db/testing/database'
import { articleRow } from '@/db/testing/rows'
import { deskNumbersAnswer, deskNumbersQuery } from '@/lib/contracts/desk'
import { deskNumbers } from './desk-numbers'
import { accepted, refused } from './testing/draft-window'
import { ask } from './testing/http'
import { type Desk, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
  await write(async db => {
    await insertArticle(db, articleRow('a', { desk: 'City' }))
    await insertArticle(db, articleRow('b', { desk: '=cmd' }))
    const tell = (
      kind: string,
      articleId: string,
      claimId: string,
      at: string,
      data: Record<string, unknown>,
    ) => appendEvent(db, { kind, actorId: null, at, articleId, claimId, data })
    await tell('claim.finding', 'a', 'a1', '2026-03-09T22:30:00.000Z', {
      before: 'unchecked',
      status: 'verified',
    })
    await tell('claim.finding', 'a', 'a2', '2026-03-09T23:30:00.000Z', {
      before: 'in_progress',
      status: 'disputed',
    })
    await tell('claim.finding', 'b', 'b1', '2026-03-10T09:00:00.000Z', {
      before: 'unchecked',
      status: 'opinion',
    })
    await tell('claim.reviewed', 'a', 'a1', '2026-03-10T00:30:00.000Z', { decision: 'approve' })
    await tell('claim.reviewed', 'b', 'b1', '2026-03-10T09:10:00.000Z', { decision: 'return' })
    await tell('claim.resolved', 'a', 'a2', '2026-03-10T10:00:00.000Z', {
      resolution: 'cut',
      status: 'disputed',
    })
  })
})

const numbers = async (query: Record<string, string>) =>
  deskNumbers(desk.checker.actor, deskNumbersQuery.parse({ from: '2026-03-09', to: '2026-03-10', ...query }))
const json = async (query: Record<string, string> = {}) =>
  deskNumbersAnswer.parse(accepted(await numbers(query)))

describe('the numbers of the desk', () => {
  it('are those of the days of the time zone', async () => {
    const checked = async (timeZone: string) =>
      (await json({ timeZone })).days.map(day => [day.day, day.checked])
    expect(await checked('UTC')).toEqual([
      ['2026-03-09', 2],
      ['2026-03-10', 1],
    ])
    expect(await checked('Europe/Amsterdam')).toEqual([
      ['2026-03-09', 1],
      ['2026-03-10', 2],
    ])
    expect(await checked('Asia/Kathmandu')).toEqual([
      ['2026-03-09', 0],
      ['2026-03-10', 3],
    ])
  })

  it('add up over the days', async () => {
    const { total } = await json()
    expect(total).toMatchObject({ checked: 3, approved: 1, returned: 1, returnedShare: 0.5, corrected: 1 })
    expect(Math.abs((total.medianToApproval ?? 0) / 7200 - 1)).toBeLessThan(0.05)
  })

  it('can be those of one desk', async () => {
    expect((await json({ desk: 'City' })).total).toMatchObject({ checked: 2, returned: 0, corrected: 1 })
    expect((await json({ desk: '=cmd' })).total).toMatchObject({ checked: 1, returned: 1, approved: 0 })
    expect((await json({ desk: 'Nowhere' })).total).toMatchObject({ checked: 0, medianToApproval: null })
  })

  it('come as CSV, a row a day, with nothing a spreadsheet would run', async () => {
    const file = accepted(await numbers({ format: 'csv', desk: '=cmd' }))
    if (!('fileName' in file)) throw new Error('No file was answered.')
    expect(file.fileName).toBe('desk-numbers-2026-03-09-to-2026-03-10.csv')
    expect(String(file.content).split('\r\n')).toEqual([
      '\uFEFFDay,Claims checked,Approved,Median minutes to approval,90th percentile minutes to approval,Returned,"Returned, per cent of decisions",Corrected before publication,Desk,Time zone',
      "2026-03-09,0,0,,,0,,0,'=cmd,UTC",
      "2026-03-10,1,0,,,1,100,0,'=cmd,UTC",
      '',
    ])
  })

  it.each([
    [{ from: '2026-03-11' }, 'to'],
    [{ from: '1969-12-31' }, 'from'],
    [{ from: '2025-03-09' }, 'to'],
  ])('refuse %o and name the part', async (query, field) => {
    const answer = await numbers(query)
    expect(refused(answer)).toBe('400 invalid')
    expect(answer).toMatchObject({ error: { details: { part: 'query', issues: [{ path: field }] } } })
  })

  it.each([
    'from=yesterday&to=2026-03-09',
    'from=2026-03-09&to=2026-02-30',
    'from=2026-03-09&to=2026-03-09&timeZone=Mars',
  ])('answer 400 for %s', async query => {
    const { status } = await ask('GET', `/api/desk/numbers?${query}`, { as: desk.checker })
    expect(status).toBe(400)
  })
})
