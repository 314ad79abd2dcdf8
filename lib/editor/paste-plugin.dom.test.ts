import { TextSelection } from 'prosemirror-state'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import {
  br,
  claim,
  claimId,
  doc,
  em,
  h,
  headline,
  li,
  link,
  p,
  standfirst,
  strong,
  ul,
} from '@/lib/domain/testing/manuscript'
import { fetchPasteRules } from './paste-plugin'
import { placedClaim } from './testing/claim'
import { openEditor } from './testing/editor'
import { copied, paste } from './testing/paste'
import { selectionIn } from './testing/state'

beforeAll(fetchPasteRules)

type Draft = ReturnType<typeof doc>
type Options = Parameters<typeof openEditor>[1]

/* An editor over a draft with its selection from <a> to <b>. */
function at(draft: Draft, options?: Options) {
  const open = openEditor(draft, options)
  const { anchor, head } = selectionIn(draft)
  select(open.handle.view, anchor, head)
  return { ...open, view: open.handle.view }
}

function select(view: ReturnType<typeof at>['view'], anchor: number, head = anchor): void {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, anchor, head)))
}

function becomes(view: ReturnType<typeof at>['view'], expected: Draft): void {
  expect(view.state.doc.toString()).toBe(expected.toString())
  expect(view.state.doc.toJSON()).toEqual(expected.toJSON())
  view.state.doc.check()
}

describe('pasting text', () => {
  it.each([
    ['into a paragraph', doc(p('One <a>three')), 'two ', doc(p('One two three'))],
    ['several lines', doc(p('One<a>')), ' two\nthree\r\n\r\nfour', doc(p('One two'), p('three'), p('four'))],
    ['with the formatting there', doc(p(strong('One<a>'))), ' two', doc(p(strong('One two')))],
    [
      'inside a claim, as part of it',
      doc(p(claim('a', 'five<a> missiles'))),
      ' big',
      doc(p(claim('a', 'five big missiles'))),
    ],
    [
      'at the end of a claim, beside it',
      doc(p(claim('a', 'five<a>'))),
      ' big',
      doc(p(claim('a', 'five'), ' big')),
    ],
    [
      'into the headline, the first line only',
      doc(headline('Gate<a>'), p('End')),
      ' failed\nThe port',
      doc(headline('Gate failed'), p('The port'), p('End')),
    ],
    [
      'into the headline of an empty draft',
      doc(headline('<a>')),
      'Gate\nOne\nTwo',
      doc(headline('Gate'), p('One'), p('Two')),
    ],
    [
      'into the standfirst',
      doc(standfirst('The <a>'), p('End')),
      'council\nOne',
      doc(standfirst('The council'), p('One'), p('End')),
    ],
    [
      'over a selection from headline to body',
      doc(headline('Gate<a> failed'), standfirst('x'), p('y<b>End')),
      ' held',
      doc(headline('Gate held'), p('End')),
    ],
    ['without control characters', doc(p('<a>')), 'a\u0000b\u0007c\ud800d', doc(p('abc\ufffdd'))],
  ])('%s', (_, draft, text, expected) => {
    const { view } = at(draft)
    paste(view, { text })
    becomes(view, expected)
  })
})

describe('pasting HTML', () => {
  it.each([
    ['paragraphs', doc(p('One<a>')), '<p>two</p><p>three</p>', doc(p('Onetwo'), p('three'))],
    ['a heading', doc(p('<a>')), '<h1>Head</h1><p>Text</p>', doc(h(2, 'Head'), p('Text'))],
    [
      'a list',
      doc(p('<a>')),
      '<ul><li>one</li><li><b>two</b></li></ul>',
      doc(ul(li(p('one')), li(p(strong('two'))))),
    ],
    [
      'inline into the headline, with what may stand there',
      doc(headline('Gate <a>')),
      '<b>fai</b><i>led</i><br><a href="https://a.example/">twice</a>',
      doc(headline('Gate fai', em('led'), ' twice')),
    ],
    [
      'blocks into the headline',
      doc(headline('<a>'), p('End')),
      '<p>Gate</p><ul><li>one</li></ul>',
      doc(headline('Gate'), ul(li(p('one'))), p('End')),
    ],
    [
      'a list into the standfirst',
      doc(standfirst('The <a>'), p('End')),
      '<ul><li>one</li><li>two</li></ul>',
      doc(standfirst('The '), ul(li(p('one')), li(p('two'))), p('End')),
    ],
    [
      'inside a claim, as part of it',
      doc(p(claim('a', 'five <a>missiles'))),
      '<i>big</i> ',
      doc(p(claim('a', 'five ', em('big'), 'missiles'))),
    ],
    ['a line break', doc(p('<a>')), 'one<br>two', doc(p('one', br(), 'two'))],
  ])('%s', (_, draft, html, expected) => {
    const { view } = at(draft)
    paste(view, { html, text: 'x' })
    becomes(view, expected)
  })

  it('says which pictures it left out', () => {
    const { handle, view } = at(doc(p('<a>')))
    paste(view, { html: '<p>One<img src="a.png"><img src="b.png"></p>', text: 'One' })
    expect(handle.getSnapshot().notice).toBe(
      '2 pictures were left out. Nothing is fetched from elsewhere: add pictures as files',
    )
    handle.dismissNotice()
    expect(handle.getSnapshot().notice).toBeNull()
  })
})

describe('claims on the clipboard', () => {
  const FIVE = doc(p('The <a>', claim('a', 'five'), '<b> fell'), p('On '))

  it('come along when cut and pasted', () => {
    const { handle, view } = at(FIVE, { claims: [placedClaim('a')] })
    const clipboard = copied(view)
    view.dispatch(view.state.tr.deleteSelection())
    select(view, view.state.doc.content.size - 1)
    paste(view, clipboard)
    becomes(view, doc(p('The  fell'), p('On ', claim('a', 'five'))))
    expect(handle.getSnapshot().order).toEqual([claimId('a')])
  })

  it('come along when marked a moment ago', () => {
    const { handle, view } = at(doc(p('The <a>five<b> fell'), p('On ')))
    const id = handle.mark()
    select(view, 9, 13)
    const clipboard = copied(view)
    view.dispatch(view.state.tr.deleteSelection())
    select(view, view.state.doc.content.size - 1)
    paste(view, clipboard)
    expect(handle.getSnapshot().order).toEqual([id])
  })

  it('stay in one place when copied', () => {
    const { view } = at(FIVE, { claims: [placedClaim('a')] })
    const clipboard = copied(view)
    select(view, view.state.doc.content.size - 1)
    paste(view, clipboard)
    becomes(view, doc(p('The ', claim('a', 'five'), ' fell'), p('On five')))
  })

  it('stay in one place when pasted twice', () => {
    const { view } = at(FIVE, { claims: [placedClaim('a')] })
    const clipboard = copied(view)
    view.dispatch(view.state.tr.deleteSelection())
    select(view, view.state.doc.content.size - 1)
    paste(view, clipboard)
    paste(view, clipboard)
    becomes(view, doc(p('The  fell'), p('On ', claim('a', 'five'), 'five')))
  })

  it('stay when pasted over themselves', () => {
    const { view } = at(FIVE, { claims: [placedClaim('a')] })
    paste(view, copied(view))
    becomes(view, FIVE)
  })

  it('of another article are only text', () => {
    const { view } = at(doc(p('On <a>')))
    paste(view, { html: `<p>The <span data-claim="${claimId('z')}">five</span></p>`, text: 'The five' })
    becomes(view, doc(p('On The five')))
  })
})

describe('a copy of the whole draft', () => {
  const WHOLE = doc(
    headline('Gate'),
    standfirst('The ', link('https://a.example/', 'council')),
    p('One'),
    ul(li(p('two'))),
  )

  it('fills an empty draft in the same shape', () => {
    const from = at(WHOLE)
    select(from.view, 1, WHOLE.content.size - 3)
    const clipboard = copied(from.view)
    const { view } = at(doc(headline('<a>')))
    paste(view, clipboard)
    becomes(view, WHOLE)
  })

  it('is body text inside the body', () => {
    const from = at(WHOLE)
    select(from.view, 1, WHOLE.content.size - 3)
    const clipboard = copied(from.view)
    const { view } = at(doc(p('End'), p('<a>')))
    paste(view, clipboard)
    becomes(
      view,
      doc(
        p('End'),
        h(2, 'Gate'),
        p('The ', link('https://a.example/', 'council')),
        p('One'),
        ul(li(p('two'))),
      ),
    )
  })
})

describe('an address', () => {
  const URL = 'https://council.example/report?a=1'
  const CHOSEN = doc(p('The ', claim('a', '<x>five missiles<y>'), ' fell <z>there'))
  const open = (from: string, to: string, chosen: string | null, rights: Options = {}) => {
    const onPasteUrl = vi.fn()
    const { handle, view } = at(CHOSEN, { onPasteUrl, ...rights })
    select(view, CHOSEN.tag(from), CHOSEN.tag(to))
    handle.choose(chosen)
    return { onPasteUrl, view }
  }

  it.each([
    ['without a selection', 'z', 'z'],
    ['on its words', 'x', 'y'],
  ])('goes to the chosen claim %s', (_, from, to) => {
    const { onPasteUrl, view } = open(from, to, claimId('a'))
    paste(view, { text: ` ${URL}\n`, html: `<a href="${URL}">${URL}</a>` })
    expect(onPasteUrl).toHaveBeenCalledExactlyOnceWith(claimId('a'), URL)
    becomes(view, CHOSEN)
  })

  it('goes to the chosen claim from a checker, who may not write', () => {
    const { onPasteUrl, view } = open('z', 'z', claimId('a'), { mayWrite: false })
    paste(view, { text: URL })
    expect(onPasteUrl).toHaveBeenCalledOnce()
  })

  it.each([
    ['where no claim is chosen', 'z', 'z', null, URL],
    ['over other words', 'y', 'z', claimId('a'), URL],
    ['with other text', 'z', 'z', claimId('a'), `See ${URL}`],
    ['of a kind that may not be a link', 'z', 'z', claimId('a'), 'javascript:alert(1)'],
  ])('is text %s', (_, from, to, chosen, text) => {
    const { onPasteUrl, view } = open(from, to, chosen)
    paste(view, { text })
    expect(onPasteUrl).not.toHaveBeenCalled()
    expect(view.state.doc.textContent).toContain(text)
  })
})

it('a checker pastes nothing', () => {
  const { handle, view } = at(doc(p('One<a>')), { mayWrite: false })
  paste(view, { text: 'two', html: '<p>two<img src="x"></p>' })
  becomes(view, doc(p('One')))
  expect(handle.getSnapshot().notice).toBeNull()
})
