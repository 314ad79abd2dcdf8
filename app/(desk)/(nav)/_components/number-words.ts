const WORDS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** A count as one writes it in a sentence: in words up to twelve, then in figures. */
export function numberWord(count: number): string {
  return WORDS[count] ?? String(count)
}

/** The same at the beginning of a sentence. */
export function capitalNumber(count: number): string {
  const word = numberWord(count)
  return word.charAt(0).toUpperCase() + word.slice(1)
}
