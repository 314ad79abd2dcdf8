import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import type { Repeat } from '@/lib/contracts/repeat'
import { cite } from './citations'
import { getClaim } from './claims'
import { createArticle } from './create-article'
import { createClaim } from './create-claim'
import { deleteArticle } from './patch-article'
import { review } from './reviews'
import { accepted, DraftWindow } from './testing/draft-window'
import { ask } from './testing/http'
import { member } from './testing/people'
import { type Desk, found, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
const FACT = 'The council built 212 homes in 2019'

async function marked(headline: string, quote: string): Promise<{ article: string; id: string }> {
  const body = { headline, text: `So it is said. ${quote}.` }
  const { article } = accepted(await createArticle(desk.editor.actor, body))
  const { claim } = accepted(await createClaim(desk.checker.actor, { id: article.id }, { quote }))
  return { article: article.id, id: claim.id }
}
const repeats = async (id: string): Promise<Repeat[]> =>
  (await ask('GET', `/api/claims/${id}/repeats`, { as: desk.checker })).body.repeats
const takeOver = (id: string, from: string, as = desk.checker) =>
  ask('POST', `/api/claims/${id}/take-over`, { as, body: { from } })

let earlier: { article: string; id: string }
beforeAll(async () => {
  desk = await newDesk()
  earlier = await marked('Homes for all', FACT)
  const source = { kind: 'official_record', title: 'Register of homes' } as const
  const accessedAt = '2024-05-06T00:00:00.000Z'
  const use = { stance: 'supports', primary: true, locator: 'p. 4', excerpt: '212', accessedAt } as const
  accepted(await cite(desk.editor.actor, { id: earlier.id }, { source, ...use }))
  await found(desk.editor.actor, earlier.id, { status: 'verified', note: 'The register says so.' })
  accepted(await review(desk.reviewer.actor, { id: earlier.id }, { decision: 'approve' }))
})

describe('a claim that was checked before', () => {
  it('is known again in other articles, in nearly the same words, and no other number', async () => {
    const near = await marked('A year on', 'In 2019 the council built 212 homes')
    expect(await repeats(near.id)).toMatchObject([
      {
        id: earlier.id,
        headline: 'Homes for all',
        quote: FACT,
        likeness: 'near',
        status: 'verified',
        review: 'approved',
        findingBy: { name: 'Tom' },
        citationCount: 1,
        refusal: null,
        contradicts: false,
      },
    ])
    expect(await repeats((await marked('Another', 'The council built 221 homes in 2019')).id)).toEqual([])
    expect(await repeats(earlier.id)).toEqual([])
  })

  it('is taken over as a new finding of one’s own, with its sources as they were read then', async () => {
    const { id } = await marked('Again', FACT)
    const { status, body } = await takeOver(id, earlier.id)
    expect(status).toBe(200)
    expect(body.claim).toMatchObject({
      status: 'verified',
      review: 'pending',
      note: 'The register says so.',
      findingBy: { name: 'Bea' },
      findingWording: FACT,
    })
    expect(body.claim.citations).toMatchObject([
      {
        source: { title: 'Register of homes' },
        stance: 'supports',
        primary: true,
        locator: 'p. 4',
        excerpt: '212',
        accessedAt: '2024-05-06T00:00:00.000Z',
        addedBy: { name: 'Bea' },
      },
    ])
    const own = await ask('POST', `/api/claims/${id}/review`, {
      as: desk.checker,
      body: { decision: 'approve' },
    })
    expect(own.status).toBe(403)
    const { events } = (await ask('GET', `/api/claims/${id}/events`, { as: desk.checker })).body
    expect(events.at(-1)).toMatchObject({
      kind: 'claim.finding',
      actor: { name: 'Bea' },
      data: { from: { claimId: earlier.id, headline: 'Homes for all', by: { name: 'Tom' } } },
    })
    expect((await takeOver(id, earlier.id)).body.claim.citations).toHaveLength(1)
  })

  it('says where the findings differ', async () => {
    const { id } = await marked('Not so', FACT)
    await found(desk.checker.actor, id, { status: 'disputed', note: 'The mayor says 200.' })
    expect((await repeats(id)).map(one => [one.status, one.contradicts])).toEqual([
      ['verified', true],
      ['verified', true],
    ])
  })

  it('is shown but not offered when it was returned or is stale, and is gone with its article', async () => {
    const fact = 'Seven ferries left the old harbour on Sunday'
    const returned = await marked('Ferries', fact)
    await found(desk.checker.actor, returned.id, { status: 'verified' })
    accepted(await review(desk.reviewer.actor, { id: returned.id }, { decision: 'return', reason: 'Which?' }))
    const { id } = await marked('Ferries again', fact)
    expect((await repeats(id)).map(one => one.refusal)).toEqual(['returned'])
    expect((await takeOver(id, returned.id)).body.error.code).toBe('returned')
    await found(desk.checker.actor, returned.id, { status: 'verified' })
    const window = await DraftWindow.open(desk.editor.actor, returned.article)
    await window.write('old harbour', 'old harbours')
    expect((await repeats(id)).map(one => [one.likeness, one.stale, one.refusal])).toEqual([
      ['near', true, 'stale'],
    ])
    expect((await takeOver(id, returned.id)).status).toBe(409)
    accepted(await deleteArticle(desk.editor.actor, { id: returned.article }))
    expect(await repeats(id)).toEqual([])
    expect((await takeOver(id, returned.id)).status).toBe(404)
  })

  it('cannot be taken over from a claim that says something else, from itself, or by who may not check', async () => {
    const { id } = await marked('Elsewhere', 'Nobody at all was seen near the sluice')
    expect((await takeOver(id, earlier.id)).body.error.code).toBe('not_alike')
    expect((await takeOver(earlier.id, earlier.id)).body.error.code).toBe('not_alike')
    expect((await takeOver(id, 'nothing')).status).toBe(404)
    const viewer = await member(['viewer'])
    const again = await marked('Once more', FACT)
    expect((await takeOver(again.id, earlier.id, viewer)).status).toBe(403)
    expect((await takeOver(again.id, earlier.id, await member(['admin']))).status).toBe(404)
    expect(
      (await ask('GET', `/api/claims/${again.id}/repeats`, { as: await member(['admin']) })).status,
    ).toBe(404)
    expect(accepted(await getClaim(desk.checker.actor, { id: again.id })).claim.status).toBe('unchecked')
  })

  it.each([
    ['五枚のミサイルが港の倉庫に落ちた', '五枚のミサイルが港の倉庫に落ちました'],
    ['سقطت خمسة صواريخ على الميناء القديم', 'سَقَطَتْ خمسة صواريخ على الميناء القديم'],
    ['הממשלה בנתה 212 בתים בעיר', 'הממשלה בנתה 212 בתים בעיר השנה'],
  ])('is known again in its script: %s', async (before, after) => {
    const first = await marked('Before', before)
    await found(desk.checker.actor, first.id, { status: 'verified' })
    expect((await repeats((await marked('After', after)).id)).map(one => one.id)).toEqual([first.id])
  })
})
