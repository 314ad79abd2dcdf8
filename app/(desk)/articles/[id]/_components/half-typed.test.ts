import { describe, expect, it, vi } from 'vitest'
import { createHalfTypedForms } from './half-typed'

describe('half-typed forms', () => {
  it('are kept by where they belong until they are blank', () => {
    const forms = createHalfTypedForms()
    forms.put('a/comment', 'Who counted')
    forms.put('b/note', 'The log')
    forms.put('a/comment', ' ')
    expect(forms.get()).toEqual({ 'b/note': 'The log' })
  })

  it('take in what another window left, but not over what stands here', () => {
    const forms = createHalfTypedForms()
    forms.put('a/comment', 'mine')
    forms.add({ 'a/comment': 'left', 'b/note': 'left too' })
    expect(forms.get()).toEqual({ 'a/comment': 'mine', 'b/note': 'left too' })
  })

  it('tell of changes only', () => {
    const forms = createHalfTypedForms()
    const heard = vi.fn()
    const stop = forms.subscribe(heard)
    forms.put('a/note', 'x')
    forms.put('a/note', 'x')
    forms.add({})
    expect(heard).toHaveBeenCalledTimes(1)
    stop()
    forms.put('a/note', '')
    expect(heard).toHaveBeenCalledTimes(1)
  })
})
