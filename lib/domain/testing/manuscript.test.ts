import { describe, expect, test } from 'vitest'
import { claimRanges } from '@/lib/domain/claim-anchor'
import { plainText } from '@/lib/domain/manuscript-text'
import { blockquote, br, claim, claimId, doc, em, headline, hr, li, p, standfirst, ul } from './manuscript'

describe('the manuscript builder', () => {
  test('puts in the headline, standfirst and body that are not given', () => {
    expect(doc().toString()).toBe('doc(headline, standfirst, paragraph)')
    expect(doc(p('a')).toString()).toBe('doc(headline, standfirst, paragraph("a"))')
    expect(doc(headline('H'), hr()).toString()).toBe('doc(headline("H"), standfirst, horizontal_rule)')
    expect(doc(standfirst('S')).toString()).toBe('doc(headline, standfirst("S"), paragraph)')
  })

  test('turns tags into positions, at any depth and after any node', () => {
    const draft = doc(
      headline('He<a>ad'),
      p('x', em('y<b>z'), br(), '<c>w'),
      hr(),
      ul(li(p('<d>one'), blockquote(p('t<e>wo')))),
    )
    const behind = (tag: string) => draft.textBetween(draft.tag(tag), draft.content.size, '|', '~')
    expect(behind('a')).toBe('ad||xyz~w|~|one|two')
    expect(behind('b')).toBe('z~w|~|one|two')
    expect(behind('c')).toBe('w|~|one|two')
    expect(draft.resolve(draft.tag('d')).parent.textContent).toBe('one')
    expect(draft.textBetween(draft.tag('e'), draft.tag('e') + 2)).toBe('wo')
  })

  test('keeps the tags out of the text and refuses one that is not there', () => {
    const draft = doc(p('<a>five missiles<b>'))
    expect(plainText(draft)).toBe('\n\nfive missiles')
    expect(draft.textBetween(draft.tag('a'), draft.tag('b'))).toBe('five missiles')
    expect(() => draft.tag('z')).toThrow('no <z>')
  })

  test('nests claims and joins a claim over blocks by its name', () => {
    const draft = doc(p(claim('x', 'one ', claim('y', 'two'))), p(claim('x', 'three')))
    expect([...claimRanges(draft).keys()]).toEqual([claimId('x'), claimId('y')])
    expect(claimRanges(draft).get(claimId('x'))).toHaveLength(2)
  })

  test('throws on what is no manuscript', () => {
    expect(() => doc(ul(p('no item')))).toThrow()
    expect(() => doc(p('body'), headline('late'))).toThrow()
  })
})
