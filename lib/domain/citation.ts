/** How a citation bears on its claim. */
export const STANCES = ['supports', 'contradicts', 'context'] as const
export type Stance = (typeof STANCES)[number]

export const STANCE_LABEL: Record<Stance, string> = {
  supports: 'supports',
  contradicts: 'contradicts',
  context: 'context',
}

/** How many independent secondary sources stand in for a primary one (Knight Science Journalism fact-checking guide). */
const INDEPENDENT_SECONDARY_SOURCES = 3

/**
 * Whether the claim leans on secondary sources only, and on fewer than three different ones. A warning, never a
 * block. Background (`context`) neither helps nor harms.
 */
export function isThinlySourced(
  citations: readonly { readonly sourceId: string; readonly stance: Stance; readonly primary: boolean }[],
): boolean {
  const supporting = citations.filter(citation => citation.stance === 'supports')
  if (supporting.length === 0 || supporting.some(citation => citation.primary)) return false
  return new Set(supporting.map(citation => citation.sourceId)).size < INDEPENDENT_SECONDARY_SOURCES
}
