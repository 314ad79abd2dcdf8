/** One or two letters for a name: of its first and last word, in any script. */
export function initials(name: string): string {
  const words = name
    .split(/[\s-]+/u)
    .map(word => word.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter(word => word !== '')
  const first = [...(words[0] ?? '?')][0] ?? '?'
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toLocaleUpperCase()
}

/** The colour of a person, always the same for the same id: `p1` to `p4`. */
export function personClass(id: string): string {
  /* FNV-1a; its upper bits are the ones well mixed. */
  let hash = 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return `p${((hash >>> 24) % 4) + 1}`
}
