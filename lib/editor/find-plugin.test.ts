import fc from 'fast-check'
import { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { br, claim, doc, headline, li, p, strong, ul } from '@/lib/domain/testing/manuscript'
import { DRAWN, finding, findPlugin, highlights, hitsIn } from './find-plugin'

const stateWith = (draft: ReturnType<typeof doc>) =>
  EditorState.create({ doc: draft, plugins: [findPlugin()] })
const found = (state: EditorState) =>
  hitsIn(state).map(({ from, to }) => state.doc.textBetween(from, to, '|', '/'))
const shown = (state: EditorState) =>
  highlights(state)
    .find()
    .map(({ from, to, ...rest }) => ({ from, to, now: JSON.stringify(rest).includes('found now') }))
const search = (draft: ReturnType<typeof doc>, query: string, index = 0) => {
  const state = stateWith(draft)
  return state.apply(finding(state, query, index))
}

describe('finding', () => {
  it.each([
    ['any case', doc(p('Gate and gate, GATE')), 'gate', ['Gate', 'gate', 'GATE']],
    ['across marks', doc(p('five ', claim('a', 'mis'), strong('siles'))), 'five missiles', ['five missiles']],
    ['in headline and lists', doc(headline('Gate'), ul(li(p('the gate')))), 'gate', ['Gate', 'gate']],
    [
      'any white space',
      doc(p('five\u00A0missiles, five', br(), 'missiles')),
      'five missiles',
      ['five\u00A0missiles', 'five/missiles'],
    ],
    ['straight quotes for curly', doc(p('“Don’t”')), '"don\'t"', ['“Don’t”']],
    ['signs as they are', doc(p('a.b a+b (c) [d] $1 \\ ^ | - /')), 'a.b', ['a.b']],
    ['a bracket alone', doc(p('one (two')), '(', ['(']],
    ['a dash', doc(p('1939-45')), '1939-45', ['1939-45']],
    ['outside the basic plane', doc(p('a😀b')), '😀', ['😀']],
    ['letters that grow in lower case', doc(p('İİ x')), 'x', ['x']],
    ['not across blocks', doc(p('five'), p('missiles')), 'five missiles', []],
    ['nothing for nothing', doc(p('five')), '  ', []],
  ])('%s', (_, draft, query, expected) => {
    expect(found(search(draft, query))).toEqual(expected)
  })

  it('highlights all, one of them as the present one, counted round', () => {
    const draft = doc(p('gate gate gate'))
    expect(shown(search(draft, 'gate', 1)).map(hit => hit.now)).toEqual([false, true, false])
    expect(shown(search(draft, 'gate', 4)).map(hit => hit.now)).toEqual([false, true, false])
    expect(shown(search(draft, 'gate', -1)).map(hit => hit.now)).toEqual([false, false, true])
  })

  it('puts the caret at the present hit', () => {
    const draft = doc(p('one <a>gate'))
    expect(search(draft, 'gate').selection).toMatchObject({ from: draft.tag('a'), to: draft.tag('a') })
  })

  it('counts all hits, and draws those around the present one', () => {
    const many = DRAWN * 2
    const state = search(doc(p('x '.repeat(many))), 'x', many / 2)
    expect(hitsIn(state)).toHaveLength(many)
    expect(shown(state)).toHaveLength(DRAWN)
    expect(shown(state)[DRAWN / 2]?.now).toBe(true)
  })

  it('ends with an empty query', () => {
    const state = search(doc(p('gate')), 'gate')
    expect(shown(state.apply(finding(state, '', 0)))).toEqual([])
  })

  it('follows edits just as a new search would', () => {
    const draft = doc(
      headline('gate'),
      p('the gate, a gate'),
      p('no'),
      ul(li(p('gate')), li(p('ga te'))),
      p('gate'),
    )
    const place = fc.nat({ max: 1000 })
    const edit = fc.record({ at: place, to: place, what: fc.constantFrom('gate', 'x', '', ' ') })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 15, size: 'max' }), edits => {
        let state = search(draft, 'gate')
        for (const { at, to, what } of edits) {
          const { size } = state.doc.content
          const from = Math.round((Math.min(at, to) / 1000) * size)
          const end = Math.min(from + 6, Math.round((Math.max(at, to) / 1000) * size))
          const $from = state.doc.resolve(from)
          if (!$from.parent.isTextblock) continue
          const tr = state.tr.delete(from, Math.min(end, $from.end()))
          state = state.apply(what === '' ? tr : tr.insertText(what, from))
          const anew = stateWith(draft)
          const fresh = EditorState.create({ doc: state.doc, plugins: anew.plugins })
          const expected = hitsIn(fresh.apply(finding(fresh, 'gate', 0)))
          expect(hitsIn(state)).toEqual(expected)
          expect(shown(state).map(({ from, to }) => ({ from, to }))).toEqual(expected)
        }
      }),
    )
  })
})
