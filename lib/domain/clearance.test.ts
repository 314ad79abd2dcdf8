import { describe, expect, test } from 'vitest'
import {
  BLOCKER_KINDS,
  BLOCKER_LABEL,
  type BlockerKind,
  blockers,
  blockersOf,
  type ClearanceFacts,
  isSettled,
} from './clearance'
import { progressOf } from './progress'
import { RESOLUTIONS } from './resolution'
import { REVIEW_STATES } from './review-state'
import { holdingCounts, STAGE_LABEL, STAGES, stageOf } from './stage'
import { isAnswerable, isFinding, STATUSES } from './status'

const OPEN = { signedOff: false, published: false }

/** 7 × 4 × 2 × 2 × 4 claims, whether or not the rules can lead there. */
const EVERY: ClearanceFacts[] = STATUSES.flatMap(status =>
  REVIEW_STATES.flatMap(review =>
    [false, true].flatMap(stale =>
      [false, true].flatMap(orphaned =>
        [null, ...RESOLUTIONS].map(resolution => ({
          id: [status, review, stale, orphaned, resolution].join('/'),
          status,
          review,
          stale,
          orphaned,
          resolution,
        })),
      ),
    ),
  ),
)

function expected(claim: ClearanceFacts): BlockerKind[] {
  const waits = claim.review === 'pending' || (isFinding(claim.status) && claim.review === 'not_submitted')
  const all: Record<BlockerKind, boolean> = {
    unchecked: claim.status === 'unchecked' || claim.status === 'in_progress',
    stale: claim.stale,
    pending: waits && !claim.stale,
    returned: claim.review === 'returned',
    unresolved: isAnswerable(claim.status) && claim.resolution === null,
  }
  return claim.orphaned ? [] : BLOCKER_KINDS.filter(kind => all[kind])
}

describe('what holds an article back', () => {
  test.each(STATUSES)('%s, in every state', status => {
    for (const claim of EVERY.filter(one => one.status === status)) {
      expect(blockersOf(claim), claim.id).toEqual(expected(claim))
    }
  })

  test('a claim that stands holds back until it is approved and answered: nothing slips through', () => {
    for (const claim of EVERY) {
      const done =
        isFinding(claim.status) &&
        claim.review === 'approved' &&
        !claim.stale &&
        (!isAnswerable(claim.status) || claim.resolution !== null)
      expect(isSettled(claim), claim.id).toBe(!claim.orphaned && done)
      expect(blockersOf(claim).length === 0, claim.id).toBe(claim.orphaned || done)
    }
  })

  test('is listed by kind, and then in the order given', () => {
    const listed = blockers(EVERY)
    expect(listed).toEqual(
      BLOCKER_KINDS.flatMap(kind =>
        EVERY.filter(claim => expected(claim).includes(kind)).map(claim => ({ kind, claimId: claim.id })),
      ),
    )
  })

  test('every kind has its heading', () => {
    expect(Object.keys(BLOCKER_LABEL)).toEqual([...BLOCKER_KINDS])
  })
})

describe('progress', () => {
  test('counts every claim that stands once, settled or holding', () => {
    const progress = progressOf(EVERY)
    const standing = EVERY.filter(claim => !claim.orphaned)
    expect(progress.total).toBe(standing.length)
    expect(progress.orphaned).toBe(EVERY.length - standing.length)
    expect(progress.settled).toBe(standing.filter(isSettled).length)
    expect(progress.settled + progress.holding).toBe(progress.total)
    expect(progress.segments.reduce((sum, segment) => sum + segment.count, 0)).toBe(progress.total)
    for (const status of STATUSES) {
      const own = standing.filter(claim => claim.status === status)
      expect(progress.byStatus[status]).toBe(own.length)
      for (const settled of [true, false]) {
        expect(
          progress.segments.find(segment => segment.status === status && segment.settled === settled)
            ?.count ?? 0,
        ).toBe(own.filter(claim => isSettled(claim) === settled).length)
      }
    }
  })

  test('the bar begins with what is settled and has no empty segment', () => {
    const { segments } = progressOf(EVERY)
    expect(segments.map(segment => segment.settled)).toEqual(
      segments.map(segment => segment.settled).toSorted((a, b) => Number(b) - Number(a)),
    )
    expect(progressOf([]).segments).toEqual([])
    expect(progressOf([])).toMatchObject({ total: 0, settled: 0, holding: 0, orphaned: 0 })
  })
})

describe('the stage of an article', () => {
  test('the counts agree with the blockers', () => {
    const counts = holdingCounts(EVERY)
    for (const kind of BLOCKER_KINDS) {
      expect(counts.byKind[kind]).toBe(blockers(EVERY).filter(blocker => blocker.kind === kind).length)
    }
    expect(counts).toMatchObject({ total: progressOf(EVERY).total, holding: progressOf(EVERY).holding })
  })

  test.each(EVERY.map(claim => ({ claim, kinds: expected(claim) })))(
    'with one claim: $claim.id',
    ({ claim, kinds }) => {
      const counts = holdingCounts([claim])
      const checkers = kinds.some(kind => kind === 'unchecked' || kind === 'stale' || kind === 'returned')
      expect(stageOf(counts, OPEN)).toBe(claim.orphaned ? 'writing' : checkers ? 'checking' : 'review')
      expect(stageOf(counts, { signedOff: true, published: false })).toBe('cleared')
      expect(stageOf(counts, { signedOff: true, published: true })).toBe('published')
      // Without a sign-off nothing is published, whatever somebody said.
      expect(stageOf(counts, { signedOff: false, published: true })).toBe(stageOf(counts, OPEN))
    },
  )

  test('one claim left to the checker keeps the whole article in checking', () => {
    const done = EVERY.filter(isSettled)
    const open: ClearanceFacts = { ...EVERY[0], id: 'x' } as ClearanceFacts // the first of a non-empty list
    expect(stageOf(holdingCounts(done), OPEN)).toBe('review')
    expect(stageOf(holdingCounts([...done, open]), OPEN)).toBe('checking')
  })

  test('every stage has its word', () => {
    expect(Object.keys(STAGE_LABEL).sort()).toEqual([...STAGES].sort())
  })
})
