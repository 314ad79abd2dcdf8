import { TextSelection } from 'prosemirror-state'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { doc, figure, headline, p, type TaggedDoc } from '@/lib/domain/testing/manuscript'
import { fetchPasteRules } from './paste-plugin'
import { openEditor } from './testing/editor'
import { copied, paste } from './testing/paste'

beforeAll(fetchPasteRules)

/* What the server knows: pictures by the letters their hashes are made of. */
function editorOn(draft: TaggedDoc, known: readonly string[]) {
  const { handle } = openEditor(draft)
  const asked: string[] = []
  let answer = () => {}
  const mayAnswer = new Promise<void>(resolve => {
    answer = resolve
  })
  vi.stubGlobal(
    'fetch',
    vi.fn(async (url: string, init: RequestInit = {}) => {
      if (!String(url).endsWith('/pictures')) return new Promise(() => undefined)
      const { picture } = JSON.parse(String(init.body))
      asked.push(picture)
      await mayAnswer
      if (!known.includes(picture[0]))
        return Response.json(
          { error: { code: 'not_found', message: 'This picture is not here.' } },
          { status: 404 },
        )
      return Response.json({ picture: { hash: picture, width: 400, height: 300 } }, { status: 201 })
    }),
  )
  const { view } = handle
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, draft.tag('a'))))
  return { handle, view, asked, answer }
}

const copyOf = (draft: TaggedDoc) => {
  const { handle } = openEditor(draft)
  const { view } = handle
  view.dispatch(
    view.state.tr.setSelection(TextSelection.create(view.state.doc, draft.tag('a'), draft.tag('b'))),
  )
  return copied(view).html
}
const blocks = (view: ReturnType<typeof editorOn>['view']) =>
  view.state.doc.children.slice(2).map(node => `${node.type.name}: ${node.textContent}`)

describe('a figure that is pasted', () => {
  const from = doc(headline('Port'), p('On<a>e'), figure('a', 'The gate'), p('Tw<b>o'))

  it('within its article is there at once', () => {
    const own = doc(headline('Gate'), p('Here <a>it is'), figure('a', 'The gate'))
    const html = copyOf(from)
    const { view, asked } = editorOn(own, [])
    paste(view, { html })
    expect(blocks(view)).toEqual([
      'paragraph: Here e',
      'figure: The gate',
      'paragraph: Twit is',
      'figure: The gate',
    ])
    expect(asked).toEqual([])
  })

  it('from another article comes along once that is allowed', async () => {
    const html = copyOf(from)
    const { view, asked, answer } = editorOn(doc(headline('Gate'), p('Here <a>it is')), ['1'])
    paste(view, { html })
    await vi.waitFor(() => expect(view.dom.querySelector('.picture-waiting')).not.toBeNull())
    answer()
    await vi.waitFor(() => expect(blocks(view)).toContain('figure: The gate'))
    expect(view.dom.querySelector('.picture-waiting')).toBeNull()
    expect(asked).toHaveLength(1)
  })

  it('that is not to be had leaves its caption, and that is said', async () => {
    const html = copyOf(from)
    const { handle, view, answer } = editorOn(doc(headline('Gate'), p('Here <a>it is')), [])
    answer()
    paste(view, { html })
    await vi.waitFor(() => expect(view.state.doc.textContent).toContain('The gate'))
    expect(blocks(view).join()).not.toContain('figure')
    expect(handle.getSnapshot().notice).toBe('1 picture was left out. This picture is not here')
  })

  it('goes where the caret was, whatever is typed meanwhile', async () => {
    const html = copyOf(from)
    const { view, answer } = editorOn(doc(headline('Gate'), p('Here <a>it is'), p('End')), ['1'])
    paste(view, { html })
    await vi.waitFor(() => expect(view.dom.querySelector('.picture-waiting')).not.toBeNull())
    view.dispatch(view.state.tr.insertText('Typed. ', view.state.doc.content.size - 4))
    view.dispatch(view.state.tr.insertText('Before. ', 9))
    answer()
    await vi.waitFor(() => expect(blocks(view)).toContain('figure: The gate'))
    expect(view.state.doc.textContent).toMatch(/Here e.*The gate.*Tw.*it is/)
  })
})
