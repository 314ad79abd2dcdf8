import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftDiff } from './draft-diff'
import { linesOf } from './manuscript-text'
import { anyDraft } from './testing/any-draft'
import { doc, h, headline, hr, li, p, standfirst, ul } from './testing/manuscript'

const shown = (...args: Parameters<typeof draftDiff>) =>
  draftDiff(...args).map(({ change, kind, parts }) => [
    change,
    kind,
    parts.map(part => (part.kind === 'same' ? part.text : `[${part.kind} ${part.text}]`)).join(''),
  ])

describe('two versions of a draft', () => {
  it('are compared block by block and word by word', () => {
    const before = doc(
      headline('Harbour'),
      standfirst(),
      p('Five missiles fell on the port.'),
      p('Nobody was hurt.'),
      h(2, 'What is known'),
      ul(li(p('One ship sank.'))),
    )
    const after = doc(
      headline('Harbour'),
      standfirst('A night in the port'),
      p('Five drones fell on the port.'),
      hr(),
      p('The mayor spoke of a miracle in the early morning.'),
      h(2, 'What is known'),
      ul(li(p('One ship sank.'))),
    )
    expect(shown(before, after)).toEqual([
      ['same', 'headline', 'Harbour'],
      ['changed', 'standfirst', '[ins A night in the port]'],
      ['changed', 'paragraph', 'Five [del missiles][ins drones] fell on the port.'],
      ['del', 'paragraph', '[del Nobody was hurt.]'],
      ['ins', 'rule', '[ins ]'],
      ['ins', 'paragraph', '[ins The mayor spoke of a miracle in the early morning.]'],
      ['same', 'heading', 'What is known'],
      ['same', 'item', 'One ship sank.'],
    ])
  })

  it('pair what is alike, not what stands in the same place', () => {
    const before = doc(headline('H'), standfirst(), p('Five missiles fell on the port.'))
    const after = doc(
      headline('H'),
      standfirst(),
      p('Something new here.'),
      p('Six missiles fell on the port.'),
    )
    expect(shown(before, after).slice(2)).toEqual([
      ['ins', 'paragraph', '[ins Something new here.]'],
      ['changed', 'paragraph', '[del Five][ins Six] missiles fell on the port.'],
    ])
  })

  it('give each version again, whatever they are', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (before, after) => {
        const blocks = draftDiff(before, after).filter(({ kind }) => kind !== 'rule')
        const side = (without: 'ins' | 'del') =>
          blocks
            .filter(({ change }) => change !== without)
            .map(({ parts }) =>
              parts
                .filter(({ kind }) => kind !== without)
                .map(({ text }) => text)
                .join(''),
            )
        expect(side('ins')).toEqual(linesOf(before).map(({ text }) => text))
        expect(side('del')).toEqual(linesOf(after).map(({ text }) => text))
      }),
    )
  })
})
