import { afterEach, describe, expect, it, vi } from 'vitest'
import { claim, claimId, doc, headline, p } from '@/lib/domain/testing/manuscript'
import { openEditor } from './testing/editor'

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the editor', () => {
  it('draws claims with their class, lane and note', () => {
    const { handle } = openEditor(doc(headline('Gate'), p('The ', claim('a', 'five missiles'), ' fell')))
    const [element] = handle.elements(claimId('a'))
    expect(element?.textContent).toBe('five missiles')
    expect(element?.className).toBe('c st-unchecked first last')
    expect(element?.getAttribute('aria-details')).toBe(`note-${claimId('a')}`)
    expect(element?.dataset.lane).toBe('0')
  })
})
