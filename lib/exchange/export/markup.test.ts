import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { escapeHtml, joinMarkup, markup } from './markup'

describe('markup', () => {
  it('escapes whatever is put in, and takes markup as it stands', () => {
    const bold = markup`<b>${'a & <i>'}</b>`
    expect(markup`<p title="${`"'>`}">${bold} ${3} ${[bold, bold]}</p>`.html).toBe(
      '<p title="&quot;&#39;&gt;"><b>a &amp; &lt;i&gt;</b> 3 <b>a &amp; &lt;i&gt;</b><b>a &amp; &lt;i&gt;</b></p>',
    )
    expect(joinMarkup([bold, bold], ' < ').html).toContain('</b> &lt; <b>')
  })

  it('reads back as the same text, as content and as an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        fc.pre(!/[\r\0]/.test(text))
        const { childNodes } = parseFragment(markup`<p title="${text}">x${text}</p>`.html)
        const [paragraph] = childNodes
        if (!paragraph || !('attrs' in paragraph)) throw new Error('The paragraph is gone.')
        expect(paragraph.attrs).toEqual([{ name: 'title', value: text }])
        expect(paragraph.childNodes).toEqual([
          expect.objectContaining({ nodeName: '#text', value: `x${text}` }),
        ])
      }),
    )
  })

  it('leaves no mark that HTML reads', () => {
    expect(escapeHtml('<a href="x" b=\'y\'>&amp;')).toBe(
      '&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;',
    )
  })
})
