import { describe, expect, test } from 'vitest'
import { onText } from './claim-state'
import { decide } from './review'
import { onUncited, revise } from './revision'
import { FINDINGS, isFinding, STATUSES } from './status'
import { claimState, found, MONDAY, QUOTE, reviewed, WEDNESDAY } from './testing/claim-state'

const ME = 'person-reviewer'

describe('rewriting the note', () => {
  test.each(STATUSES)('%s: leaves everything else alone', status => {
    const claim = isFinding(status) ? reviewed(status, 'approved') : claimState({ status })
    expect(revise(claim, { note: ' The log says three. ' }, ME, WEDNESDAY)).toEqual({
      ok: true,
      value: { ...claim, note: 'The log says three.' },
    })
  })

  test.each([
    ['needs_change', null, false],
    ['needs_change', 'four missiles', true],
    ['disputed', 'four missiles', false],
    ['cannot_verify', 'four missiles', false],
    ['verified', null, true],
    ['opinion', null, true],
  ] as const)('taken from %s with the proposal %j', (status, proposedWording, allowed) => {
    const claim = found(status, { note: 'See log.', proposedWording })
    const result = revise(claim, { note: ' ' }, 'person-checker', WEDNESDAY)
    expect(result).toEqual(
      allowed ? { ok: true, value: { ...claim, note: '' } } : { ok: false, error: 'reason_needed' },
    )
  })

  test('taken from what was approved asks for review again: it may have been its only reason', () => {
    const claim = reviewed('verified', 'approved', { note: 'Saw it myself.' })
    expect(revise(claim, { note: '' }, 'person-checker', WEDNESDAY)).toEqual({
      ok: true,
      value: found('verified', { note: '' }),
    })
  })
})

describe('rewriting the proposal', () => {
  test.each(FINDINGS)('%s: what was approved waits again, and is the finding of whoever wrote it', status => {
    const claim = reviewed(status, 'approved', { note: 'See log.', proposedWording: 'four missiles' })
    const result = revise(claim, { proposedWording: ' three missiles ' }, ME, WEDNESDAY)
    expect(result).toEqual({
      ok: true,
      value: found(status, {
        note: 'See log.',
        proposedWording: 'three missiles',
        findingBy: ME,
        findingAt: WEDNESDAY,
      }),
    })
    if (!result.ok) return
    const context = {
      by: ME,
      at: WEDNESDAY,
      citationCount: 1,
      ownFindingsAllowed: false,
      secondReviewer: false,
    }
    expect(decide(result.value, 'approve', null, context)).toEqual({ ok: false, error: 'own_finding' })
  })

  test('to the same words changes nothing', () => {
    const claim = reviewed('needs_change', 'approved', { proposedWording: 'four missiles' })
    expect(revise(claim, { proposedWording: 'four missiles ' }, ME, WEDNESDAY)).toEqual({
      ok: true,
      value: claim,
    })
    expect(revise(claim, {}, ME, WEDNESDAY)).toEqual({ ok: true, value: claim })
  })

  test('while stale lets the approval behind it go: the words coming back find it waiting', () => {
    const stale = onText(reviewed('needs_change', 'approved'), 'six missiles')
    const result = revise(stale, { proposedWording: 'four missiles' }, 'person-checker', WEDNESDAY)
    if (!result.ok) throw new Error('refused')
    expect(result.value).toMatchObject({ stale: true, approvalStands: false, findingWording: QUOTE })
    expect(onText(result.value, QUOTE)).toMatchObject({ stale: false, review: 'pending' })
  })

  test('keeps a return a return', () => {
    const claim = reviewed('needs_change', 'returned')
    expect(revise(claim, { proposedWording: 'four' }, 'person-checker', WEDNESDAY)).toMatchObject({
      value: { review: 'returned', reviewReason: 'Which log?' },
    })
  })

  test('taken back needs a note in its place', () => {
    const claim = found('needs_change', { note: '', proposedWording: 'four missiles' })
    for (const proposedWording of [null, '', ' ']) {
      expect(revise(claim, { proposedWording }, 'x', MONDAY)).toEqual({ ok: false, error: 'reason_needed' })
      expect(revise(claim, { proposedWording, note: 'See log.' }, 'x', MONDAY)).toMatchObject({
        value: { proposedWording: null, note: 'See log.' },
      })
    }
  })

  test('before there is a finding is just written down', () => {
    expect(revise(claimState(), { proposedWording: 'four' }, 'x', MONDAY)).toEqual({
      ok: true,
      value: claimState({ proposedWording: 'four' }),
    })
  })
})

describe('a source taken off', () => {
  test('the last one from a verified claim without a reason: it waits for review again', () => {
    const claim = reviewed('verified', 'approved')
    expect(onUncited(claim, 0)).toEqual(found('verified'))
    expect(onUncited(claim, 1)).toBe(claim)
    const stale = onText(claim, 'six missiles')
    expect(onText(onUncited(stale, 0), QUOTE)).toMatchObject({ review: 'pending', stale: false })
  })

  test.each(FINDINGS.filter(status => status !== 'verified'))('from %s changes nothing', status => {
    const claim = reviewed(status, 'approved')
    expect(onUncited(claim, 0)).toBe(claim)
  })

  test('from what has a reason, or was not approved, changes nothing', () => {
    for (const claim of [
      reviewed('verified', 'approved', { note: 'Saw it.' }),
      found('verified'),
      claimState(),
    ]) {
      expect(onUncited(claim, 0)).toBe(claim)
    }
  })
})
