import type { Found } from '../imported-draft'
import type { WordPackage } from './word-package'
import { descendants, elements } from './word-xml'

/** Of which article and version a file is a copy that Stet made; null for all others. */
export function copyOf({ claims }: WordPackage): Found['copyOf'] {
  const articleId = claims?.attributes.get('article') ?? ''
  const version = Number(claims?.attributes.get('version') ?? Number.NaN)
  return articleId === '' || !Number.isInteger(version) || version < 0 ? null : { articleId, version }
}

/**
 * The claims' ids in Stet by the ids of the comments on them. Word renumbers comments when it saves, and keeps
 * their durable ids; the number only counts where the file does not have those.
 */
export function formerIds(file: WordPackage): ReadonlyMap<string, string> {
  const claims = elements(file.claims).filter(({ name }) => name === 'stet:claim')
  const found = new Map<string, string>()
  if (claims.length === 0) return found
  const commentOf = new Map<string, string>()
  for (const comment of elements(file.comments?.root))
    for (const paragraph of descendants(comment, 'w:p')) {
      const id = paragraph.attributes.get('w14:paraId')?.toUpperCase()
      if (id !== undefined) commentOf.set(id, comment.attributes.get('w:id') ?? '')
    }
  const byDurable = new Map<string, string>()
  for (const one of elements(file.durable?.root)) {
    const comment = commentOf.get(one.attributes.get('w16cid:paraId')?.toUpperCase() ?? '')
    const durable = one.attributes.get('w16cid:durableId')?.toUpperCase()
    if (comment !== undefined && durable !== undefined) byDurable.set(durable, comment)
  }
  for (const { attributes } of claims) {
    const id = attributes.get('id') ?? ''
    const durable = attributes.get('durableId')?.toUpperCase() ?? ''
    const comment = byDurable.size > 0 ? byDurable.get(durable) : attributes.get('comment')
    if (id !== '' && comment !== undefined) found.set(comment, id)
  }
  return found
}
