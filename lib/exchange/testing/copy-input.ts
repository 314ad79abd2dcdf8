import type { Article } from '@/lib/contracts/article'
import { BLOCKER_KINDS } from '@/lib/domain/clearance'
import { plainText, wordCount } from '@/lib/domain/manuscript-text'
import { progressOf } from '@/lib/domain/progress'
import type { AnnotatedCopyInput } from '../annotated-copy'
import { sampleState } from './sample-state'

export const HASH = '9f31c07a55e210b49f31c07a55e210b49f31c07a55e210b49f31c07a55e210b4'

/** What a copy of the sample article is made of, with the parts given put in place of its own. */
export function sampleInput(parts: Partial<AnnotatedCopyInput> = {}): AnnotatedCopyInput {
  const own = parts.doc && parts.claims ? { doc: parts.doc, claims: parts.claims, events: [] } : sampleState()
  const { doc, claims, events } = { ...own, ...parts }
  return {
    article: articleOf({ doc, claims }),
    doc,
    claims,
    events,
    signOff: null,
    textHash: HASH,
    profile: 'draft',
    includeConfidential: false,
    newsroom: 'Lindholt Examiner',
    madeBy: 'Ines Halvorsen',
    madeAt: '2026-11-22T13:02:00.000Z',
    timeZone: 'Europe/Oslo',
    ...parts,
  }
}

/** An article as the server presents it, for a draft and its claims. */
export function articleOf({ doc, claims }: Pick<AnnotatedCopyInput, 'doc' | 'claims'>): Article {
  const by = { id: 'editor', name: 'Tom Ashgrove' }
  const text = plainText(doc)
  const { segments, ...counts } = progressOf(claims)
  return {
    id: 'sample',
    version: 214,
    headline: text.split('\n')[0] ?? '',
    desk: 'Local',
    byline: 'Nora Quist',
    deadline: '2026-11-23T17:00:00.000Z',
    stage: 'checking',
    wordCount: wordCount(text),
    coverage: null,
    published: null,
    progress: {
      ...counts,
      segments: [...segments],
      byBlocker: Object.fromEntries(BLOCKER_KINDS.map(kind => [kind, 0])) as Article['progress']['byBlocker'], // every kind is there by construction
    },
    people: [by],
    cleared: null,
    createdBy: by,
    createdAt: '2026-11-19T09:00:00.000Z',
    updatedBy: by,
    updatedAt: '2026-11-21T16:30:00.000Z',
    trashedAt: null,
  }
}
