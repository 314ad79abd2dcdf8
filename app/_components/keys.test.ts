import { describe, expect, it } from 'vitest'
import { isSingleKey, type KeyStroke, keyLabel, matchKey } from './keys'

const stroke = (key: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('matchKey', () => {
  it('takes Mod for Ctrl, and for ⌘ on Apple machines', () => {
    expect(matchKey(stroke('k', { ctrlKey: true }), 'Mod+k', false)).toBe(true)
    expect(matchKey(stroke('k', { metaKey: true }), 'Mod+k', false)).toBe(false)
    expect(matchKey(stroke('k', { metaKey: true }), 'Mod+k', true)).toBe(true)
    expect(matchKey(stroke('k', { ctrlKey: true }), 'Mod+k', true)).toBe(false)
  })

  it('leaves chords of the browser alone: a letter with Ctrl is not the letter', () => {
    expect(matchKey(stroke('r'), 'r', false)).toBe(true)
    expect(matchKey(stroke('r', { ctrlKey: true }), 'r', false)).toBe(false)
    expect(matchKey(stroke('r', { metaKey: true }), 'r', true)).toBe(false)
    expect(matchKey(stroke('r', { altKey: true }), 'r', false)).toBe(false)
  })

  it('tells shifted letters and function keys from plain ones', () => {
    expect(matchKey(stroke('J', { shiftKey: true }), 'Shift+j', false)).toBe(true)
    expect(matchKey(stroke('J', { shiftKey: true }), 'j', false)).toBe(false)
    expect(matchKey(stroke('F8', { shiftKey: true }), 'F8', false)).toBe(false)
    expect(matchKey(stroke('F8', { shiftKey: true }), 'Shift+F8', false)).toBe(true)
  })

  it('goes by the character where layouts differ in Shift, and ignores Caps Lock', () => {
    expect(matchKey(stroke('?', { shiftKey: true }), '?', false)).toBe(true)
    expect(matchKey(stroke('?'), '?', false)).toBe(true)
    expect(matchKey(stroke('1', { shiftKey: true }), '1', false)).toBe(true)
    expect(matchKey(stroke('A'), 'a', false)).toBe(true)
  })

  it('is silent while an input method composes', () => {
    expect(matchKey(stroke('a', { isComposing: true }), 'a', false)).toBe(false)
    expect(matchKey(stroke('Enter', { keyCode: 229 }), 'Enter', false)).toBe(false)
  })
})

describe('keyLabel', () => {
  it.each([
    ['Mod+Enter', false, 'Ctrl ↵'],
    ['Mod+k', true, '⌘ K'],
    ['Shift+F8', false, '⇧ F8'],
    ['a', false, 'A'],
  ] as const)('of %s, Apple %s, is %s', (combo, apple, label) => {
    expect(keyLabel(combo, apple)).toBe(label)
  })
})

describe('isSingleKey', () => {
  it('holds for characters, with or without Shift, and for nothing else', () => {
    expect(['a', '1', '?', 'Shift+j'].map(isSingleKey)).toEqual([true, true, true, true])
    expect(['F8', 'Escape', 'Mod+k', 'Mod+Enter', 'Enter'].map(isSingleKey)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })
})
