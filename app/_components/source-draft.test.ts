import { describe, expect, it } from 'vitest'
import { bodyOf, draftProblems, newDraft } from './source-draft'

describe('newDraft', () => {
  it('begins a web page from an address', () => {
    expect(newDraft(' https://example.org/a ')).toMatchObject({
      kind: 'web_page',
      url: 'https://example.org/a',
      title: '',
    })
  })

  it('takes anything else for a title, hostile addresses too', () => {
    expect(newDraft('council minutes')).toMatchObject({ title: 'council minutes', url: '' })
    expect(newDraft('javascript:alert(1)')).toMatchObject({ title: 'javascript:alert(1)', url: '' })
  })
})

describe('draftProblems', () => {
  it('names the title in the words of the kind', () => {
    expect(draftProblems({ ...newDraft(''), kind: 'person' })).toEqual({ title: 'Name is missing.' })
  })

  it('refuses an address that cannot be a link', () => {
    expect(draftProblems({ ...newDraft('x'), url: 'javascript:alert(1)' })).toHaveProperty('url')
    expect(draftProblems({ ...newDraft('x'), url: 'https://example.org' })).toEqual({})
  })
})

describe('bodyOf', () => {
  it('sends only what the kind asks for, trimmed, none blank', () => {
    const draft = {
      ...newDraft(' Ada Byron '),
      kind: 'person' as const,
      fields: { role: ' Engineer ', contact: '  ', publisher: 'left over from another kind' },
    }
    expect(bodyOf(draft)).toEqual({
      kind: 'person',
      title: 'Ada Byron',
      url: null,
      note: '',
      confidential: false,
      fields: { role: 'Engineer' },
    })
  })
})
