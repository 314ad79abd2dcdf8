import type { PlacedClaim } from '@/lib/contracts/claim'
import type { Source } from '@/lib/contracts/source'
import type { Stance } from '@/lib/domain/citation'
import { linkUrl } from '@/lib/domain/link-url'
import { SOURCE_FIELDS, SOURCE_FORM, type SourceField, type SourceKind } from '@/lib/domain/source'
import { HIDDEN_SOURCE, type Redaction } from './confidentiality'

/** A source in a copy, numbered in the order in which the claims first cite it. */
export interface CopySource {
  readonly number: number
  readonly kind: SourceKind
  readonly title: string
  readonly url: string | null
  /** Its other fields, labelled as the form for its kind labels them. */
  readonly fields: readonly { readonly label: string; readonly value: string }[]
  readonly note: string
  readonly confidential: boolean
  /** Whether name, address, fields and excerpts are left out of this copy. */
  readonly hidden: boolean
  /** The claims that cite it, by number, and how. */
  readonly uses: readonly CopyUse[]
}

export interface CopyUse {
  readonly claim: number
  readonly primary: boolean
  readonly locator: string
}

/** The use of a source by a claim. */
export interface CopyCitation {
  /** Number of the source. */
  readonly source: number
  readonly stance: Stance
  readonly primary: boolean
  readonly locator: string
  readonly excerpt: string
  /** ISO 8601. */
  readonly accessedAt: string | null
}

export interface NumberedSources {
  readonly sources: readonly CopySource[]
  citationsOf(claimId: string): readonly CopyCitation[]
}

/**
 * Numbers the sources of these claims. A confidential source that is not to be shown keeps its number and kind; of
 * its title, address, fields, note, locators and excerpts nothing is left.
 */
export function numberSources(
  claims: readonly PlacedClaim[],
  options: { readonly includeConfidential: boolean; readonly notes: boolean; readonly redact: Redaction },
): NumberedSources {
  const numbers = new Map<string, number>()
  const sources: Source[] = []
  const uses = new Map<number, CopyUse[]>()
  const citations = new Map<string, CopyCitation[]>()
  const isHidden = (source: Source) => source.confidential && !options.includeConfidential
  for (const claim of claims) {
    const own = claim.citations.map(
      ({ source, stance, primary, locator, excerpt, accessedAt }): CopyCitation => {
        let number = numbers.get(source.id)
        if (number === undefined) {
          number = sources.push(source)
          numbers.set(source.id, number)
        }
        const hidden = isHidden(source)
        const shown = {
          locator: hidden ? '' : options.redact(locator),
          excerpt: hidden ? '' : options.redact(excerpt),
        }
        const use: CopyUse = { claim: claim.number, primary, locator: shown.locator }
        uses.set(number, [...(uses.get(number) ?? []), use])
        return { source: number, stance, primary, ...shown, accessedAt: hidden ? null : accessedAt }
      },
    )
    citations.set(claim.id, own)
  }
  return {
    sources: sources.map((source, index) => ({
      number: index + 1,
      kind: source.kind,
      confidential: source.confidential,
      hidden: isHidden(source),
      uses: uses.get(index + 1) ?? [],
      ...(isHidden(source)
        ? { title: HIDDEN_SOURCE, url: null, fields: [], note: '' }
        : {
            title: source.title,
            url: source.url === null ? null : linkUrl(source.url),
            fields: fieldsOf(source),
            note: options.notes ? options.redact(source.note) : '',
          }),
    })),
    citationsOf: claimId => citations.get(claimId) ?? [],
  }
}

function fieldsOf(source: Source): { label: string; value: string }[] {
  const form = new Map<SourceField, string>(SOURCE_FORM[source.kind].fields)
  /* What a source was given while it was of another kind is still there. */
  const others = SOURCE_FIELDS.filter(field => !form.has(field))
  return [...form.keys(), ...others].flatMap(field => {
    const value = source.fields[field]?.trim() ?? ''
    return value === ''
      ? []
      : [{ label: form.get(field) ?? field.charAt(0).toUpperCase() + field.slice(1), value }]
  })
}
