import type { Coverage } from '@/lib/domain/coverage'

/** How many sentences are open, short: "4 sentences unseen". */
export function openWords(count: number): string {
  return `${count} ${count === 1 ? 'sentence' : 'sentences'} unseen`
}

/** How much is covered, in a sentence: "82 % of the words are under a claim, 3 sentences are not looked at." */
export function coverageWords({ words, underClaim, nothingToCheck, openSentences }: Coverage): string {
  if (words === 0) return 'Nothing written yet.'
  const parts = [`${percent(underClaim, words)} of the words are under a claim`]
  if (nothingToCheck > 0) parts.push(`in ${percent(nothingToCheck, words)} there is nothing to check`)
  const open =
    openSentences === 0
      ? 'every sentence has been looked at'
      : openSentences === 1
        ? 'one sentence nobody has looked at'
        : `${openSentences} sentences nobody has looked at`
  return `${[...parts, open].join(', ')}.`
}

/* Not all, as long as a word is left, and not none, as long as there is one. */
function percent(part: number, whole: number): string {
  const rounded = Math.round((part / whole) * 100)
  const told = part > 0 && part < whole ? Math.min(99, Math.max(1, rounded)) : rounded
  return `${told} %`
}
