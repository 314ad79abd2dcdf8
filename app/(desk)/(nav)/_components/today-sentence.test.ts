import { describe, expect, it } from 'vitest'
import { type DueArticle, todaySentence } from './today-sentence'

const LONDON = 'Europe/London'
const now = Date.parse('2026-03-09T14:02:00Z')
const due = (deadline: string | null, holding = 3, stage: DueArticle['stage'] = 'checking'): DueArticle => ({
  deadline,
  stage,
  progress: { holding },
  cleared: null,
})
const say = (...articles: DueArticle[]) => todaySentence(articles, now, LONDON)

const SIX = '2026-03-09T18:00:00Z'
const NIGHT = '2026-03-09T20:30:00Z'
const TOMORROW = '2026-03-10T12:00:00Z'
const MORNING = '2026-03-09T09:00:00Z'

describe('todaySentence', () => {
  it('counts what goes today, and what has not the time for it', () => {
    expect(say(due(SIX), due(NIGHT), due(NIGHT), due(TOMORROW))).toBe('Three go today. One is short of time.')
    expect(say(due(NIGHT), due(null))).toBe('One goes today.')
    expect(say(due(SIX))).toBe('One goes today. It is short of time.')
    expect(say(due(SIX), due(SIX))).toBe('Two go today. Both are short of time.')
    expect(say(due(SIX), due(SIX), due(SIX))).toBe('Three go today. All three are short of time.')
  })

  it('is not short of time when nothing holds it back', () => {
    expect(say(due(SIX, 0, 'review'))).toBe('One goes today.')
  })

  it('begins with what is late', () => {
    expect(say(due(MORNING))).toBe('One is late.')
    expect(say(due(MORNING), due(MORNING), due(NIGHT))).toBe('Two are late. One more goes today.')
  })

  it('leaves out what is cleared', () => {
    expect(say(due(SIX, 0, 'cleared'), due(TOMORROW))).toBe('Everything for today is cleared.')
    expect(say(due(MORNING, 2, 'cleared'), due(NIGHT))).toBe('One goes today.')
  })

  it('says so when what is cleared for today was changed since', () => {
    const changed = { ...due(SIX, 0, 'cleared'), cleared: { changedSince: true } }
    expect(say(changed, due(NIGHT, 0, 'cleared'))).toBe(
      'Everything for today is cleared. One was changed since.',
    )
    expect(say({ ...changed, stage: 'published' })).toBe('Everything for today is cleared.')
    expect(say({ ...changed, deadline: TOMORROW })).toBe('Nothing is due.')
  })

  it('looks ahead when nothing goes today', () => {
    expect(say(due(TOMORROW), due(TOMORROW))).toBe('Nothing goes today. Two go tomorrow.')
    expect(say(due('2026-03-20T12:00:00Z'))).toBe('Nothing goes today.')
    expect(say(due(null))).toBe('Nothing is due.')
    expect(say()).toBe('No articles yet.')
  })

  it('goes by the days of the reader', () => {
    const late = due('2026-03-09T23:30:00Z')
    expect(todaySentence([late], now, LONDON)).toBe('One goes today.')
    expect(todaySentence([late], now, 'Asia/Tokyo')).toBe('Nothing goes today. One goes tomorrow.')
  })

  it('turns to figures after twelve', () => {
    expect(say(...Array.from({ length: 13 }, () => due(NIGHT)))).toBe('13 go today.')
  })
})
