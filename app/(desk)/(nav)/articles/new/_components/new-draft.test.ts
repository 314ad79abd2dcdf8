import { describe, expect, it } from 'vitest'
import { BLANK, carriesFormatting, draftBody, isBlank, withPaste, withText } from './new-draft'

describe('a pasted draft', () => {
  const pasted = withPaste(BLANK, 'One two', '<p>One <b>two</b></p>')

  it('is sent with its formatting', () => {
    expect(draftBody(pasted)).toEqual({ html: '<p>One <b>two</b></p>' })
  })

  it('is sent as plain text when asked', () => {
    expect(draftBody({ ...pasted, format: 'text' })).toEqual({ text: 'One two' })
  })

  it('loses the formatting, and nothing else, once the words are changed', () => {
    const changed = withText(pasted, 'One two three')
    expect(draftBody(changed)).toEqual({ text: 'One two three' })
    expect(changed.pasted).toBeNull()
  })

  it('keeps it when the words come to be the same', () => {
    expect(withText(pasted, 'One two')).toEqual(pasted)
  })
})

describe('draftBody', () => {
  it('sends nothing for a blank draft: an empty article', () => {
    expect(draftBody({ ...BLANK, text: ' \n' })).toEqual({})
  })

  it('sends Markdown as Markdown', () => {
    expect(draftBody({ ...BLANK, text: '# A', format: 'markdown' })).toEqual({ markdown: '# A' })
  })
})

describe('carriesFormatting', () => {
  it('tells formatted text from wrapped plain text', () => {
    expect(carriesFormatting('<meta charset="utf-8"><p>He said <em>no</em></p>')).toBe(true)
    expect(carriesFormatting('<p style="font-weight: 700">x</p>')).toBe(true)
    expect(carriesFormatting('<html><body><span style="color: red">x</span><br></body></html>')).toBe(false)
    expect(carriesFormatting('<img src=x>')).toBe(false)
  })
})

describe('isBlank', () => {
  it('counts any field', () => {
    expect(isBlank(BLANK)).toBe(true)
    expect(isBlank({ ...BLANK, byline: 'Tom' })).toBe(false)
  })
})
