import { searchTokens } from './search-token'
import type { SourceField } from './source'

/* Between two texts that are searched as one, so that no phrase reaches from one into the other: no word has it. */
const BREAK = '¶'

/**
 * Texts as they are kept for searching: their words, folded, a space before and after each. Part of what is stored:
 * when it changes, a migration has to write it anew.
 */
export function searchText(...parts: readonly string[]): string {
  const texts = parts.map(part =>
    searchTokens(part)
      .map(token => token.text)
      .join(' '),
  )
  const words = texts.filter(Boolean).join(` ${BREAK} `)
  return words === '' ? '' : ` ${words} `
}

/** A claim as it is kept for searching: its words, its note, the wording proposed for it. */
export function claimSearchText(claim: {
  readonly quote: string
  readonly note: string
  readonly proposedWording: string | null
}): string {
  return searchText(claim.quote, claim.note, claim.proposedWording ?? '')
}

/** The use of a source as it is kept for searching. */
export function citationSearchText(citation: { readonly excerpt: string; readonly locator: string }): string {
  return searchText(citation.excerpt, citation.locator)
}

/** A source as it is kept for searching. How to reach a confidential one is not searched. */
export function sourceSearchText(source: {
  readonly title: string
  readonly url: string | null
  readonly note: string
  readonly confidential: boolean
  readonly fields: Partial<Record<SourceField, string>>
}): string {
  const { contact = '', ...fields } = source.fields
  const told = Object.values(fields)
  if (!source.confidential) told.push(contact)
  return searchText(source.title, source.url ?? '', source.note, ...told)
}
