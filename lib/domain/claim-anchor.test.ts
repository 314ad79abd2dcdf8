import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { AddMarkStep, Transform } from 'prosemirror-transform'
import { describe, expect, test } from 'vitest'
import { type ClaimAnchor, claimAnchors, claimRanges } from './claim-anchor'
import { manuscriptSchema } from './manuscript-schema'
import { plainText } from './manuscript-text'
import { anyDraft } from './testing/any-draft'
import {
  blockquote,
  br,
  claim,
  claimId,
  doc,
  em,
  h,
  headline,
  hr,
  li,
  link,
  p,
  standfirst,
  strong,
  ul,
} from './testing/manuscript'

function anchor(draft: Node, name: string): ClaimAnchor {
  const found = claimAnchors(draft).find(one => one.id === claimId(name))
  if (!found) throw new Error(`no claim ${name}`)
  return found
}
const quotes = (draft: Node) => claimAnchors(draft).map(one => one.quote)

describe('the quote of a claim', () => {
  test.each<[string, Node, string]>([
    ['in one block', doc(p('On Monday ', claim('a', 'five missiles'), ' fell.')), 'five missiles'],
    ['in the headline', doc(headline('Port ', claim('a', 'hit'))), 'hit'],
    ['in the standfirst', doc(standfirst(claim('a', 'Five fell'))), 'Five fell'],
    [
      'through formatting',
      doc(p(claim('a', 'five ', em('missiles ', strong('fell')), link('https://e.org/', ' here')))),
      'five missiles fell here',
    ],
    ['over a hard break', doc(p(claim('a', 'five', br(), 'missiles'))), 'five\nmissiles'],
    [
      'over blocks',
      doc(p('On ', claim('a', 'Monday.')), h(2, claim('a', 'Five')), p(claim('a', 'fell'), '.')),
      'Monday.\nFive\nfell',
    ],
    [
      'over an empty block and a rule',
      doc(p(claim('a', 'Five')), p(), hr(), p(claim('a', 'fell'))),
      'Five\n\nfell',
    ],
    [
      'over a list and a quotation',
      doc(ul(li(p(claim('a', 'Five'))), li(p(claim('a', 'fell')))), blockquote(p(claim('a', 'there')))),
      'Five\nfell\nthere',
    ],
    [
      'with words put in between',
      doc(p(claim('a', 'five '), 'or six ', claim('a', 'missiles'))),
      'five or six missiles',
    ],
    [
      'with a block put in between',
      doc(p(claim('a', 'five')), p('NEW'), p(claim('a', 'missiles'))),
      'five\nNEW\nmissiles',
    ],
    ['with signs beyond the first plane', doc(p('😀', claim('a', '𝒳😀'), '😀')), '𝒳😀'],
    ['with combining marks', doc(p('e\u0301', claim('a', 'e\u0301'), 'x')), 'e\u0301'],
    ['right to left', doc(p('سقطت ', claim('a', 'خمسة صواريخ'), ' على الميناء')), 'خمسة صواريخ'],
    [
      'in a script without spaces',
      doc(p('東京に', claim('a', '五枚のミサイル'), 'が落下')),
      '五枚のミサイル',
    ],
  ])('%s', (_, draft, quote) => {
    const found = anchor(draft, 'a')
    expect(found.quote).toBe(quote)
    expect([...plainText(draft)].slice(found.start, found.end).join('')).toBe(quote)
  })

  test('leaves out what lies between parts that were moved far apart', () => {
    const between = (length: number) => doc(p(claim('a', 'five'), 'x'.repeat(length), claim('a', 'missiles')))
    expect(anchor(between(600), 'a').quote).toBe(`five${'x'.repeat(600)}missiles`)
    expect(anchor(between(601), 'a').quote).toBe('five […] missiles')
  })

  test('never holds half a letter, and claims after it are not moved by it', () => {
    const draft = doc(p('😀😀 ', claim('b', 'five')))
    const half = new AddMarkStep(6, 8, manuscriptSchema.mark('claim', { id: claimId('a') })).apply(draft).doc
    if (!half) throw new Error('not applied')
    expect(claimRanges(half).get(claimId('a'))).toEqual([{ from: 6, to: 8 }])
    expect(anchor(half, 'a')).toMatchObject({ quote: '😀😀', start: 2, end: 4 })
    expect(anchor(half, 'b')).toMatchObject({ quote: 'five', start: 5, end: 9 })
  })

  test('stands with up to 32 letters around it, none of them halved', () => {
    const draft = doc(headline('H'), p('x'.repeat(40), claim('a', 'five'), 'y'.repeat(40)))
    expect(anchor(draft, 'a')).toMatchObject({ prefix: 'x'.repeat(32), suffix: 'y'.repeat(32) })
    const emoji = doc(p('😀'.repeat(16), 'x', claim('a', 'five'), 'y', '😀'.repeat(16)))
    expect(anchor(emoji, 'a')).toMatchObject({
      prefix: `${'😀'.repeat(15)}x`,
      suffix: `y${'😀'.repeat(15)}`,
    })
    expect(anchor(doc(headline(claim('a', 'H')), standfirst('S')), 'a')).toMatchObject({
      prefix: '',
      suffix: '\nS\n',
    })
  })
})

describe('several claims', () => {
  test('nested and overlapping ones keep their own words', () => {
    const draft = doc(
      p(claim('a', 'On ', claim('b', 'Monday ')), claim('b', 'five ', claim('c', 'fell')), '.'),
    )
    expect(anchor(draft, 'a').quote).toBe('On Monday ')
    expect(anchor(draft, 'b').quote).toBe('Monday five fell')
    expect(anchor(draft, 'c').quote).toBe('fell')
  })

  test('on the very same words are two', () => {
    const draft = doc(p(claim('a', claim('b', 'five'))))
    expect(quotes(draft)).toEqual(['five', 'five'])
    expect(claimAnchors(draft).map(one => one.id)).toEqual([claimId('a'), claimId('b')])
  })

  test('come in reading order, the longer first where two begin together', () => {
    const draft = doc(
      headline(claim('e', 'Port')),
      p(claim('d', claim('c', 'Five missiles'), ' fell')),
      p(claim('b', 'Two did not'), claim('a', '.')),
    )
    expect(claimAnchors(draft).map(one => one.id)).toEqual(['e', 'd', 'c', 'b', 'a'].map(claimId))
  })

  test('none: no anchors', () => {
    expect(claimAnchors(doc(headline('Port'), p('Five fell.')))).toEqual([])
    expect(claimRanges(doc()).size).toBe(0)
  })
})

describe('the ranges of a claim', () => {
  test('touching stretches are one, whatever else marks them', () => {
    const draft = doc(p('<x>', claim('a', 'five ', em('miss', claim('b', 'iles')), br(), 'fell'), '<y>.'))
    expect(claimRanges(draft).get(claimId('a'))).toEqual([{ from: draft.tag('x'), to: draft.tag('y') }])
  })

  test('parted stretches and blocks are several', () => {
    const draft = doc(p('<q>', claim('a', 'five<r>'), ' or ', claim('a', 'six')), p(claim('a', 'fell')))
    const ranges = claimRanges(draft).get(claimId('a')) ?? []
    expect(ranges).toHaveLength(3)
    expect(ranges[0]).toEqual({ from: draft.tag('q'), to: draft.tag('r') })
    expect(ranges.map(range => draft.textBetween(range.from, range.to))).toEqual(['five', 'six', 'fell'])
  })
})

describe('by law, in any draft', () => {
  test('quote, start and end agree with the plain text', () => {
    fc.assert(
      fc.property(anyDraft, draft => {
        const text = plainText(draft)
        const points = [...text]
        for (const one of claimAnchors(draft)) {
          const whole = points.slice(one.start, one.end).join('')
          if (!one.quote.includes('[…]')) expect(whole).toBe(one.quote)
          expect(points.slice(0, one.start).join('').endsWith(one.prefix)).toBe(true)
          expect(points.slice(one.end).join('').startsWith(one.suffix)).toBe(true)
          expect(one.start).toBeLessThan(one.end)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('the ranges are just the marked text, in order, inside one block each', () => {
    fc.assert(
      fc.property(anyDraft, draft => {
        const marked = new Map<string, number>()
        draft.descendants(node => {
          for (const mark of node.marks)
            if (mark.type.name === 'claim')
              marked.set(mark.attrs.id, (marked.get(mark.attrs.id) ?? 0) + node.nodeSize)
        })
        const anchors = claimAnchors(draft)
        expect(new Set(anchors.map(one => one.id))).toEqual(new Set(marked.keys()))
        for (const one of anchors) {
          expect(one.ranges.reduce((sum, range) => sum + range.to - range.from, 0)).toBe(marked.get(one.id))
          let end = -1
          for (const range of one.ranges) {
            expect(range.from).toBeGreaterThan(end)
            expect(draft.resolve(range.from).sameParent(draft.resolve(range.to))).toBe(true)
            expect(
              draft.rangeHasMark(range.from, range.to, manuscriptSchema.mark('claim', { id: one.id })),
            ).toBe(true)
            end = range.to
          }
          expect([one.from, one.to]).toEqual([one.ranges[0]?.from, end])
        }
        const starts = anchors.map(one => one.from)
        expect(starts).toEqual(starts.toSorted((a, b) => a - b))
      }),
      { numRuns: 300 },
    )
  })

  test('text typed elsewhere moves a claim and leaves its quote', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom('x', '😀', '五枚 '), (draft, typed) => {
        const before = claimAnchors(draft)
        const after = claimAnchors(new Transform(draft).insert(1, manuscriptSchema.text(typed)).doc)
        for (const one of before) {
          const moved = after.find(other => other.id === one.id)
          expect(moved?.quote).toBe(one.quote)
          expect(moved?.start).toBe(one.start + [...typed].length)
        }
      }),
    )
  })
})
