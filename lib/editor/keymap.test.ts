import { describe, expect, it, vi } from 'vitest'
import { br, claim, claimId, doc, headline, li, p, ul } from '@/lib/domain/testing/manuscript'
import { markSelection } from './claim-commands'
import { stepClaim } from './claim-plugin'
import { textKeys } from './keymap'
import { applied, stateOf } from './testing/state'

const keysFor = (rights: { mayWrite: boolean; mayMark: boolean }) => {
  const openCard = vi.fn()
  const passOver = vi.fn(() => true)
  const mark = markSelection(claimId('new'))
  const keys = textKeys(rights, { mark, passOver, openCard, step: stepClaim })
  return { keys, openCard, passOver }
}
const press = (draft: ReturnType<typeof doc>, key: string, rights = { mayWrite: true, mayMark: true }) => {
  const command = keysFor(rights).keys[key]
  return command ? applied(stateOf(draft), command) : null
}

describe('keys in the text', () => {
  it('Mod-Enter marks the selection', () => {
    const state = press(doc(p('The <a>five<b>')), 'Mod-Enter')
    expect(state?.doc.toJSON()).toEqual(doc(p('The ', claim('new', 'five'))).toJSON())
  })

  it.each([
    ['without a selection', doc(p('The ', claim('a', 'fi<a>ve')))],
    ['over exactly that claim', doc(p('The ', claim('a', '<a>five<b>')))],
  ])('Mod-Enter opens the claim at the caret %s', (_, draft) => {
    const { keys, openCard } = keysFor({ mayWrite: true, mayMark: true })
    expect(keys['Mod-Enter']?.(stateOf(draft), () => undefined)).toBe(true)
    expect(openCard).toHaveBeenCalledExactlyOnceWith(claimId('a'))
  })

  it('only says whether it could, when asked only that', () => {
    const { keys, openCard } = keysFor({ mayWrite: true, mayMark: true })
    expect(keys['Mod-Enter']?.(stateOf(doc(p(claim('a', 'fi<a>ve')))))).toBe(true)
    expect(openCard).not.toHaveBeenCalled()
  })

  it('leaves the palette its key, and single letters to the text', () => {
    const names = Object.keys(keysFor({ mayWrite: true, mayMark: true }).keys)
    expect(names).not.toContain('Mod-k')
    expect(names.filter(name => /^.$/.test(name))).toEqual([])
  })

  it('Enter splits a list item, and leaves the list from an empty one', () => {
    expect(press(doc(ul(li(p('one<a>two')))), 'Enter')?.doc.toJSON()).toEqual(
      doc(ul(li(p('one')), li(p('two')))).toJSON(),
    )
    expect(press(doc(ul(li(p('one')), li(p('<a>')))), 'Enter')?.doc.toJSON()).toEqual(
      doc(ul(li(p('one'))), p()).toJSON(),
    )
  })

  it('Shift-Enter breaks a line in the body only', () => {
    expect(press(doc(p('one<a>two')), 'Shift-Enter')?.doc.toJSON()).toEqual(
      doc(p('one', br(), 'two')).toJSON(),
    )
    expect(press(doc(headline('one<a>two')), 'Shift-Enter')).toBeNull()
  })

  it('Tab makes a list item deeper, and is left alone elsewhere', () => {
    expect(press(doc(ul(li(p('one')), li(p('<a>two')))), 'Tab')?.doc.toJSON()).toEqual(
      doc(ul(li(p('one'), ul(li(p('two')))))).toJSON(),
    )
    expect(press(doc(p('<a>two')), 'Tab')).toBeNull()
  })
})

describe('rights', () => {
  it('a checker marks and steps, and has no keys that write', () => {
    const { keys } = keysFor({ mayWrite: false, mayMark: true })
    expect(Object.keys(keys).sort()).toEqual(
      ['Escape', 'F8', 'Mod-Enter', 'Mod-y', 'Mod-z', 'Shift-F8', 'Shift-Mod-Enter', 'Shift-Mod-z'].sort(),
    )
  })

  it('a reader steps and opens', () => {
    const { keys } = keysFor({ mayWrite: false, mayMark: false })
    expect(Object.keys(keys).sort()).toEqual(['Escape', 'F8', 'Mod-Enter', 'Shift-F8'])
    expect(press(doc(p('The <a>five<b>')), 'Mod-Enter', { mayWrite: false, mayMark: false })).toBeNull()
  })

  it('Ctrl+Shift+Enter says that there is nothing to check, for who may mark', () => {
    const state = stateOf(doc(p('It <a>rained.')))
    for (const [rights, works] of [
      [{ mayWrite: true, mayMark: true }, true],
      [{ mayWrite: false, mayMark: true }, true],
      [{ mayWrite: false, mayMark: false }, false],
    ] as const) {
      const { keys, passOver } = keysFor(rights)
      expect(keys['Shift-Mod-Enter']?.(state) ?? false).toBe(works)
      expect(passOver).toHaveBeenCalledTimes(works ? 1 : 0)
    }
  })
})
