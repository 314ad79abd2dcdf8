import fc from 'fast-check'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { freshClaim } from '@/lib/contracts/fresh-claim'
import type { Citation, Source } from '@/lib/contracts/source'
import { STANCES } from '@/lib/domain/citation'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { RESOLUTIONS } from '@/lib/domain/resolution'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { SOURCE_KINDS } from '@/lib/domain/source'
import { STATUSES } from '@/lib/domain/status'
import { anyDraft } from '@/lib/domain/testing/any-draft'
import type { AnnotatedCopyInput } from '../annotated-copy'
import { articleOf, HASH } from './copy-input'

const AT = '2026-11-20T09:00:00.000Z'
const BRAM = { id: 'bram', name: 'Bram Oduya' }

/** A claim that nobody has looked at, with the parts given put in place of its own. */
export function placedClaim(parts: Partial<PlacedClaim> = {}): PlacedClaim {
  return freshClaim({
    id: 'claim-id-a',
    articleId: 'sample',
    number: 1,
    quote: 'words',
    createdBy: BRAM,
    createdAt: AT,
    updatedAt: AT,
    ...parts,
  })
}

/** A source that is a document, with the parts given put in place of its own. */
export function source(parts: Partial<Source> = {}): Source {
  return {
    id: 'source-1',
    kind: 'document',
    title: 'Contract',
    url: null,
    note: '',
    confidential: false,
    fields: {},
    citationCount: 1,
    createdBy: BRAM,
    createdAt: AT,
    updatedAt: AT,
    ...parts,
  }
}

/** A citation of that source in support, secondary, with the parts given put in place of its own. */
export function citation(of: Source, parts: Partial<Citation> = {}): Citation {
  return {
    id: `citation-${of.id}`,
    source: of,
    stance: 'supports',
    primary: false,
    locator: '',
    excerpt: '',
    accessedAt: null,
    addedBy: BRAM,
    addedAt: AT,
    ...parts,
  }
}

/** A claim on "claim-id-a" that says these words in every field where somebody can write. */
export function claimSaying(words: string): PlacedClaim {
  const who = { id: 'x', name: words }
  const said = source({
    kind: 'person',
    title: words,
    url: words,
    note: words,
    fields: { role: words, contact: words },
  })
  return placedClaim({
    quote: words,
    status: 'disputed',
    review: 'returned',
    stale: true,
    note: words,
    proposedWording: words,
    findingWording: words,
    findingBy: who,
    findingAt: AT,
    reviewedBy: who,
    reviewedAt: AT,
    reviewReason: words,
    assignee: who,
    claimant: { kind: 'person', name: words, statement: words, url: words, date: null },
    verdict: { words, url: words, date: '2026-11-20' },
    citations: [citation(said, { locator: words, excerpt: words })],
    comments: [{ id: 'c', text: words, replyTo: null, author: who, createdAt: AT }],
  })
}

/** Words that were written to break something in HTML, Markdown or a spreadsheet, among harmless ones. */
export const anyWords = fc.oneof(
  fc.constantFrom(
    ...[
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '</style></title>',
      '&lt;b&gt;',
      "' onload='x",
    ],
    ...[
      '=1+1',
      '+A1',
      '-2',
      '@SUM(A1)',
      '\t=x',
      ' =x',
      'a,"b"',
      'a\nb',
      '# a\n- b\n1. c',
      '*a* _b_ `c` [d](e) ![f](g)',
    ],
    ...[
      '[^1]: x',
      '---',
      '\u202Eevil',
      'שלום 123',
      '東京。',
      '👩‍👩‍👧',
      '| a | b |',
      '$x$',
      '\\',
      '> q',
      '  two  ',
      '~~~',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)

const anyCitation = fc
  .record({
    id: fc.constantFrom('source-1', 'source-2', 'source-3'),
    kind: fc.constantFrom(...SOURCE_KINDS),
    title: anyWords,
    url: fc.constantFrom(null, 'https://a.example/?q=%22', 'javascript:alert(1)', 'mailto:a@b.example'),
    contact: anyWords,
    confidential: fc.boolean(),
    stance: fc.constantFrom(...STANCES),
    primary: fc.boolean(),
    locator: anyWords,
    excerpt: anyWords,
  })
  .map(({ id, kind, title, url, contact, confidential, ...details }) =>
    citation(source({ id: `${id}-${title}`, kind, title, url, confidential, fields: { contact } }), details),
  )

const anyState = fc.record({
  status: fc.constantFrom(...STATUSES),
  review: fc.constantFrom(...REVIEW_STATES),
  stale: fc.boolean(),
  note: anyWords,
  proposedWording: fc.option(anyWords),
  findingWording: fc.option(anyWords),
  reviewReason: fc.option(anyWords),
  resolution: fc.option(fc.constantFrom(...RESOLUTIONS)),
  resolutionReason: fc.option(anyWords),
  assignee: fc.option(anyWords.map(name => ({ id: 'x', name }))),
  citations: fc.array(anyCitation, { maxLength: 3 }),
  comments: fc.array(
    anyWords.map(text => ({ id: `c-${text}`, text, replyTo: null, author: BRAM, createdAt: AT })),
    { maxLength: 2 },
  ),
})

/** What a copy of any draft is made of: its claims in any state, sourced and noted with anything. */
export const anyCopyInput: fc.Arbitrary<AnnotatedCopyInput> = fc
  .record({
    doc: anyDraft,
    states: fc.array(anyState, { minLength: 6, maxLength: 6 }),
    profile: fc.constantFrom('draft', 'checking', 'checked'),
    includeConfidential: fc.boolean(),
  })
  .map(({ doc, states, profile, includeConfidential }) => {
    const anchors = claimAnchors(doc)
    const claims = states.flatMap((state, index) => {
      const anchor = anchors[index]
      if (index > anchors.length) return []
      if (anchor === undefined)
        return [placedClaim({ ...state, id: 'claim-gone', number: index + 1, orphaned: true })]
      const { id, quote, prefix, suffix, start, end } = anchor
      return [placedClaim({ ...state, id, quote, prefix, suffix, start, end, number: index + 1 })]
    })
    return {
      article: articleOf({ doc, claims }),
      doc,
      claims,
      signOff: null,
      textHash: HASH,
      profile,
      includeConfidential,
      newsroom: 'Lindholt Examiner',
      madeBy: 'Ines Halvorsen',
      madeAt: AT,
    }
  })
