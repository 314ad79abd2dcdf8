import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { claim, claimId, doc, headline, p, standfirst, strong } from '@/lib/domain/testing/manuscript'
import type { LostChange } from './lost-changes'
import { putBack } from './put-back'
import { openEditor } from './testing/editor'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.advanceTimersByTime(20)
  vi.useRealTimers()
})

const DRAFT = doc(
  headline('Gate'),
  standfirst('It failed.'),
  p('One gate.'),
  p('Two gates and a ', strong('door'), '.'),
  p(claim('k', 'Three'), ' locks.'),
)
const lost = (parts: Partial<LostChange>): LostChange => ({ kind: 'typed', text: '', where: '', ...parts })

describe('putting a lost change back', () => {
  it('puts text at the cursor', () => {
    const { handle } = openEditor(DRAFT)
    expect(putBack(handle, lost({ text: 'New. ' }))).toBe(true)
    expect(handle.text()).toContain('New. ')
  })

  it('deletes words again, in the block it was in', () => {
    const { handle } = openEditor(DRAFT)
    expect(putBack(handle, lost({ kind: 'deleted', text: ' gate', where: 'Two gates' }))).toBe(true)
    expect(handle.text().split('\n').slice(2, 4)).toEqual(['One gate.', 'Twos and a door.'])
  })

  it('marks a claim on its words, and takes one off', () => {
    const { handle } = openEditor(DRAFT)
    const mark = (name: string) => ({ type: 'claim', attrs: { id: claimId(name) } })
    expect(putBack(handle, lost({ kind: 'marked', text: 'One', mark: mark('new'), on: true }))).toBe(true)
    expect(putBack(handle, lost({ kind: 'unmarked', text: 'Three', mark: mark('k'), on: false }))).toBe(true)
    expect(handle.getSnapshot().order).toEqual([claimId('new')])
  })

  it('formats words and takes formatting off', () => {
    const { handle } = openEditor(DRAFT)
    const bold = { type: 'strong', attrs: {} }
    expect(putBack(handle, lost({ kind: 'formatted', text: 'One', mark: bold, on: true }))).toBe(true)
    expect(putBack(handle, lost({ kind: 'formatted', text: 'door', mark: bold, on: false }))).toBe(true)
    const bolds: string[] = []
    handle.view.state.doc.descendants(node => {
      if (node.marks.some(mark => mark.type.name === 'strong')) bolds.push(node.text ?? '')
    })
    expect(bolds).toEqual(['One'])
  })

  it('says that the words are gone', () => {
    const { handle } = openEditor(DRAFT)
    expect(putBack(handle, lost({ kind: 'deleted', text: 'Nowhere' }))).toBe(false)
    expect(putBack(handle, lost({ kind: 'arranged', where: 'One' }))).toBe(false)
  })

  it('does not let somebody type who may only mark', () => {
    const { handle } = openEditor(DRAFT, { mayWrite: false })
    expect(putBack(handle, lost({ text: 'New.' }))).toBe(false)
    expect(putBack(handle, lost({ kind: 'deleted', text: 'One' }))).toBe(false)
  })
})
