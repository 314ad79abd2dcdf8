import type { Source } from '@/lib/contracts/source'

/** What stands for a confidential source in a copy that does not show it. */
export const HIDDEN_SOURCE = 'Confidential source'

/** Takes the names, addresses and contacts of confidential sources out of what people wrote about a claim. */
export type Redaction = (text: string) => string

/**
 * The redaction for a copy. Titles, addresses and contacts are replaced wherever they stand word for word; a first
 * name alone, or a hint, is beyond any program. The draft itself is never touched.
 */
export function redactionOf(sources: readonly Source[], includeConfidential: boolean): Redaction {
  if (includeConfidential) return text => text
  const secrets = sources
    .filter(source => source.confidential)
    .flatMap(source => [source.title, source.url ?? '', source.fields.contact ?? ''])
    .map(secret => secret.trim())
    .filter(secret => secret.length > 2)
    .sort((a, b) => b.length - a.length)
  if (secrets.length === 0) return text => text
  const pattern = new RegExp(secrets.map(patternFor).join('|'), 'giu')
  return text => text.replace(pattern, HIDDEN_SOURCE)
}

/*
 * Whole words only, where words stand apart: a source called "Bus" is no reason to cut into "busy". In scripts
 * that write words together, or hang prefixes on them, too much is better than too little.
 */
function patternFor(secret: string): string {
  const escaped = secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const before = APART.test(secret.slice(0, 1)) ? '(?<![\\p{L}\\p{N}])' : ''
  const after = APART.test(secret.slice(-1)) ? '(?![\\p{L}\\p{N}])' : ''
  return `${before}${escaped}${after}`
}

const APART = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u
