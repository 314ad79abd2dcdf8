/*
 * Angle brackets and ampersands become character references, which every Markdown program reads, also those that
 * let HTML through and know no `\<`. The other marks get a backslash.
 */
const REFERENCES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }

/** Text as Markdown that says the same text, anywhere within a line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[<>&]/g, mark => REFERENCES[mark] ?? mark).replace(/[\\`*_[\]~|$^#]/g, '\\$&')
}

/**
 * Escaped text as the beginning of a block: what would make a heading, a list, a rule or front matter of it is
 * escaped too, and white space that would make code of it goes.
 */
export function escapeLineStart(escaped: string): string {
  return escaped
    .replace(/^[ \t]+/, '')
    .replace(/^([+=:%-])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
}

/** The address of a link between angle brackets; it holds none, by the rule for links. */
export function linkTarget(href: string): string {
  return `<${href.replace(/[<>\\]/g, character => encodeURIComponent(character))}>`
}

const PUNCTUATION = /[\p{P}\p{S}]/u

/**
 * Whether a run of stars before and after these words opens and closes emphasis (CommonMark, left and right
 * flanking); the characters beside them are given too, blank at the ends of a line.
 */
export function canEmphasise(before: string, words: string, after: string): boolean {
  const characters = [...words]
  const first = characters[0] ?? ''
  const last = characters.at(-1) ?? ''
  if (first.trim() === '' || last.trim() === '') return false
  const open = (inside: string, outside: string) =>
    !PUNCTUATION.test(inside) || outside.trim() === '' || PUNCTUATION.test(outside)
  return open(first, before) && open(last, after)
}
