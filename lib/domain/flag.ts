/** What makes a claim delicate beyond whether it is true: a court may read it, or it may hurt somebody. */
export const FLAGS = ['legal', 'sensitive'] as const
export type Flag = (typeof FLAGS)[number]

/** The flag in words, as shown and exported. */
export const FLAG_LABEL: Record<Flag, string> = { legal: 'Legal', sensitive: 'Sensitive' }

/** What a list of flags says of a claim: "Flagged legal, sensitive". Takes whatever a record of it holds. */
export function flagWords(flags: unknown): string {
  const known = FLAGS.filter(flag => Array.isArray(flags) && flags.includes(flag))
  return known.length === 0
    ? 'No longer flagged'
    : `Flagged ${known.map(flag => FLAG_LABEL[flag].toLowerCase()).join(', ')}`
}

/** The flags given, each once and always in the same order. */
export function flagSet(given: Iterable<Flag>): readonly Flag[] {
  const set = new Set(given)
  return FLAGS.filter(flag => set.has(flag))
}

/** Whether two sets of flags, in their order, are the same. */
export function sameFlags(a: readonly Flag[], b: readonly Flag[]): boolean {
  return a.join() === b.join()
}
