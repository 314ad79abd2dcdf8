import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '@/lib/domain/manuscript-text'
import { claim, doc, headline, p, standfirst } from '@/lib/domain/testing/manuscript'
import { type AnnotatedCopyInput, annotatedCopy } from '../annotated-copy'
import { sampleInput } from '../testing/copy-input'
import { anyCopyInput, placedClaim } from '../testing/placed-claim'
import { mustAssertions } from '../testing/schema-suite'
import { hasSharedData } from '../testing/shared-data'
import { annotationCollection } from './web-annotation'
import type { Annotation, AnnotationTarget } from './web-annotation-shape'

const collection = (input: AnnotatedCopyInput) => annotationCollection(annotatedCopy(input))
const items = (input: AnnotatedCopyInput): readonly Annotation[] => collection(input).first?.items ?? []
const wordTargets = ({ target }: Annotation) =>
  (Array.isArray(target) ? target : [target]).filter(
    (one): one is AnnotationTarget => typeof one === 'object',
  )
const claimsOf = (input: AnnotatedCopyInput) => items(input).filter(one => one.motivation === 'classifying')

describe('annotationCollection', () => {
  it('finds the exact words of each claim by their place in code points, in any script', () => {
    fc.assert(
      fc.property(anyCopyInput, input => {
        const file = collection(input)
        const text = file['stet:draft']['stet:text']
        expect(text).toBe(plainText(input.doc))
        const points = [...text]
        for (const target of claimsOf(input).flatMap(wordTargets)) {
          if (!Array.isArray(target.selector)) continue
          const [quote, position] = target.selector
          expect(target.source).toBe(file['stet:draft'].id)
          expect(position.end).toBeGreaterThan(position.start)
          expect(points.slice(position.start, position.end).join('')).toBe(quote.exact)
          expect(points.slice(0, position.start).join('').endsWith(quote.prefix)).toBe(true)
          expect(points.slice(position.end).join('').startsWith(quote.suffix)).toBe(true)
        }
      }),
    )
  })

  it('has every claim of the copy once, those whose text has gone without a place', () => {
    fc.assert(
      fc.property(anyCopyInput, input => {
        const copy = annotatedCopy(input)
        const numbers = claimsOf(input).map(one => one['stet:number'])
        expect(numbers).toEqual([...copy.claims, ...copy.orphans].map(one => one.number))
        for (const { number } of copy.orphans) {
          const lost = claimsOf(input).find(one => one['stet:number'] === number)
          expect(lost && wordTargets(lost).every(({ selector }) => !Array.isArray(selector))).toBe(true)
        }
      }),
    )
  })

  it('marks only the claim’s own words where other text stands between them', () => {
    const draft = doc(
      headline('Head'),
      standfirst(),
      p(claim('a', 'five'), ' or so ', claim('a', 'missiles')),
      p('x', claim('b', '😀 one')),
      p(claim('b', 'two')),
    )
    const input = sampleInput({
      doc: draft,
      claims: [placedClaim(), placedClaim({ id: 'claim-id-b', number: 2 })],
    })
    const exact = claimsOf(input).map(one =>
      wordTargets(one).map(({ selector }) => (Array.isArray(selector) ? selector[0].exact : null)),
    )
    expect(exact).toEqual([['five', 'missiles'], ['😀 one\ntwo']])
  })

  it('says who did what, and when, each where it belongs', () => {
    const all = items(sampleInput({ profile: 'checking' }))
    const byId = new Map(all.map(one => [one.id, one]))
    const replies = all.filter(one => one.motivation === 'replying')
    expect(replies.length).toBeGreaterThan(0)
    for (const reply of replies) {
      expect(byId.get(String(reply.target))?.motivation).toBe('commenting')
      expect(reply.creator?.name).toBeTruthy()
      expect(reply.created).toMatch(/^\d{4}-\d\d-\d\dT/)
    }
    const decided = all.filter(one => one.motivation === 'moderating')
    expect(decided.map(one => byId.get(String(one.target))?.motivation)).toEqual(
      decided.map(() => 'classifying'),
    )
    const purposes = new Set(all.flatMap(one => one.body.map(({ purpose }) => purpose)))
    expect([...purposes].sort()).toEqual([
      'classifying',
      'commenting',
      'editing',
      'linking',
      'moderating',
      'tagging',
    ])
  })

  it('has comments and replies only where they are asked for', () => {
    const talk = (parts: Partial<AnnotatedCopyInput>) =>
      items(sampleInput(parts)).filter(({ motivation }) => /commenting|replying/.test(motivation)).length
    expect(talk({})).toBe(0)
    expect(talk({ comments: true })).toBeGreaterThan(0)
    expect(talk({ profile: 'checking', comments: false })).toBe(0)
  })
})

const MUSTS = [
  ['annotations/annotationMusts', 54],
  ['collections/collectionMusts', 10],
  ['collections/pages/pageMusts', 15],
] as const

describe.skipIf(!hasSharedData)('against the W3C’s must-assertions', () => {
  const [annotation, whole, page] = MUSTS.map(([suite]) => mustAssertions(suite))

  it('reads all of them, and they refuse what is wrong', () => {
    expect([annotation?.count, whole?.count, page?.count]).toEqual(MUSTS.map(([, count]) => count))
    expect(annotation?.failuresOf({ type: 'Annotation' }).length).toBeGreaterThan(1)
    expect(whole?.failuresOf({ type: 'AnnotationCollection' }).length).toBeGreaterThan(1)
  })

  it('every annotation, collection and page of any copy is valid', () => {
    fc.assert(
      fc.property(anyCopyInput, input => {
        const file = JSON.parse(JSON.stringify(collection(input)))
        expect(whole?.failuresOf(file)).toEqual([])
        if (file.first === undefined) return
        expect(page?.failuresOf(file)).toEqual([])
        expect(page?.failuresOf({ '@context': file['@context'], ...file.first })).toEqual([])
        for (const item of file.first.items)
          expect(annotation?.failuresOf({ '@context': file['@context'], ...item })).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('so are those of the sample, with comments and replies', () => {
    const file = collection(sampleInput({ profile: 'checking' }))
    const failures = file.first?.items.flatMap(
      item => annotation?.failuresOf({ '@context': file['@context'], ...item }) ?? [],
    )
    expect(failures).toEqual([])
    const ids = file.first?.items.map(item => item.id) ?? []
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i)
  })
})
