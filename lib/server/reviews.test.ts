import { beforeAll, describe, expect, it } from 'vitest'
import { write } from '@/db'
import { updateNewsroom } from '@/db/queries/newsroom'
import { temporaryDatabase } from '@/db/testing/database'
import { cite, removeCitation } from './citations'
import { getClaim, patchClaim } from './claims'
import { clear } from './clear'
import { listClaims } from './queue'
import { review } from './reviews'
import { accepted, refused } from './testing/draft-window'
import { eventsOf } from './testing/events'
import { type Member, member } from './testing/people'
import { claimOn, type Desk, found, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
let both: Member
beforeAll(async () => {
  desk = await newDesk()
  both = await member(['checker', 'reviewer'], { name: 'Max' })
})

const approve = (who: Member, id: string) => review(who.actor, { id }, { decision: 'approve' })
const verified = async (who: Member = desk.checker) => {
  const { id, window } = await claimOn(desk, 'Five missiles fell')
  await found(who.actor, id, { status: 'verified' })
  return { id, window }
}

describe('approving', () => {
  it('makes a pending claim approved, by whom and when', async () => {
    const { id } = await verified()
    const { claim } = accepted(await approve(desk.reviewer, id))
    expect(claim).toMatchObject({ review: 'approved', reviewedBy: { name: 'Ines' }, reviewReason: null })
    expect(claim.reviewedAt).toMatch(/Z$/)
    expect((await eventsOf('claim.reviewed')).slice(-1)).toMatchObject([
      { actorId: desk.reviewer.id, data: { decision: 'approve', reason: null, status: 'verified' } },
    ])
  })

  it("is refused for one's own finding, unless the newsroom allows it", async () => {
    const { id } = await verified(both)
    expect(refused(await approve(both, id))).toBe('403 own_finding')
    await write(db => updateNewsroom(db, { ownFindingsAllowed: true }))
    expect(accepted(await approve(both, id)).claim.review).toBe('approved')
    await write(db => updateNewsroom(db, { ownFindingsAllowed: false }))
  })

  it('is refused for a claim that does not wait', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    expect(refused(await approve(desk.reviewer, id))).toBe('409 not_pending')
    await found(desk.checker.actor, id, { status: 'verified' })
    accepted(await approve(desk.reviewer, id))
    expect(refused(await approve(desk.reviewer, id))).toBe('409 not_pending')
  })

  it('is refused once the wording has changed, and the approval stands again when it comes back', async () => {
    const { id, window } = await verified()
    await window.write('Five', 'Six')
    expect(refused(await approve(desk.reviewer, id))).toBe('409 stale')
    await window.write('Six', 'Five')
    accepted(await approve(desk.reviewer, id))
    await window.write('Five', 'Six')
    expect(accepted(await getClaim(both.actor, { id })).claim.review).toBe('not_submitted')
    await window.write('Six', 'Five')
    expect(accepted(await getClaim(both.actor, { id })).claim.review).toBe('approved')
  })

  it('is refused once the text has gone', async () => {
    const { id, window } = await verified()
    await window.write('Five missiles fell', '')
    expect(refused(await approve(desk.reviewer, id))).toBe('409 orphaned')
  })

  it('is refused when there is a finding that the reviewer has not seen', async () => {
    const { id } = await verified()
    const { findingAt } = accepted(await getClaim(desk.reviewer.actor, { id })).claim
    const seen = (at: string | null) =>
      review(desk.reviewer.actor, { id }, { decision: 'approve', findingAt: at })
    expect(refused(await seen(null))).toBe('409 finding_changed')
    expect(refused(await seen('2001-01-01T00:00:00.000Z'))).toBe('409 finding_changed')
    expect(accepted(await seen(findingAt)).claim.review).toBe('approved')
  })

  it('of verified needs a source or a reason', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    await found(desk.checker.actor, id, { status: 'verified', note: '' })
    expect(refused(await approve(desk.reviewer, id))).toBe('409 unsourced')
    const source = { kind: 'web_page', title: 'Port log' } as const
    accepted(await cite(desk.checker.actor, { id }, { source }))
    expect(accepted(await approve(desk.reviewer, id)).claim.review).toBe('approved')
  })
})

describe('an approval', () => {
  it('is taken back when the source it rests on is taken off', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    await found(desk.checker.actor, id, { status: 'verified', note: '' })
    const source = { kind: 'web_page', title: 'Port log' } as const
    const first = accepted(await cite(desk.checker.actor, { id }, { source })).citation
    const second = accepted(await cite(desk.checker.actor, { id }, { source })).citation
    accepted(await approve(desk.reviewer, id))
    const reviewNow = async () => accepted(await getClaim(both.actor, { id })).claim.review
    accepted(await removeCitation(desk.checker.actor, { id, citationId: first.id }))
    expect(await reviewNow()).toBe('approved')
    accepted(await removeCitation(desk.checker.actor, { id, citationId: second.id }))
    expect(await reviewNow()).toBe('pending')
    expect((await eventsOf('claim.reopened')).slice(-1)).toMatchObject([{ data: { because: 'source' } }])
  })

  it('is taken back when the proposal that was approved is rewritten, which is then its writer’s finding', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    await found(desk.checker.actor, id, { status: 'needs_change', proposedWording: 'Four missiles fell' })
    accepted(await approve(desk.reviewer, id))
    const { claim } = accepted(
      await patchClaim(both.actor, { id }, { proposedWording: 'Three missiles fell' }),
    )
    expect(claim).toMatchObject({ review: 'pending', findingBy: { name: 'Max' } })
    expect(refused(await approve(both, id))).toBe('403 own_finding')
    expect((await eventsOf('claim.reopened')).slice(-1)).toMatchObject([{ data: { because: 'proposal' } }])
  })
})

describe('returning', () => {
  it('needs a reason, and goes back with it', async () => {
    const { id } = await verified()
    for (const reason of [undefined, '  ']) {
      const result = await review(desk.reviewer.actor, { id }, { decision: 'return', reason })
      expect(refused(result)).toBe('422 reason_needed')
    }
    const result = await review(desk.reviewer.actor, { id }, { decision: 'return', reason: ' Which log? ' })
    expect(accepted(result).claim).toMatchObject({ review: 'returned', reviewReason: 'Which log?' })
  })
})

describe('taking a decision back', () => {
  it("is for one's own only", async () => {
    const { id } = await verified()
    accepted(await approve(desk.reviewer, id))
    expect(refused(await review(both.actor, { id }, { decision: 'withdraw' }))).toBe('403 not_your_decision')
    const result = await review(desk.reviewer.actor, { id }, { decision: 'withdraw' })
    expect(accepted(result).claim).toMatchObject({ review: 'pending', reviewedBy: null })
  })
})

describe('a flagged claim, where two have to approve', () => {
  let second: Member
  beforeAll(async () => {
    second = await member(['reviewer'], { name: 'Lucia' })
    await write(db => updateNewsroom(db, { secondReviewer: true }))
    return () => write(db => updateNewsroom(db, { secondReviewer: false }))
  })
  const flagged = async () => {
    const { id, window } = await verified()
    accepted(await patchClaim(desk.checker.actor, { id }, { flags: ['sensitive', 'legal', 'legal'] }))
    return { id, window }
  }
  const waitsFor = async (who: Member) => {
    const query = { review: ['pending'], mine: 'waiting', sort: 'deadline', limit: 200 } as const
    const { claims, counts } = accepted(await listClaims(who.actor, { ...query, review: [...query.review] }))
    return { ids: claims.map(claim => claim.id), count: counts.mine.waiting }
  }

  it('waits for the second after the first, and no longer for the first', async () => {
    const { id } = await flagged()
    const before = await waitsFor(second)
    expect(before.ids).toContain(id)
    const { claim } = accepted(await approve(second, id))
    expect(claim).toMatchObject({
      review: 'pending',
      flags: ['legal', 'sensitive'],
      firstApprovedBy: { name: 'Lucia' },
      reviewedBy: null,
    })
    const after = await waitsFor(second)
    expect(after.ids).not.toContain(id)
    expect(after.count).toBe(before.count - 1)
    expect((await waitsFor(desk.reviewer)).ids).toContain(id)
    expect(refused(await approve(second, id))).toBe('403 needs_another')
    expect(accepted(await approve(desk.reviewer, id)).claim).toMatchObject({
      review: 'approved',
      firstApprovedBy: { name: 'Lucia' },
      reviewedBy: { name: 'Ines' },
    })
    expect((await eventsOf('claim.reviewed')).slice(-2).map(event => event.data.review)).toEqual([
      'pending',
      'approved',
    ])
  })

  it('loses its first approval with the proposal it was given to, and says so in the record', async () => {
    const { id } = await flagged()
    accepted(await approve(second, id))
    accepted(await patchClaim(both.actor, { id }, { proposedWording: 'Four missiles fell' }))
    expect(accepted(await getClaim(both.actor, { id })).claim).toMatchObject({ firstApprovedBy: null })
    expect((await eventsOf('claim.reopened')).slice(-1)).toMatchObject([{ data: { because: 'proposal' } }])
  })

  it('holds the article back until both have, and the sign-off names both', async () => {
    const { id, window } = await flagged()
    accepted(await approve(second, id))
    expect(refused(await clear(desk.reviewer.actor, { id: window.articleId }, {}))).toBe('409 blocked')
    accepted(await approve(desk.reviewer, id))
    const { signOff } = accepted(await clear(desk.reviewer.actor, { id: window.articleId }, {}))
    expect(signOff.claims[0]?.approvedBy?.map(one => one.name)).toEqual(['Lucia', 'Ines'])
  })

  it('waits again when it is flagged after one has approved it', async () => {
    const { id } = await verified()
    accepted(await approve(second, id))
    const { claim } = accepted(await patchClaim(desk.checker.actor, { id }, { flags: ['legal'] }))
    expect(claim).toMatchObject({ review: 'pending', firstApprovedBy: { name: 'Lucia' }, reviewedBy: null })
    expect((await eventsOf('claim.reopened')).slice(-1)).toMatchObject([{ data: { because: 'flag' } }])
    expect((await eventsOf('claim.flagged')).slice(-1)).toMatchObject([
      { data: { before: [], after: ['legal'] } },
    ])
  })
})

describe('two reviewers at once', () => {
  it('decide once', async () => {
    const { id } = await verified()
    const results = await Promise.all([approve(desk.reviewer, id), approve(both, id)])
    expect(results.map(result => (result.ok ? 'approved' : refused(result))).sort()).toEqual([
      '409 not_pending',
      'approved',
    ])
  })
})
