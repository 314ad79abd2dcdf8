import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { claimAnchors } from './claim-anchor'
import { plainText } from './manuscript-text'
import { returnedChanges } from './returned-changes'
import { takeChanges } from './take-changes'
import { anyDraft } from './testing/any-draft'
import { blockquote, claim, claimId, doc, em, h, headline, li, p, standfirst, ul } from './testing/manuscript'
import { withoutClaims } from './testing/without-claims'

const body = (...blocks: Parameters<typeof doc>) => doc(headline('Harbour'), standfirst('In May'), ...blocks)
const quotes = (node: Node) => Object.fromEntries(claimAnchors(node).map(({ id, quote }) => [id, quote]))

const base = body(
  p('At dawn ', claim('a', 'five missiles'), ' fell on the port. ', claim('b', 'Two ships'), ' sank.'),
  p('Nobody was hurt, ', claim('c', 'the mayor said'), '.'),
  ul(li(p('One ', claim('d', 'crane'), ' fell.')), li(p('Two stood.'))),
  p('The port opened in 1907.'),
)

function returned(copy: Node, present: Node = base, also: readonly string[] = []) {
  const changes = returnedChanges(base, withoutClaims(copy), present)
  const taken = changes.filter(({ id, here }) => here === null || also.includes(id))
  const { doc: after } = takeChanges(present, withoutClaims(copy), taken)
  after.check()
  const told = changes.map(({ kind, before, after: now, here }) => [kind, before, now, here])
  return { changes, told, text: plainText(after).split('\n').slice(2), quotes: quotes(after) }
}
const lines = (node: Node) => plainText(node).split('\n').slice(2)

describe('what was changed in a copy that comes back', () => {
  it('is nothing where nothing was, blank lines and white space at the ends of lines included', () => {
    const same = body(
      p('At dawn five missiles fell on the port. Two ships sank. '),
      p('Nobody was hurt, the mayor said.'),
      p(),
      ul(li(p('One crane fell.')), li(p('Two stood.'))),
      p('The port opened in 1907.'),
    )
    expect(returned(same).changes).toEqual([])
    expect(returned(base, same).text).toEqual(lines(same))
  })

  it('names words, paragraphs and items one by one, and takes them in, claims on their words', () => {
    const copy = body(
      p('At dawn six large missiles fell on the port. Two ships sank.'),
      h(2, 'What the mayor said'),
      p('Nobody was hurt, the mayor said.'),
      ul(li(p('One crane fell.')), li(p('A third was moved.')), li(p('Two stood.'))),
    )
    const { told, text, quotes: after } = returned(copy)
    expect(told).toEqual([
      ['reworded', 'five', 'six large', null],
      ['added', '', 'What the mayor said', null],
      ['added', '', 'A third was moved.', null],
      ['removed', 'The port opened in 1907.', '', null],
    ])
    expect(text).toEqual(lines(copy))
    expect(after).toEqual({
      [claimId('a')]: 'six large missiles',
      [claimId('b')]: 'Two ships',
      [claimId('c')]: 'the mayor said',
      [claimId('d')]: 'crane',
    })
  })

  it('is on top of what was changed here since, each beside the other', () => {
    const present = body(
      p(
        'At dawn ',
        claim('a', 'five missiles'),
        ' fell on the old port. ',
        claim('b', 'Two ships'),
        ' sank.',
      ),
      p('A new paragraph of ours.'),
      p('Nobody was hurt, ', claim('c', 'the mayor said'), '.'),
      ul(li(p('One ', claim('d', 'crane'), ' fell.')), li(p('Two stood.'))),
      p('The port opened in 1908.'),
    )
    const copy = body(
      p('At dawn six missiles fell on the port. Two ships sank.'),
      p('A paragraph of the lawyer.'),
      p('Nobody was hurt, the mayor of Ostra said.'),
      ul(li(p('One crane fell.')), li(p('Two stood.'))),
      p('The port opened in 1907.'),
    )
    const { told, text, quotes: after } = returned(copy, present)
    expect(told.map(([, , now, here]) => [now, here])).toEqual([
      ['six', null],
      ['A paragraph of the lawyer.', null],
      ['of Ostra', null],
    ])
    expect(text).toEqual([
      'At dawn six missiles fell on the old port. Two ships sank.',
      'A new paragraph of ours.',
      'A paragraph of the lawyer.',
      'Nobody was hurt, the mayor of Ostra said.',
      'One crane fell.',
      'Two stood.',
      'The port opened in 1908.',
    ])
    expect(after[claimId('c')]).toBe('the mayor of Ostra said')
  })

  it('asks where both changed the same words, or one took out what the other changed', () => {
    const present = body(
      p('At dawn ', claim('a', 'seven missiles'), ' fell on the port. ', claim('b', 'Two ships'), ' sank.'),
      ul(li(p('One ', claim('d', 'crane'), ' fell.')), li(p('Two stood.'))),
      p('The port opened in 1908, in May.'),
    )
    const copy = body(
      p('At dawn six missiles fell on the port. Two ships sank.'),
      p('Nobody was hurt, the mayor of Ostra said.'),
      ul(li(p('One crane fell.')), li(p('Two stood.'))),
    )
    const asked = returned(copy, present)
    expect(asked.told).toEqual([
      ['reworded', 'five', 'six', 'seven'],
      ['reworded', 'Nobody was hurt, the mayor said.', 'Nobody was hurt, the mayor of Ostra said.', ''],
      ['removed', 'The port opened in 1907.', '', 'The port opened in 1908, in May.'],
    ])
    expect(asked.text).toEqual(lines(present))
    const over = returned(copy, present, ['t1', 't2', 't3'])
    expect(over.text).toEqual(lines(copy))
    expect(over.quotes[claimId('a')]).toBe('six missiles')
  })

  it('does not ask for what is here too, and knows a paragraph that was moved with its claims', () => {
    const copy = body(
      p('The port opened in 1907.'),
      p('At dawn five missiles fell on the port. Two ships were sunk.'),
      ul(li(p('One crane fell.')), li(p('Two stood.'))),
      p('Nobody was hurt, the mayor said.'),
    )
    const present = body(
      p(
        'At dawn ',
        claim('a', 'five missiles'),
        ' fell on the port. ',
        claim('b', 'Two ships'),
        ' were sunk.',
      ),
      p('Nobody was hurt, ', claim('c', 'the mayor said'), '.'),
      ul(li(p('One ', claim('d', 'crane'), ' fell.')), li(p('Two stood.'))),
      p('The port opened in 1907.'),
    )
    const { told, text, quotes: after } = returned(copy, present)
    expect(new Set(told.map(([kind]) => kind))).toEqual(new Set(['moved']))
    expect(text).toEqual(lines(copy))
    expect(after).toEqual(quotes(present))
  })

  it('divides and joins paragraphs', () => {
    const divided = body(
      p('At dawn five missiles fell on the port.'),
      p('Two ships sank.'),
      p('Nobody was hurt, the mayor said.'),
      ul(li(p('One crane fell.')), li(p('Two stood.'))),
      p('The port opened in 1907.'),
    )
    const there = returned(divided)
    expect(there.text).toEqual(lines(divided))
    expect(there.quotes).toEqual(quotes(base))
    const back = returnedChanges(divided, withoutClaims(base), divided)
    const joined = takeChanges(divided, withoutClaims(base), back).doc
    expect(plainText(joined)).toBe(plainText(base))
  })

  it('leaves formatting to the copy only in the words that it changed, and to the headline what it can hold', () => {
    const copy = doc(
      headline('The ', em('new'), ' harbour'),
      standfirst(),
      ...[p('At dawn ', em('six'), ' missiles fell on the port. Two ships sank.')],
      blockquote(p('Nobody was hurt, the mayor said.')),
      ul(li(p('One crane fell.')), li(p('Two stood.'))),
      p('The port opened in 1907.'),
    )
    const changes = returnedChanges(base, copy, base)
    const after = takeChanges(base, copy, changes).doc
    after.check()
    expect(plainText(after)).toBe(plainText(copy))
  })

  it('is on top of what was changed here, wherever both changed other words', () => {
    const word = fc.constantFrom('ours', 'theirs', 'both', 'none')
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 4, maxLength: 12 }), { minLength: 1, maxLength: 12 }),
        kinds => {
          /* Of every three words one may be changed: changes side by side are one. */
          const lines = (changed: readonly string[]) =>
            kinds.map((line, row) =>
              line
                .map((kind, at) => {
                  const own = `${row}w${at}`
                  if (!changed.includes(kind)) return `${own} a${own} b${own}`
                  const other = kind === 'both' ? 'same' : kind === 'ours' ? 'here' : 'there'
                  return `${other}${own} a${own} b${own}`
                })
                .join(' '),
            )
          const made = (changed: readonly string[]) => body(...lines(changed).map(line => p(line)))
          const [left, copy, present] = [made([]), made(['theirs', 'both']), made(['ours', 'both'])]
          const changes = returnedChanges(left, copy, present)
          expect(changes.map(({ here }) => here).filter(here => here !== null)).toEqual([])
          expect(changes).toHaveLength(kinds.flat().filter(kind => kind === 'theirs').length)
          const after = takeChanges(present, copy, changes).doc
          expect(plainText(after)).toBe(plainText(made(['ours', 'theirs', 'both'])))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('taken in whole makes the draft read as the copy; with none it stays as it is', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (one, other) => {
        const copy = withoutClaims(other)
        const changes = returnedChanges(one, copy, one)
        const after = takeChanges(one, copy, changes).doc
        after.check()
        const words = (node: Node) =>
          plainText(node)
            .split('\n')
            .map(line => line.replace(/\s+/g, ' ').trim())
            .filter(Boolean)
        expect(words(after)).toEqual(words(copy))
        expect(takeChanges(one, copy, []).steps).toEqual([])
        expect(returnedChanges(one, one, other)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})
