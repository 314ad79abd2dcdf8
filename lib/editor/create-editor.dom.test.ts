import { TextSelection } from 'prosemirror-state'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { claim, claimId, doc, headline, p, standfirst } from '@/lib/domain/testing/manuscript'
import { createClaimStore } from './claim-store'
import { createEditor } from './create-editor'
import { placedClaim } from './testing/claim'
import { articleWith, openEditor } from './testing/editor'
import { applyWording, cutClaim } from './wording-commands'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  // What waits for a frame must not wait for one that the next test's clock will never draw.
  vi.advanceTimersByTime(20)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const DRAFT = doc(
  headline('Gate ', claim('h', 'failed')),
  standfirst('The council knew.'),
  p('The ', claim('a', 'five missiles'), ' fell on ', claim('b', 'Friday'), '.'),
)
const AT = { word: DRAFT.content.size - 4, end: DRAFT.content.size - 1 }

const key = (name: string, init: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init })

describe('the editor', () => {
  it('is a text box that says what it is', () => {
    const { dom } = openEditor(DRAFT).handle.view
    expect(
      Object.fromEntries(
        ['role', 'aria-multiline', 'aria-label', 'spellcheck', 'contenteditable'].map(name => [
          name,
          dom.getAttribute(name),
        ]),
      ),
    ).toEqual({
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': 'Draft',
      spellcheck: 'true',
      contenteditable: 'true',
    })
    expect(dom.classList.contains('draft')).toBe(true)
  })

  it('says where a headline and a standfirst belong', () => {
    const { dom } = openEditor(doc(p('One'))).handle.view
    expect([...dom.children].map(child => child.getAttribute('data-placeholder'))).toEqual([
      'Headline',
      'Standfirst',
      null,
    ])
  })

  it.each([
    ['not a draft', { type: 'doc', content: [{ type: 'script' }] }],
    ['a draft that breaks the rules', { type: 'doc', content: [{ type: 'paragraph' }] }],
    ['nothing', null],
  ])('shows nothing for %s', (_, broken) => {
    const mount = document.createElement('div')
    const open = () =>
      createEditor({
        mount,
        article: { ...articleWith(DRAFT), doc: broken },
        claims: createClaimStore(),
        mayWrite: true,
        mayMark: true,
        onOpenCard: vi.fn(),
        onPasteUrl: vi.fn(),
        onLayout: vi.fn(),
      })
    expect(open).toThrow()
    expect(mount.childNodes).toHaveLength(0)
  })

  it('does not open a draft of a newer schema', () => {
    const article = { ...articleWith(DRAFT), schemaVersion: 999 }
    expect(() => openEditor(DRAFT, { article })).toThrow(/newer/)
  })
})

describe('what React reads', () => {
  it('is the same object while nothing in it changes', () => {
    const { handle } = openEditor(DRAFT)
    const heard = vi.fn()
    handle.view.dispatch(handle.view.state.tr.insertText('x', AT.word))
    vi.runOnlyPendingTimers()
    const before = handle.getSnapshot()
    handle.subscribe(heard)
    handle.view.dispatch(handle.view.state.tr.insertText('y', AT.word + 1))
    handle.view.dispatch(handle.view.state.tr.insertText('z', AT.word + 2))
    expect(handle.getSnapshot()).toBe(before)
    expect(heard).not.toHaveBeenCalled()
  })

  it('has the order of claims, those just marked among them', () => {
    const { handle } = openEditor(DRAFT)
    expect(handle.getSnapshot().order).toEqual(['h', 'a', 'b'].map(claimId))
    const id = handle.markRange(8 + 4, 8 + 4 + 7)
    expect(handle.getSnapshot().order).toEqual([claimId('h'), id, claimId('a'), claimId('b')])
    expect(handle.getSnapshot().chosen).toBe(id)
  })

  it('tells of headline, selection and undo', () => {
    const { handle } = openEditor(DRAFT)
    const { view } = handle
    view.dispatch(view.state.tr.insertText('!', 12))
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 2, 5)))
    expect(handle.getSnapshot()).toMatchObject({
      headline: 'Gate failed!',
      hasSelection: true,
      canUndo: true,
      canRedo: false,
    })
    handle.undo()
    expect(handle.getSnapshot()).toMatchObject({ headline: 'Gate failed', canUndo: false, canRedo: true })
    handle.redo()
    expect(handle.getSnapshot().headline).toBe('Gate failed!')
  })

  it('counts words once typing pauses', () => {
    const { handle } = openEditor(DRAFT)
    const before = handle.getSnapshot().wordCount
    handle.view.dispatch(handle.view.state.tr.insertText(' two more', AT.end))
    expect(handle.getSnapshot().wordCount).toBe(before)
    vi.advanceTimersByTime(600)
    expect(handle.getSnapshot().wordCount).toBe(before + 2)
  })
})

describe('anchors', () => {
  it('are worked out once for each draft', () => {
    const { handle } = openEditor(DRAFT)
    const first = handle.anchors()
    expect(first.map(({ quote }) => quote)).toEqual(['failed', 'five missiles', 'Friday'])
    handle.choose(claimId('a'))
    expect(handle.anchors()).toBe(first)
    handle.view.dispatch(handle.view.state.tr.insertText('x', AT.end))
    expect(handle.anchors()).not.toBe(first)
  })
})

describe('layout', () => {
  it('is announced once a frame when the text changed, and not when a claim is chosen', () => {
    const onLayout = vi.fn()
    const { handle } = openEditor(DRAFT, { onLayout })
    vi.runOnlyPendingTimers()
    onLayout.mockClear()
    handle.choose(claimId('a'))
    vi.advanceTimersByTime(100)
    expect(onLayout).not.toHaveBeenCalled()
    handle.view.dispatch(handle.view.state.tr.insertText('x', AT.end))
    handle.view.dispatch(handle.view.state.tr.insertText('y', AT.end))
    expect(onLayout).not.toHaveBeenCalled()
    vi.advanceTimersByTime(100)
    expect(onLayout).toHaveBeenCalledOnce()
  })
})

describe('commands', () => {
  it('apply a proposed wording as one step, which typing on does not lengthen', () => {
    const { handle } = openEditor(DRAFT)
    expect(handle.alone(applyWording(claimId('a'), 'three missiles'))).toBe(true)
    handle.view.dispatch(handle.view.state.tr.insertText('x', 42))
    expect(handle.text()).toContain('three')
    handle.undo()
    expect(handle.text()).toContain('The three missiles fell')
    handle.undo()
    expect(handle.text()).toContain('The five missiles fell')
  })

  it('cut and bring back', () => {
    const { handle } = openEditor(DRAFT)
    expect(handle.alone(cutClaim(claimId('b')))).toBe(true)
    expect(handle.text()).toContain('five missiles fell on.')
    expect(handle.getSnapshot().order).not.toContain(claimId('b'))
    handle.undo()
    expect(handle.getSnapshot().order).toContain(claimId('b'))
  })

  it('step through the claims', () => {
    const { handle } = openEditor(DRAFT)
    expect([handle.step(1), handle.step(1), handle.step(-1)]).toEqual(['h', 'a', 'h'].map(claimId))
  })

  it('find, and say how often', () => {
    const { handle } = openEditor(DRAFT)
    expect(handle.find('zebra', 0)).toBe(0)
    expect(handle.find('f', 1)).toBe(4)
    expect(handle.view.dom.querySelectorAll('.found')).toHaveLength(4)
    expect(handle.view.dom.querySelectorAll('.found.now')).toHaveLength(1)
    expect(handle.find('', 0)).toBe(0)
    expect(handle.view.dom.querySelectorAll('.found')).toHaveLength(0)
  })
})

describe('keys on the page', () => {
  it('F8 goes to the next claim, Ctrl+Enter opens it, Escape lets it go', () => {
    const onOpenCard = vi.fn()
    const { handle } = openEditor(DRAFT, { onOpenCard })
    handle.view.dom.dispatchEvent(key('F8'))
    expect(handle.getSnapshot().chosen).toBe(claimId('h'))
    handle.view.dom.dispatchEvent(key('Enter', { ctrlKey: true }))
    expect(onOpenCard).toHaveBeenCalledExactlyOnceWith(claimId('h'))
    handle.view.dom.dispatchEvent(key('Escape'))
    expect(handle.getSnapshot().chosen).toBeNull()
  })

  it('a reader steps and opens too', () => {
    const onOpenCard = vi.fn()
    const { handle } = openEditor(DRAFT, { onOpenCard, mayWrite: false, mayMark: false })
    const press = key('F8')
    handle.view.dom.dispatchEvent(press)
    expect(press.defaultPrevented).toBe(true)
    expect(handle.getSnapshot().chosen).toBe(claimId('h'))
    handle.view.dom.dispatchEvent(key('Enter', { ctrlKey: true }))
    expect(onOpenCard).toHaveBeenCalledOnce()
  })
})

describe('rights', () => {
  it('a checker has a caret, marks, and cannot write', () => {
    const { handle } = openEditor(DRAFT, { mayWrite: false })
    const { view } = handle
    expect(view.dom.getAttribute('contenteditable')).toBe('true')
    expect(view.dom.getAttribute('aria-readonly')).toBe('true')
    const input = new InputEvent('beforeinput', { bubbles: true, cancelable: true })
    view.dom.dispatchEvent(input)
    expect(input.defaultPrevented).toBe(true)
    expect(handle.alone(applyWording(claimId('a'), 'six'))).toBe(false)
    expect(handle.alone(cutClaim(claimId('a')))).toBe(false)
    view.dispatch(view.state.tr.insertText('x', 5))
    expect(view.state.doc.eq(DRAFT)).toBe(true)
    expect(handle.markRange(12, 19)).not.toBeNull()
    handle.undo()
    expect(view.state.doc.eq(DRAFT)).toBe(true)
  })

  it('a reader cannot mark', () => {
    const { handle } = openEditor(DRAFT, { mayWrite: false, mayMark: false })
    expect(handle.view.dom.getAttribute('contenteditable')).toBe('false')
    expect(handle.view.dom.getAttribute('tabindex')).toBe('0')
    expect(handle.markRange(12, 19)).toBeNull()
    expect(handle.relink(claimId('gone'))).toBe(false)
    handle.unmark(claimId('a'))
    expect(handle.view.state.doc.eq(DRAFT)).toBe(true)
  })
})

describe('saving', () => {
  const answering = (answer: (url: string, init?: RequestInit) => unknown) =>
    vi.fn(async (url: string, init?: RequestInit) => Response.json(answer(url, init)))
  const committed = { version: 1, claims: [placedClaim('new', { id: 'from-the-server' })], event: 1 }

  it('sends what was typed, says so, and takes the claims that come back', async () => {
    const { handle, claims } = openEditor(DRAFT)
    const fetch = answering(() => committed)
    vi.stubGlobal('fetch', fetch)
    handle.view.dispatch(handle.view.state.tr.insertText('x', AT.end))
    await vi.advanceTimersByTimeAsync(50)
    expect(handle.getSnapshot().save.kind).toBe('saving')
    await vi.advanceTimersByTimeAsync(300)
    expect(fetch).toHaveBeenCalledOnce()
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/articles/article-1/commits')
    expect(handle.getSnapshot()).toMatchObject({ save: { kind: 'saved' }, version: 1 })
    expect(claims.get('from-the-server')).toBeDefined()
  })

  it('warns before unsaved text is closed, and only then', () => {
    const { handle } = openEditor(DRAFT)
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true })
      window.dispatchEvent(event)
      return event.defaultPrevented
    }
    expect(leave()).toBe(false)
    handle.view.dispatch(handle.view.state.tr.insertText('x', AT.end))
    expect(leave()).toBe(true)
    handle.destroy()
    expect(leave()).toBe(false)
  })

  it('saves on leaving the page, in a request that outlives it', () => {
    const { handle } = openEditor(DRAFT)
    const fetch = answering(() => committed)
    vi.stubGlobal('fetch', fetch)
    handle.view.dispatch(handle.view.state.tr.insertText('x', AT.end))
    window.dispatchEvent(new Event('pagehide'))
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ method: 'POST', keepalive: true })
  })

  it('saves when it is taken off the page, and asks nothing afterwards', async () => {
    const { handle } = openEditor(DRAFT)
    const fetch = answering(() => committed)
    vi.stubGlobal('fetch', fetch)
    handle.view.dispatch(handle.view.state.tr.insertText('x', AT.end))
    handle.destroy()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(fetch).toHaveBeenCalledOnce()
  })

  it("takes in others' text and claims, and hands on the article", async () => {
    const onArticle = vi.fn()
    const { handle, claims } = openEditor(DRAFT, { onArticle })
    const { article } = articleWith(DRAFT)
    const step = handle.view.state.tr.insertText(' Really.', AT.end).steps[0]?.toJSON()
    const fetch = answering(() => ({
      version: 1,
      steps: [{ step, clientId: 'other' }],
      claims: [placedClaim('a', { status: 'verified', review: 'pending' })],
      event: 5,
      article,
    }))
    vi.stubGlobal('fetch', fetch)
    handle.refresh()
    await vi.advanceTimersByTimeAsync(0)
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/articles/article-1/changes?version=0&event=0')
    expect(handle.text()).toContain('Friday. Really.')
    expect(claims.get(claimId('a'))?.status).toBe('verified')
    expect(handle.getSnapshot()).toMatchObject({ version: 1, canUndo: false, save: { kind: 'saved' } })
    expect(onArticle).toHaveBeenCalledExactlyOnceWith(article)
  })

  it('keeps what was typed while the session has ended, and saves it after signing in', async () => {
    const { handle } = openEditor(DRAFT)
    const refusing = vi.fn(async () =>
      Response.json({ error: { code: 'unauthenticated', message: 'Sign in.' } }, { status: 401 }),
    )
    vi.stubGlobal('fetch', refusing)
    handle.view.dispatch(handle.view.state.tr.insertText('x', AT.end))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(handle.getSnapshot().save).toMatchObject({ kind: 'failed', pending: 1, retryAt: null })
    expect(handle.text()).toContain('Friday.x')
    vi.stubGlobal(
      'fetch',
      answering(() => committed),
    )
    handle.saveNow()
    await vi.advanceTimersByTimeAsync(0)
    expect(handle.getSnapshot().save.kind).toBe('saved')
  })
})
