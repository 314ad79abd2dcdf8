/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly id: string
  readonly name: string
  readonly active: boolean
}

/* Before the sign there must be no letter or digit: an e-mail address mentions nobody. */
const SIGN = /(?<![\p{L}\p{N}_])[@＠]/gu

/**
 * The ids of the people that a comment mentions by `@` and a name: the whole name, or the first name where it is only
 * one person's. The longest name that fits is meant, capitals do not count, and a name may not go on with a letter
 * (`@Beatrice` is not Bea); in scripts without spaces it may. Each person once, in the order of the text.
 */
export function mentionedIn(text: string, people: readonly Mentionable[]): readonly string[] {
  const names = namesOf(people)
  const found: string[] = []
  const folded = fold(text)
  for (const { index } of folded.matchAll(SIGN)) {
    const rest = folded.slice(index + 1)
    const named = names.find(({ name }) => rest.startsWith(name) && endsThere(rest, name))
    if (named && !found.includes(named.id)) found.push(named.id)
  }
  return found
}

function namesOf(people: readonly Mentionable[]): readonly { readonly name: string; readonly id: string }[] {
  const active = people.filter(person => person.active && person.name.trim() !== '')
  const whole = active.map(({ id, name }) => ({ id, name: fold(name) }))
  const first = whole.map(({ id, name }) => ({ id, name: name.split(/\s/u)[0] ?? '' }))
  const names = [...whole, ...first.filter(one => !whole.some(({ name }) => name === one.name))]
  const isOnes = (one: { readonly name: string; readonly id: string }) =>
    !names.some(({ name, id }) => name === one.name && id !== one.id)
  return names.filter(isOnes).sort((a, b) => b.name.length - a.name.length)
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim()
}

/* Chinese, Japanese and the like put no space after a name. */
const SPACELESS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]$/u

function endsThere(rest: string, name: string): boolean {
  return SPACELESS.test(name) || !/^[\p{L}\p{M}\p{N}]/u.test(rest.slice(name.length))
}
