import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Presence } from '@/lib/contracts/stream'
import { doc, headline, p } from '@/lib/domain/testing/manuscript'
import { NAMED_FOR } from './other-carets'
import { createOthers, type Others } from './presence'
import { showOthers } from './show-others'
import { openEditor } from './testing/editor'

const DRAFT = doc(headline('Gate'), p('Five <a>missiles<b> fell.'))
const look = { classOf: (id: string) => `of-${id}`, initials: (name: string) => name.slice(0, 1) }
const mara: Presence = {
  clientId: 'mara-1',
  person: { id: 'mara', name: 'Mara Bly' },
  version: 0,
  anchor: DRAFT.tag('a'),
  head: DRAFT.tag('a'),
  claimId: null,
  working: false,
  at: '2024-03-04T09:00:00.000Z',
}
const tom: Presence = { ...mara, clientId: 'tom-1', person: { id: 'tom', name: 'Tom Wicks' } }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.advanceTimersByTime(NAMED_FOR)
  vi.useRealTimers()
})

/* Letters are 10 px wide, and a line is 20 px high. */
function shown() {
  const { handle } = openEditor(DRAFT)
  const { view } = handle
  vi.spyOn(view, 'coordsAtPos').mockImplementation(pos => ({
    left: pos * 10,
    right: pos * 10,
    top: 40,
    bottom: 60,
  }))
  const others: Others = createOthers('ann-1')
  const stop = showOthers(view, others, { ownId: 'ann', look })
  return {
    view,
    stop,
    tell(...people: Presence[]) {
      others.take(people)
      vi.advanceTimersByTime(20)
    },
    forget: others.forget,
    carets: () => [...document.querySelectorAll<HTMLElement>('.other-carets .other-caret')],
  }
}

describe("another's caret", () => {
  it('stands at its place in the colour of its person, with initials and the name', () => {
    const { tell, carets } = shown()
    tell(mara)
    const [caret] = carets()
    expect(caret?.classList).toContain('of-mara')
    expect(caret?.style.transform).toBe(`translate(${DRAFT.tag('a') * 10}px, 40px)`)
    expect(caret?.style.height).toBe('20px')
    expect([...(caret?.children ?? [])].map(flag => flag.textContent)).toEqual(['M', 'Mara Bly'])
  })

  it('is named for a moment when it appears and when it moved, not when the text moved it', () => {
    const { tell, carets, view } = shown()
    tell(mara)
    const isNamed = () => carets()[0]?.classList.contains('named')
    expect(isNamed()).toBe(true)
    vi.advanceTimersByTime(NAMED_FOR)
    expect(isNamed()).toBe(false)
    view.dispatch(view.state.tr.insertText('Yes. ', 7))
    vi.advanceTimersByTime(20)
    expect(carets()[0]?.style.transform).toBe(`translate(${(DRAFT.tag('a') + 5) * 10}px, 40px)`)
    expect(isNamed()).toBe(false)
    tell({ ...mara, anchor: DRAFT.tag('b'), head: DRAFT.tag('b') })
    expect(isNamed()).toBe(true)
  })

  it('makes room for a second one at the same place', () => {
    const { tell, carets } = shown()
    tell(mara, tom)
    expect(carets().map(caret => caret.style.getPropertyValue('--nth'))).toEqual(['0', '1'])
  })

  it('is not drawn for oneself in another window', () => {
    const { tell, carets } = shown()
    tell({ ...mara, clientId: 'ann-2', person: { id: 'ann', name: 'Ann' } }, tom)
    expect(carets().map(caret => caret.className)).toEqual(['other-caret of-tom named'])
  })

  it('goes when its person does, and when the server is no longer heard', () => {
    const { tell, carets, forget } = shown()
    tell(mara, tom)
    tell(tom)
    expect(carets()).toHaveLength(1)
    forget()
    expect(carets()).toHaveLength(0)
  })

  it('is not in the text: not for who writes there, and not for who has it read out', () => {
    const { tell, view, carets } = shown()
    const before = view.dom.innerHTML
    tell(mara)
    expect(view.dom.innerHTML).toBe(before)
    expect(carets()[0]?.closest('[aria-hidden="true"]')).not.toBeNull()
    expect(view.dom.contains(carets()[0] ?? null)).toBe(false)
  })

  it('tells whose it is when the pointer comes near', () => {
    const { tell, carets, view } = shown()
    tell(mara)
    const point = (clientX: number) =>
      view.dom.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY: 50, bubbles: true }))
    point(DRAFT.tag('a') * 10 + 4)
    expect(carets()[0]?.classList).toContain('near')
    point(DRAFT.tag('a') * 10 + 40)
    expect(carets()[0]?.classList).not.toContain('near')
  })

  it('does not put back one’s own caret, which the browser has moved and not told of yet', () => {
    const { tell, view } = shown()
    const own = view.state.selection.head
    vi.spyOn(view, 'hasFocus').mockReturnValue(true)
    const words = view.dom.querySelector('p:last-child')?.firstChild
    if (!words) throw new Error('There are no words.')
    const notYet = (event: Event) => event.stopImmediatePropagation()
    window.addEventListener('selectionchange', notYet, { capture: true })
    onTestFinished(() => window.removeEventListener('selectionchange', notYet, { capture: true }))
    document.getSelection()?.collapse(words, 3)
    expect(view.state.selection.head).toBe(own)
    const drawn = () => view.dom.querySelectorAll('.other-selection').length
    tell({ ...mara, head: DRAFT.tag('b') })
    expect(drawn()).toBe(0)
    vi.advanceTimersByTime(30)
    expect(drawn()).toBe(1)
  })

  it('leaves nothing behind when it is no longer to be shown', () => {
    const { tell, stop, view } = shown()
    tell({ ...mara, head: DRAFT.tag('b') })
    expect(view.dom.querySelector('.other-selection.of-mara')?.textContent).toBe('missiles')
    stop()
    expect(document.querySelector('.other-carets, .other-selection')).toBeNull()
  })
})
