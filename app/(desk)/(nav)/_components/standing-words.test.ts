import { describe, expect, it } from 'vitest'
import { type Standing, standingWords } from './standing-words'

const none = { unchecked: 0, stale: 0, pending: 0, returned: 0, unresolved: 0 }
const statuses = {
  unchecked: 0,
  in_progress: 0,
  verified: 4,
  needs_change: 0,
  disputed: 0,
  cannot_verify: 0,
  opinion: 0,
}
const article = (change: Partial<Standing> = {}): Standing => ({
  stage: 'checking',
  wordCount: 600,
  cleared: null,
  published: null,
  unsourced: 0,
  progress: { total: 4, holding: 4, byBlocker: none, byStatus: statuses },
  ...change,
})
const cleared = {
  version: 9,
  at: '2026-03-09T11:40:00Z',
  by: { id: 'p1', name: 'Ines Halvorsen' },
  overridden: 0,
  changedSince: false,
}

describe('standingWords', () => {
  it('lists what holds it back, in the order of the blockers', () => {
    const byBlocker = { unchecked: 3, stale: 1, pending: 4, returned: 1, unresolved: 1 }
    const { words } = standingWords(
      article({ progress: { total: 18, holding: 9, byBlocker, byStatus: statuses } }),
    )
    expect(words).toBe(
      '3 not checked, 1 wording changed, 4 waiting for review, 1 returned, 1 needs an answer',
    )
  })

  it('says after them which of those that wait have no source', () => {
    const byBlocker = { ...none, pending: 2 }
    const progress = { total: 4, holding: 2, byBlocker, byStatus: statuses }
    expect(standingWords(article({ progress, unsourced: 1 })).words).toBe(
      '2 waiting for review, 1 without a source',
    )
  })

  it('says who marked it as published, and warns when the text changed since', () => {
    const published = { url: null, at: cleared.at, by: cleared.by, version: 9, changedSince: false }
    const out = { stage: 'published', cleared, published } as const
    expect(standingWords(article(out))).toEqual({ words: 'Marked by Ines', warn: false })
    expect(standingWords(article({ ...out, published: { ...published, changedSince: true } }))).toEqual({
      words: 'Text changed after publication',
      warn: true,
    })
  })

  it('says when nothing does', () => {
    expect(standingWords(article()).words).toBe('Nothing holds it back')
  })

  it('says when nobody has begun', () => {
    const progress = {
      total: 22,
      holding: 22,
      byBlocker: { ...none, unchecked: 22 },
      byStatus: { ...statuses, unchecked: 22 },
    }
    expect(standingWords(article({ progress })).words).toBe('Nobody has started on the 22')
    const empty = { total: 0, holding: 0, byBlocker: none, byStatus: { ...statuses, verified: 0 } }
    expect(standingWords(article({ progress: empty, wordCount: 1840 })).words).toBe(
      'No claims marked yet, 1,840 words',
    )
    expect(standingWords(article({ progress: empty, wordCount: 0 })).words).toBe('Nothing written yet')
  })

  it('says how it was cleared, and warns when the text changed since', () => {
    expect(standingWords(article({ stage: 'cleared', cleared }))).toEqual({
      words: 'Stands as cleared by Ines',
      warn: false,
    })
    expect(standingWords(article({ stage: 'cleared', cleared: { ...cleared, overridden: 3 } })).words).toBe(
      'Cleared by Ines over 3 open claims',
    )
    expect(standingWords(article({ stage: 'cleared', cleared: { ...cleared, changedSince: true } }))).toEqual(
      {
        words: 'Text changed after clearing',
        warn: true,
      },
    )
  })
})
