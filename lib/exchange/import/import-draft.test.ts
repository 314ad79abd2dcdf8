import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_DOC_SIZE } from '@/lib/domain/authority'
import { plainText } from '@/lib/domain/manuscript-text'
import { imported, manuscript } from '../testing/imported'
import { formatOf, IMPORT_FORMATS, importDraft, importFile } from './import-draft'

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('importDraft', () => {
  it.each([
    ['story.md', '# a', 'markdown'],
    ['story.MARKDOWN', '# a', 'markdown'],
    ['story.htm', '<p>a', 'html'],
    ['story.txt', '<!doctype html><p>a', 'text'],
    ['story', '  <!DOCTYPE html><p>a', 'html'],
    ['story.xyz', '<html lang=en>', 'html'],
    ['story', '<htmlish', 'text'],
    [undefined, '# a', 'text'],
  ])('tells the format of %s that begins %j', (name, text, format) => {
    expect(formatOf(text, name)).toBe(format)
  })

  it('takes the format that is asked for, whatever the name says', () => {
    const draft = imported(importDraft({ text: '<b>a</b>', format: 'html', fileName: 'a.txt' }))
    expect(manuscript(draft).body).toEqual(['p: *a*'])
  })

  it('refuses a text that is longer than a draft can be', () => {
    const result = importDraft({ text: `${'a'.repeat(99)}.\n`.repeat(MAX_DOC_SIZE / 100), format: 'text' })
    expect(result).toMatchObject({ ok: false, error: { code: 'too_large' } })
  })

  it.each(IMPORT_FORMATS)('makes a valid draft of anything, as %s', format => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<',
        '</',
        '>',
        '<b>',
        '<li>',
        '<ul>',
        '</p>',
        '<table><td>',
        '<svg>',
        '<style>',
        '<!--',
        '&#',
      ),
      fc.constantFrom(
        '\n',
        '\n\n',
        '# ',
        '> ',
        '- ',
        '1. ',
        '*',
        '**',
        '`',
        '```\n',
        '[a]',
        '](',
        '---\n',
        '\t',
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const { doc } = imported(importDraft({ text: pieces.join(''), format }))
        doc.check()
        expect(plainText(doc)).not.toMatch(/[\0\r\v\f]/)
      }),
    )
  })
})

describe('importFile', () => {
  it('reads a file by its name', () => {
    const draft = imported(importFile({ bytes: utf8('# Head\n\nText'), fileName: 'a.md' }))
    expect(manuscript(draft)).toEqual({ headline: 'Head', standfirst: '', body: ['p: Text'] })
  })

  it('refuses a file that holds no word, and one that is no text', () => {
    expect(importFile({ bytes: utf8(' \n\t\n'), fileName: 'a.txt' })).toMatchObject({
      error: { code: 'empty' },
    })
    expect(importFile({ bytes: Uint8Array.of(0xff, 0xd8, 0xff), fileName: 'a.txt' })).toMatchObject({
      error: { code: 'not_text', message: expect.stringContaining('“a.txt” is a picture by another name') },
    })
  })
})
