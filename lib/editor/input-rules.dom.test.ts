import { TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import {
  blockquote,
  claim,
  doc,
  h,
  headline,
  hr,
  li,
  ol,
  p,
  standfirst,
  ul,
} from '@/lib/domain/testing/manuscript'
import { openEditor } from './testing/editor'
import { selectionIn } from './testing/state'

/* Types letter by letter, as the browser's input would reach the editor. */
function typed(draft: ReturnType<typeof doc>, text: string) {
  const { view } = openEditor(draft).handle
  const { anchor, head } = selectionIn(draft)
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, anchor, head)))
  for (const letter of text) {
    const { from, to } = view.state.selection
    const insert = () => view.state.tr.insertText(letter, from, to)
    if (!view.someProp('handleTextInput', handle => handle(view, from, to, letter, insert)))
      view.dispatch(insert())
  }
  view.state.doc.check()
  return view
}

describe('blocks by typing', () => {
  it.each([
    ['- one', doc(ul(li(p('one'))))],
    ['* one', doc(ul(li(p('one'))))],
    ['1. one', doc(ol(li(p('one'))))],
    ['> one', doc(blockquote(p('one')))],
    ['## one', doc(h(2, 'one'))],
    ['### one', doc(h(3, 'one'))],
    ['---one', doc(hr(), p('one'))],
    ['# one', doc(p('# one'))],
    ['----', doc(hr(), p('-'))],
  ])('%s', (text, expected) => {
    expect(typed(doc(p('<a>')), text).state.doc.toJSON()).toEqual(expected.toJSON())
  })

  it('keeps a list’s first number', () => {
    expect(typed(doc(p('<a>')), '1939. war').state.doc.child(2).attrs.order).toBe(1939)
  })

  it.each([
    ['the headline', doc(headline('<a>'))],
    ['the standfirst', doc(standfirst('<a>'))],
  ])('leave %s alone', (_, draft) => {
    const text = '- one ## two --- > '
    expect(typed(draft, text).state.doc.textContent).toBe(text)
  })

  it('leave quotes and dashes as they are typed', () => {
    expect(typed(doc(p('<a>')), '"one" -- it\'s (c) ...').state.doc.textContent).toBe(
      '"one" -- it\'s (c) ...',
    )
  })
})

describe('typing over a selection', () => {
  it('from headline to body keeps each in its place', () => {
    const view = typed(doc(headline('Ga<a>te'), standfirst('x'), p('O<b>ne'), p('two')), 'p!')
    expect(view.state.doc.toJSON()).toEqual(doc(headline('Gap!'), p('ne'), p('two')).toJSON())
  })
})

describe('typing at a claim', () => {
  it.each([
    ['at its end stays outside', doc(p(claim('a', 'five<a>'))), doc(p(claim('a', 'five'), '!'))],
    ['at its start stays outside', doc(p('x', claim('a', '<a>five'))), doc(p('x!', claim('a', 'five')))],
    ['in its midst belongs to it', doc(p(claim('a', 'fi<a>ve'))), doc(p(claim('a', 'fi!ve')))],
  ])('%s', (_, draft, expected) => {
    expect(typed(draft, '!').state.doc.toJSON()).toEqual(expected.toJSON())
  })
})
