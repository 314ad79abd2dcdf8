import { describe, expect, it } from 'vitest'
import { type Claimant, missingForReview, type PublishedVerdict } from './claim-review'

const claimant: Claimant = { kind: 'person', name: 'A. Mayor', statement: '', url: null, date: null }
const verdict: PublishedVerdict = { words: 'False', url: 'https://desk.example/1', date: '2026-11-20' }

describe('missingForReview', () => {
  it.each([
    [{ claimant: null, verdict: null }, null],
    [{ claimant, verdict }, []],
    [{ claimant, verdict: null }, ['verdict', 'verdict_url', 'verdict_date']],
    [{ claimant: null, verdict }, ['claimant']],
    [{ claimant, verdict: { ...verdict, url: null, date: null } }, ['verdict_url', 'verdict_date']],
  ])('%# names what is missing', (claim, missing) => {
    expect(missingForReview(claim)).toEqual(missing)
  })
})
