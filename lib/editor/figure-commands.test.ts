import { type Command, NodeSelection, TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { br, claim, doc, figure, headline, p, type TaggedDoc } from '@/lib/domain/testing/manuscript'
import { describeFigure, figureAt, outsideFigures, pastFigure, removeFigure } from './figure-commands'
import { blockCommands } from './format-commands'
import { textKeys } from './keymap'
import { applied, stateOf } from './testing/state'

const none: Command = () => false
const keys = textKeys(
  { mayWrite: true, mayMark: true },
  { mark: none, passOver: none, openCard: () => undefined, step: () => none },
)
const press = (state: ReturnType<typeof stateOf>, key: string) => applied(state, keys[key] ?? none)
const json = (draft: TaggedDoc) => draft.toJSON()
const chosen = (draft: TaggedDoc, name = 'f') => {
  const state = stateOf(draft)
  return state.apply(state.tr.setSelection(NodeSelection.create(draft, draft.tag(name) - 1)))
}
const caret = (draft: TaggedDoc, at: string) =>
  stateOf(draft).apply(stateOf(draft).tr.setSelection(TextSelection.create(draft, draft.tag(at))))

describe('Enter in a caption', () => {
  it('goes to a paragraph below', () => {
    const after = press(stateOf(doc(p('One'), figure('a', 'The gate<a>'), p('Two'))), 'Enter')
    expect(after?.doc.toJSON()).toEqual(json(doc(p('One'), figure('a', 'The gate'), p(), p('Two'))))
    expect(after?.selection.$from.parent.type.name).toBe('paragraph')
  })

  it('takes what stands behind the caret along, claims too, and makes no second picture', () => {
    const draft = doc(figure('a', 'The ', claim('c', 'gate <a>in 1931')))
    expect(press(stateOf(draft), 'Enter')?.doc.toJSON()).toEqual(
      json(doc(figure('a', 'The ', claim('c', 'gate ')), p(claim('c', 'in 1931')))),
    )
  })
})

describe('Backspace and Delete', () => {
  it('choose the figure from the start of its caption, and take it out from there', () => {
    const at = press(stateOf(doc(p('One'), figure('a', '<a>The gate'))), 'Backspace')
    expect(at?.selection).toBeInstanceOf(NodeSelection)
    expect(at && press(at, 'Backspace')?.doc.toJSON()).toEqual(json(doc(p('One'))))
  })

  it('join nothing to a caption, and a caption to nothing', () => {
    const draft = doc(p('One'), figure('a', 'The gate<b>'), p('<a>Two'))
    const back = press(caret(draft, 'a'), 'Backspace')
    expect(back?.doc.toJSON()).toEqual(json(draft))
    expect(back?.selection).toBeInstanceOf(NodeSelection)
    expect(press(caret(draft, 'b'), 'Delete')?.doc.toJSON() ?? json(draft)).toEqual(json(draft))
  })

  it('leave a figure without a caption where it is', () => {
    const after = press(stateOf(doc(p('One'), figure('a'), p('<a>Two'))), 'Backspace')
    expect(after?.doc.toJSON()).toEqual(json(doc(p('One'), figure('a'), p('Two'))))
  })
})

describe('arrow keys', () => {
  const draft = doc(p('One<a>'), figure('a', '<f>The gate'), p('Two'))

  it('come from above onto the picture, then into the caption', () => {
    const on = applied(caret(draft, 'a'), pastFigure('down'))
    expect(on?.selection).toBeInstanceOf(NodeSelection)
    const inside = on && applied(on, pastFigure('down'))
    expect(inside?.selection.from).toBe(draft.tag('f'))
  })

  it('go from the caption back onto the picture', () => {
    expect(applied(caret(draft, 'f'), pastFigure('left'))?.selection).toBeInstanceOf(NodeSelection)
  })

  it('are left alone where there is no figure', () => {
    for (const arrow of ['up', 'down', 'left', 'right'] as const)
      expect(applied(stateOf(doc(p('One<a>'), p('Two'))), pastFigure(arrow))).toBeNull()
  })
})

describe('the figure at hand', () => {
  const draft = doc(headline('Gate'), p('One'), figure('a', '<f>The gate'))

  it('is the one chosen, or the one whose caption has the caret', () => {
    expect(figureAt(chosen(draft))?.node.attrs.alt).toBe('Picture a')
    expect(figureAt(caret(draft, 'f'))?.pos).toBe(draft.tag('f') - 1)
    expect(figureAt(stateOf(draft))).toBeNull()
  })

  it('is described, and taken out', () => {
    const described = applied(caret(draft, 'f'), describeFigure('A gate of stone'))
    expect(described?.doc.child(3).attrs.alt).toBe('A gate of stone')
    expect(applied(caret(draft, 'f'), removeFigure)?.doc.childCount).toBe(3)
    expect(applied(stateOf(draft), removeFigure)).toBeNull()
  })
})

describe('what a paragraph can be turned into', () => {
  it('is nothing that would take a picture away', () => {
    const draft = doc(p('<a>One'), figure('a', 'The gate<b>', br()))
    for (const { label, command } of blockCommands) {
      const after = applied(stateOf(draft), command)
      let figures = 0
      after?.doc.descendants(node => {
        if (node.type.name === 'figure') figures++
      })
      if (after) expect([label, figures]).toEqual([label, 1])
    }
    expect(
      applied(
        stateOf(draft),
        outsideFigures(() => true),
      ),
    ).toBeNull()
  })
})
