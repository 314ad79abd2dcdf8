import { expect, test } from 'vitest'
import { coverageWords, openWords } from './coverage-words'

const cover = { words: 100, underClaim: 82, nothingToCheck: 0, sentences: 9, openSentences: 3 }

test.each([
  [cover, '82 % of the words are under a claim, 3 sentences nobody has looked at.'],
  [
    { ...cover, nothingToCheck: 10, openSentences: 1 },
    '82 % of the words are under a claim, in 10 % there is nothing to check, one sentence nobody has looked at.',
  ],
  [{ ...cover, openSentences: 0 }, '82 % of the words are under a claim, every sentence has been looked at.'],
  [{ ...cover, words: 0, underClaim: 0 }, 'Nothing written yet.'],
])('coverage in words: %o', (given, words) => {
  expect(coverageWords(given)).toBe(words)
})

test('what is nearly all is not all, and what is little is not none', () => {
  expect(coverageWords({ ...cover, words: 1000, underClaim: 999 })).toContain('99 %')
  expect(coverageWords({ ...cover, words: 1000, underClaim: 1 })).toContain('1 %')
})

test('open sentences, short', () => {
  expect([openWords(1), openWords(4)]).toEqual(['1 sentence unseen', '4 sentences unseen'])
})
