/** The line above the headline: desk, byline, length. */
export function slugOf(desk: string, byline: string, words: number): string {
  const length = `${words.toLocaleString('en-GB')} ${words === 1 ? 'word' : 'words'}`
  return [desk, byline, length].filter(Boolean).join(' · ')
}
