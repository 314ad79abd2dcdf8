import { expect, test } from 'vitest'
import { claim, doc, headline, p, passed } from '@/lib/domain/testing/manuscript'
import { stepOpen, toggleHere } from './coverage-commands'
import { showCoverage } from './coverage-view'
import { openEditor } from './testing/editor'

const draft = doc(headline('Port'), p(claim('a', 'Five fell.'), ' It rained.'), p(passed('So.'), ' Then.'))

test('what there is nothing to check in is drawn while the view is on, and follows marking, typing and undo', () => {
  const { handle } = openEditor(draft)
  const { view } = handle
  const drawn = () => [...view.dom.querySelectorAll('.passed')].map(element => element.textContent)
  expect(drawn()).toEqual([])
  showCoverage(view, true)
  expect(drawn()).toEqual(['So.'])
  stepOpen(1)(view.state, view.dispatch)
  stepOpen(1)(view.state, view.dispatch)
  expect(toggleHere(view.state, view.dispatch)).toBe(true)
  expect(drawn()).toEqual(['It rained.', 'So.'])
  let at = 0
  view.state.doc.descendants((node, pos) => {
    if (node.text?.startsWith('So')) at = pos
  })
  view.dispatch(view.state.tr.insertText('x', at + 1))
  expect(drawn()).toEqual(['It rained.'])
  handle.undo()
  expect(drawn()).toEqual(['It rained.', 'So.'])
  showCoverage(view, false)
  expect(drawn()).toEqual([])
})

test('a checker may say that there is nothing to check, a reader may not', () => {
  for (const [mayMark, count] of [
    [true, 1],
    [false, 0],
  ] as const) {
    const { handle } = openEditor(doc(headline('Port'), p('It rained.')), { mayWrite: false, mayMark })
    showCoverage(handle.view, true)
    toggleHere(handle.view.state, handle.view.dispatch)
    expect(handle.view.dom.querySelectorAll('.passed')).toHaveLength(count)
  }
})
