import pageConsole from 'node:console'
import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { linkUrl } from '@/lib/domain/link-url'
import { doc, headline, p, standfirst } from '@/lib/domain/testing/manuscript'
import { fetchPasteRules } from './paste-plugin'
import { openEditor } from './testing/editor'
import { paste } from './testing/paste'
import { hasSharedData, sharedFiles, sharedText } from './testing/shared-data'

beforeAll(fetchPasteRules)

const PLACES = {
  body: doc(headline('Gate'), p('<a>')),
  headline: doc(headline('<a>'), p('End')),
  standfirst: doc(headline('Gate'), standfirst('<a>')),
}

const alert = vi.fn()
vi.stubGlobal('alert', alert)
afterEach(() => {
  expect(alert).not.toHaveBeenCalled()
})

/* One editor for each place and test, set back for each paste: hundreds of editors take long. */
const open = new Map<keyof typeof PLACES, EditorView>()
afterEach(() => {
  open.clear()
})

function editorAt(place: keyof typeof PLACES): EditorView {
  const draft = PLACES[place]
  const view = open.get(place) ?? openEditor(draft).handle.view
  open.set(place, view)
  const tr = view.state.tr.replaceWith(0, view.state.doc.content.size, draft.content)
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, draft.tag('a'))))
  return view
}

function pasted(input: { html?: string; text?: string }, place: keyof typeof PLACES = 'body'): Node {
  const view = editorAt(place)
  paste(view, input)
  const after = view.state.doc
  after.check()
  expectHarmless(after, view.dom)
  return after
}

function expectHarmless(draft: Node, dom: HTMLElement): void {
  draft.descendants(node => {
    for (const mark of node.marks) {
      if (mark.type.name === 'link') expect(linkUrl(mark.attrs.href)).toBe(mark.attrs.href)
      expect(mark.type.name).not.toBe('claim')
    }
  })
  expect(
    dom.querySelector(
      'script, style, iframe, object, embed, img:not(.ProseMirror-separator), svg, form, input, link, meta, base',
    ),
  ).toBeNull()
  for (const element of dom.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on/i)
      expect(value).not.toMatch(/^\s*(?:javascript|data|vbscript):/i)
    }
  }
}

const MARKERS = '[style*="mso-list:ignore" i], [style*="mso-list: ignore" i]'
const NO_TEXT =
  'script, style, title, template, iframe, svg, xml, [style*="mso-element:comment-list" i], a.msocomanchor'

/* All letters a reader of the HTML sees, without white space; the bullets that Word writes as text are no text. */
function lettersOf(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const marker of body.querySelectorAll(MARKERS)) {
    if (marker.closest('h1, h2, h3, h4, h5, h6') === null) marker.remove()
  }
  for (const element of body.querySelectorAll(NO_TEXT)) element.remove()
  return squeezed(body.textContent ?? '')
}

const squeezed = (text: string) => text.replace(/[\s\p{Cc}\u200b\ufeff]+/gu, '')
const lettersIn = (draft: Node) => squeezed(draft.textContent)

function expectNothingLost(html: string): void {
  const letters = lettersOf(html)
  expect(lettersIn(pasted({ html, text: 'x' }))).toBe(`Gate${letters}`)
  expect(lettersIn(pasted({ html, text: 'x' }, 'headline'))).toBe(letters === '' ? 'End' : `${letters}End`)
  expect(lettersIn(pasted({ html, text: 'x' }, 'standfirst'))).toBe(`Gate${letters}`)
}

describe.skipIf(!hasSharedData('paste'))('what word processors put on the clipboard', () => {
  it.each(sharedFiles('paste', '.html'))('%s loses no word', name => {
    expectNothingLost(sharedText('paste', name))
  })

  it('strings from other programs lose no word', { timeout: 60_000 }, () => {
    const strings = JSON.parse(sharedText('paste', 'lexical_clipboard_strings_even.json')) as {
      html: string
    }[]
    expect(strings.length).toBeGreaterThan(0)
    for (const { html } of strings) expectNothingLost(html)
  })

  it('Word’s lists become lists', () => {
    const draft = pasted({ html: sharedText('paste', 'plate-word__lists-clean.html'), text: 'x' })
    const lists: string[] = []
    draft.descendants(node => {
      if (node.type.name.endsWith('_list')) lists.push(node.type.name)
    })
    expect(lists.length).toBeGreaterThan(0)
  })
})

describe.skipIf(!hasSharedData('hostile'))('hostile input', () => {
  // The test's browser reports each frame and style sheet that it rightly does not load.
  beforeEach(() => {
    vi.spyOn(pageConsole, 'error').mockImplementation(() => undefined)
  })

  const payloads = (): string[] => [
    ...(JSON.parse(sharedText('hostile', 'dompurify_even.json')) as { payload: string }[]).map(
      one => one.payload,
    ),
    ...(JSON.parse(sharedText('hostile', 'owasp_xss_even.json')) as { payload: string }[]).map(
      one => one.payload,
    ),
    ...sharedText('hostile', 'patt_rsnake.txt').split('\n'),
  ]
  const strings = (): string[] => [
    ...(JSON.parse(sharedText('hostile', 'blns_even.json')) as string[]),
    ...sharedText('hostile', 'csv_injection_payloadbox.txt').split('\n'),
    ...payloads(),
  ]

  it('pasted as HTML runs nothing, in any part of the draft', { timeout: 60_000 }, () => {
    expect(payloads().length).toBeGreaterThan(100)
    for (const html of payloads()) {
      for (const place of ['body', 'headline', 'standfirst'] as const) pasted({ html, text: html }, place)
    }
  })

  it('pasted as text is text, letter for letter', { timeout: 60_000 }, () => {
    for (const text of strings()) {
      if (text.trim() === '') continue
      const draft = pasted({ text })
      const lines: string[] = []
      draft.forEach((block, _, i) => {
        if (i >= 2) lines.push(block.textContent)
      })
      const expected = text
        .split(/\r\n?|[\n\v\f\u2028\u2029]/)
        .map(line => line.replace(/[^\P{Cc}\t\u007f-\u009f]/gu, ''))
      expect(lines).toEqual(expected.length === 1 ? expected : expected.filter(line => line.trim() !== ''))
    }
  })
})
