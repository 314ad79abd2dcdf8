import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ClaimState,
  onText,
  REASON_NEEDED,
  REVIEW_AFTER_STATUS,
  reaffirm,
  setStatus,
} from './claim-state'
import { RESOLUTIONS } from './resolution'
import type { Result } from './result'
import { decide } from './review'
import { REVIEW_STATES } from './review-state'
import { revise } from './revision'
import { ANSWERABLE, FINDINGS, isAnswerable, isFinding, isStatus, STATUSES } from './status'
import { claimState, found, MONDAY, QUOTE, reviewed, TUESDAY, WEDNESDAY } from './testing/claim-state'
import { sameWording } from './wording'

const OTHER = 'six missiles fell on the port'

/** Every claim there could be, reachable or not: status × review × stale × orphaned × resolution. */
function everyPrior(): ClaimState[] {
  return STATUSES.flatMap(status =>
    REVIEW_STATES.flatMap(review =>
      [false, true].flatMap(stale =>
        [false, true].flatMap(orphaned =>
          [null, ...RESOLUTIONS].map(resolution =>
            claimState({
              status,
              review,
              stale,
              orphaned,
              resolution,
              quote: stale ? OTHER : QUOTE,
              note: 'The harbour log says four.',
              proposedWording: 'four missiles',
              findingWording: isFinding(status) ? QUOTE : null,
              findingBy: isFinding(status) ? 'person-checker' : null,
              findingAt: isFinding(status) ? MONDAY : null,
              approvalStands: stale && review === 'not_submitted',
              reviewedBy: review === 'approved' || review === 'returned' ? 'person-reviewer' : null,
              reviewedAt: review === 'approved' || review === 'returned' ? MONDAY : null,
              reviewReason: review === 'returned' ? 'Which log?' : null,
              resolutionReason: resolution === 'stet' ? 'On the record.' : null,
              resolvedBy: resolution ? 'person-editor' : null,
              resolvedAt: resolution ? MONDAY : null,
            }),
          ),
        ),
      ),
    ),
  )
}

describe('the statuses', () => {
  test('are seven, of which the last five are findings and three ask for an answer', () => {
    expect(STATUSES).toHaveLength(7)
    expect(STATUSES.slice(2)).toEqual([...FINDINGS])
    expect(STATUSES.filter(isFinding)).toEqual([...FINDINGS])
    expect(STATUSES.filter(isAnswerable)).toEqual([...ANSWERABLE])
    expect(ANSWERABLE).not.toContain('verified')
    expect(ANSWERABLE).not.toContain('opinion')
  })

  test.each(['', 'Verified', 'constructor', '__proto__', 'toString', null, undefined, 3, ['verified']])(
    '%j is none',
    value => {
      expect(isStatus(value)).toBe(false)
    },
  )
})

describe('setting a status', () => {
  test.each(STATUSES)('%s does the same from every state a claim can be in', status => {
    for (const prior of everyPrior()) {
      const result = setStatus(prior, { status }, 'person-other', WEDNESDAY)
      if (prior.orphaned && isFinding(status)) {
        expect(result).toEqual({ ok: false, error: 'orphaned' })
        continue
      }
      expect(result).toEqual({
        ok: true,
        value: {
          ...prior,
          status,
          review: REVIEW_AFTER_STATUS[status],
          findingWording: isFinding(status) ? prior.quote : null,
          findingBy: isFinding(status) ? 'person-other' : null,
          findingAt: isFinding(status) ? WEDNESDAY : null,
          stale: false,
          approvalStands: false,
          reviewedBy: null,
          reviewedAt: null,
          reviewReason: null,
          resolution: null,
          resolutionReason: null,
          resolvedBy: null,
          resolvedAt: null,
        },
      })
    }
  })

  test('a finding is pending, anything else is not submitted', () => {
    for (const status of STATUSES) {
      expect(REVIEW_AFTER_STATUS[status]).toBe(isFinding(status) ? 'pending' : 'not_submitted')
    }
  })

  test('never changes the claim it was given', () => {
    const prior = Object.freeze(reviewed('verified', 'approved'))
    setStatus(prior, { status: 'disputed', note: 'No.' }, 'x', TUESDAY)
    expect(prior).toEqual(reviewed('verified', 'approved'))
  })

  test.each(STATUSES)('%s is refused without the reason it needs, and only then', status => {
    const needed = REASON_NEEDED[status]
    for (const note of ['', '   ', '\n\t', 'Log says four.']) {
      for (const proposedWording of [null, '', '  ', 'four missiles']) {
        const result = setStatus(claimState(), { status, note, proposedWording }, 'x', MONDAY)
        const enough =
          needed === 'none' ||
          note.trim() !== '' ||
          (needed === 'note_or_proposal' && (proposedWording ?? '').trim() !== '')
        if (!enough) expect(result).toEqual({ ok: false, error: 'reason_needed' })
        else
          expect(result).toMatchObject({
            ok: true,
            value: { note: note.trim(), proposedWording: proposedWording?.trim() || null },
          })
      }
    }
  })

  test('what needs a reason is what an editor has to answer', () => {
    expect(STATUSES.filter(status => REASON_NEEDED[status] !== 'none')).toEqual([...ANSWERABLE])
  })

  test('leaves the note and the proposal alone when they are left out', () => {
    const prior = found('needs_change', { note: 'See log.', proposedWording: 'four missiles' })
    expect(setStatus(prior, { status: 'disputed' }, 'x', TUESDAY)).toMatchObject({
      value: { note: 'See log.', proposedWording: 'four missiles' },
    })
    expect(setStatus(prior, { status: 'disputed', proposedWording: null }, 'x', TUESDAY)).toMatchObject({
      value: { note: 'See log.', proposedWording: null },
    })
  })

  test('names the missing text before the missing reason', () => {
    expect(setStatus(claimState({ orphaned: true }), { status: 'disputed' }, 'x', MONDAY)).toEqual({
      ok: false,
      error: 'orphaned',
    })
  })
})

describe('still holds', () => {
  test.each(FINDINGS)('%s on changed words is the same finding on the new words', status => {
    const stale = onText(reviewed(status, 'approved'), OTHER)
    expect(stale.stale).toBe(true)
    expect(reaffirm(stale, 'person-checker', WEDNESDAY)).toEqual({
      ok: true,
      value: found(status, { quote: OTHER, findingWording: OTHER, findingAt: WEDNESDAY, note: stale.note }),
    })
  })

  test.each(['unchecked', 'in_progress'] as const)('%s is nothing that could hold', status => {
    expect(reaffirm(claimState({ status }), 'x', MONDAY)).toEqual({ ok: false, error: 'no_finding' })
  })

  test('is refused while the text is gone', () => {
    const gone = onText(found('verified'), null)
    expect(reaffirm(gone, 'x', MONDAY)).toEqual({ ok: false, error: 'orphaned' })
  })
})

describe('what the draft does to a claim', () => {
  test('an approval of words that changed no longer counts, and counts again when they return', () => {
    const approved = reviewed('verified', 'approved', { note: 'Log.' })
    const changed = onText(approved, OTHER)
    expect(changed).toMatchObject({
      stale: true,
      review: 'not_submitted',
      approvalStands: true,
      quote: OTHER,
    })
    const changedMore = onText(changed, 'seven missiles')
    expect(changedMore).toMatchObject({ stale: true, review: 'not_submitted', approvalStands: true })
    expect(onText(changedMore, QUOTE)).toEqual(approved)
  })

  test('white space alone changes the quote and nothing else', () => {
    const approved = reviewed('verified', 'approved')
    expect(onText(approved, '  five missiles\nfell  on the port ')).toEqual({
      ...approved,
      quote: '  five missiles\nfell  on the port ',
    })
  })

  test.each(['not_submitted', 'pending', 'returned'] as const)(
    '%s stays what it is through stale and back',
    review => {
      const prior = found('verified', { review })
      const changed = onText(prior, OTHER)
      expect(changed).toMatchObject({ stale: true, review })
      expect(onText(changed, QUOTE)).toEqual(prior)
    },
  )

  test.each(['unchecked', 'in_progress'] as const)('%s is never stale', status => {
    expect(onText(claimState({ status }), OTHER)).toEqual(claimState({ status, quote: OTHER }))
  })

  test.each(everyPrior().filter(claim => !claim.stale && !claim.orphaned && claim.resolution === null))(
    '$status, $review: gone and back is as before',
    claim => {
      const gone = onText(claim, null)
      expect(gone).toEqual({ ...claim, orphaned: true })
      expect(onText(gone, claim.quote)).toEqual(claim)
    },
  )

  test('a claim whose text comes back changed is stale', () => {
    const gone = onText(reviewed('verified', 'approved'), null)
    expect(onText(gone, OTHER)).toMatchObject({ orphaned: false, stale: true, review: 'not_submitted' })
  })

  test('nothing changed: the very same object', () => {
    const approved = reviewed('verified', 'approved')
    expect(onText(approved, QUOTE)).toBe(approved)
    const gone = onText(approved, null)
    expect(onText(gone, null)).toBe(gone)
  })

  test('a new finding on changed words lets the old approval go for good', () => {
    const changed = onText(reviewed('verified', 'approved'), OTHER)
    const again = setStatus(changed, { status: 'verified' }, 'person-checker', WEDNESDAY)
    if (!again.ok) throw new Error('refused')
    expect(onText(again.value, QUOTE)).toMatchObject({
      stale: true,
      review: 'pending',
      approvalStands: false,
    })
  })
})

describe('any course of events', () => {
  const wordings = fc.constantFrom(QUOTE, OTHER, `${QUOTE} `, 'five  missiles fell on the port', '', 'x')
  const person = fc.constantFrom('person-checker', 'person-reviewer', 'person-editor')
  const event = fc.oneof(
    wordings.map(quote => ({ kind: 'text' as const, quote })),
    fc.constant({ kind: 'text' as const, quote: null }),
    fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom(...STATUSES), by: person }),
    fc.record({ kind: fc.constant('reaffirm' as const), by: person }),
    fc.record({
      kind: fc.constant('revise' as const),
      proposedWording: fc.constantFrom('four missiles', 'three missiles'),
      by: person,
    }),
    fc.record({
      kind: fc.constant('decide' as const),
      decision: fc.constantFrom('approve' as const, 'return' as const, 'withdraw' as const),
      by: person,
    }),
  )

  type Step = typeof event extends fc.Arbitrary<infer T> ? T : never

  function after(claim: ClaimState, step: Step): ClaimState {
    switch (step.kind) {
      case 'text':
        return onText(claim, step.quote)
      case 'status':
        return settled(claim, setStatus(claim, { status: step.status }, step.by, TUESDAY))
      case 'reaffirm':
        return settled(claim, reaffirm(claim, step.by, TUESDAY))
      case 'revise':
        return settled(claim, revise(claim, step, step.by, TUESDAY))
      case 'decide': {
        const context = {
          by: step.by,
          at: TUESDAY,
          citationCount: 1,
          ownFindingsAllowed: false,
          secondReviewer: false,
        }
        return settled(claim, decide(claim, step.decision, 'Because.', context))
      }
    }
  }
  function settled(claim: ClaimState, result: Result<ClaimState, string>): ClaimState {
    return result.ok ? result.value : claim
  }

  test('never leaves a changed claim approved, nor loses note, quote or proposal', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), events => {
        let claim = claimState({ note: 'See log.', proposedWording: 'four missiles' })
        let standing = claim.quote
        let proposal = claim.proposedWording
        let proposedBy = ''
        for (const step of events) {
          const before = claim
          claim = after(claim, step)
          if (step.kind === 'text' && step.quote !== null) standing = step.quote
          if (step.kind === 'revise' && step.proposedWording !== proposal) {
            proposal = step.proposedWording
            proposedBy = step.by
          }
          const adopted = step.kind === 'status' || step.kind === 'reaffirm'
          if (adopted && claim !== before) proposedBy = ''
          expect(claim.quote).toBe(standing)
          expect(claim).toMatchObject({ note: 'See log.', proposedWording: proposal })
          if (claim.review === 'approved') expect(claim.reviewedBy).not.toBe(proposedBy)
          if (!claim.orphaned) {
            expect(claim.stale).toBe(
              claim.findingWording !== null && !sameWording(claim.findingWording, claim.quote),
            )
          }
          if (claim.review === 'approved') {
            expect(claim.stale).toBe(false)
            expect(isFinding(claim.status)).toBe(true)
            expect(claim.reviewedBy).not.toBe(claim.findingBy)
          }
          if (claim.approvalStands) expect(claim).toMatchObject({ stale: true, review: 'not_submitted' })
          expect(claim.findingWording === null).toBe(!isFinding(claim.status))
          expect(claim.findingBy === null).toBe(!isFinding(claim.status))
          /* A finding nobody has to look at does not exist: it waits, is decided, or its words changed. */
          if (isFinding(claim.status) && !claim.stale) expect(claim.review).not.toBe('not_submitted')
        }
      }),
      { numRuns: 500 },
    )
  })
})
