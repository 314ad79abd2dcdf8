import { describe, expect, it } from 'vitest'
import { br, claim, claimId, doc, p, strong } from '@/lib/domain/testing/manuscript'
import { placedClaim } from './testing/claim'
import { openEditor } from './testing/editor'

const classes = (elements: readonly HTMLElement[]) => elements.map(element => element.className)
const lanes = (elements: readonly HTMLElement[]) => [
  ...new Set(elements.map(element => element.dataset.lane)),
]

/* What happens to the page while something is done. */
async function changesOf(target: HTMLElement, act: () => void): Promise<MutationRecord[]> {
  const records: MutationRecord[] = []
  const observer = new MutationObserver(list => records.push(...list))
  observer.observe(target, { subtree: true, childList: true, attributes: true, characterData: true })
  act()
  await new Promise(resolve => setImmediate(resolve))
  records.push(...observer.takeRecords())
  observer.disconnect()
  return records
}

describe('a claim in the text', () => {
  it('is an element of its own, known to be a mark', () => {
    const { handle } = openEditor(doc(p('The ', claim('a', 'five missiles'), ' fell')))
    const [element] = handle.elements(claimId('a'))
    expect(element?.outerHTML).toBe(
      `<span data-claim="${claimId('a')}" data-lane="0" role="mark" class="c st-unchecked first last">five missiles</span>`,
    )
  })

  it('points to its note while that is on the page, also when it is drawn anew', () => {
    const draft = doc(p('The ', claim('a', 'five<cut> missiles'), ' fell'), p(claim('b', 'six')))
    const { handle } = openEditor(draft)
    const details = (name: string) =>
      handle.elements(claimId(name)).map(element => element.getAttribute('aria-details'))
    handle.noted([claimId('a')])
    expect([details('a'), details('b')]).toEqual([[`note-${claimId('a')}`], [null]])
    handle.view.dispatch(handle.view.state.tr.split(draft.tag('cut')))
    expect(details('a')).toEqual([`note-${claimId('a')}`, `note-${claimId('a')}`])
    handle.noted([claimId('b')])
    expect([details('a'), details('b')]).toEqual([[null, null], [`note-${claimId('b')}`]])
  })

  it.each([
    ['verified', { status: 'verified', review: 'pending' }, 'c st-verified'],
    ['settled', { status: 'verified', review: 'approved' }, 'c st-verified settled'],
    ['stale', { status: 'needs_change', review: 'pending', stale: true }, 'c st-needs-change stale'],
    [
      'answered',
      { status: 'disputed', review: 'approved', resolution: 'stet' },
      'c st-disputed settled answered',
    ],
    ['in progress', { status: 'in_progress' }, 'c st-in-progress'],
  ] as const)('looks %s', (_, parts, expected) => {
    const { handle } = openEditor(doc(p(claim('a', 'five'))), { claims: [placedClaim('a', parts)] })
    expect(classes(handle.elements(claimId('a')))).toEqual([`${expected} first last`])
  })

  it('changes its own elements only when its status changes, and not the draft', async () => {
    const { handle, claims } = openEditor(
      doc(p(claim('a', 'five ', strong('big')), ' and ', claim('b', 'six')), p(claim('a', 'more'))),
      { claims: [placedClaim('a'), placedClaim('b')] },
    )
    const before = handle.view.state
    const records = await changesOf(handle.view.dom, () =>
      claims.put([placedClaim('a', { status: 'verified', review: 'pending' })]),
    )
    expect(new Set(records.map(({ target }) => target))).toEqual(new Set(handle.elements(claimId('a'))))
    expect(new Set(records.map(({ attributeName }) => attributeName))).toEqual(new Set(['class']))
    expect(handle.view.state).toBe(before)
  })

  it('shows which one is chosen, on its own elements only', async () => {
    const { handle } = openEditor(doc(p(claim('a', 'five'), ' and ', claim('b', 'six'))))
    handle.choose(claimId('a'))
    const records = await changesOf(handle.view.dom, () => handle.choose(claimId('b')))
    expect(classes(handle.elements(claimId('a')))).toEqual(['c st-unchecked first last'])
    expect(classes(handle.elements(claimId('b')))).toEqual(['c st-unchecked on first last'])
    expect(records.filter(({ type }) => type === 'attributes')).toHaveLength(2)
  })

  it('has its ends on its first and last element', () => {
    const { handle } = openEditor(
      doc(p('x ', claim('a', 'five', strong('!'))), p(claim('a', 'six')), p(claim('a', 'seven'))),
    )
    expect(classes(handle.elements(claimId('a')))).toEqual([
      'c st-unchecked first',
      'c st-unchecked',
      'c st-unchecked last',
    ])
  })

  it('moves its ends when it grows and shrinks', () => {
    const draft = doc(p('The ', claim('a', 'five'), ' fell'), p('six'))
    const { handle } = openEditor(draft)
    const { view } = handle
    const end = draft.content.size
    view.dispatch(
      view.state.tr.addMark(end - 4, end - 1, view.state.schema.mark('claim', { id: claimId('a') })),
    )
    expect(classes(handle.elements(claimId('a')))).toEqual(['c st-unchecked first', 'c st-unchecked last'])
    view.dispatch(view.state.tr.delete(9, 13))
    expect(handle.elements(claimId('a')).map(({ textContent }) => textContent)).toEqual(['six'])
    expect(classes(handle.elements(claimId('a')))).toEqual(['c st-unchecked first last'])
  })

  it('takes a lane of its own where claims overlap, the smallest the lowest', () => {
    const { handle } = openEditor(
      doc(p(claim('large', 'The big ', claim('middle', 'five ', claim('small', 'missiles')), ' fell'))),
    )
    expect(lanes(handle.elements(claimId('small')))).toEqual(['0'])
    expect(lanes(handle.elements(claimId('middle')))).toEqual(['1'])
    expect(lanes(handle.elements(claimId('large')))).toEqual(['2'])
  })

  it('gives its lane back when the overlap goes', () => {
    const { handle } = openEditor(doc(p(claim('a', 'five ', claim('b', 'missiles')))))
    expect(lanes(handle.elements(claimId('a')))).toEqual(['1'])
    handle.unmark(claimId('b'))
    expect(lanes(handle.elements(claimId('a')))).toEqual(['0'])
  })

  it('says where a larger claim is drawn over a smaller one', () => {
    const draft = doc(p('The big ', claim('small', 'five'), ' missiles'))
    const { handle } = openEditor(draft)
    expect(handle.markRange(5 + 4, draft.content.size)).not.toBeNull()
    const large = handle.getSnapshot().chosen ?? ''
    const within = handle.elements(large).find(element => element.textContent === 'five')
    expect(within?.className).toContain(' atop')
    expect(handle.elements(large).filter(element => element.className.includes(' atop'))).toHaveLength(1)
  })

  it('keeps its element while one types in it', () => {
    const draft = doc(p('The ', claim('a', 'five missiles'), ' fell'))
    const { handle } = openEditor(draft)
    const [element] = handle.elements(claimId('a'))
    handle.view.dispatch(handle.view.state.tr.insertText('x', 14))
    expect(handle.elements(claimId('a'))).toEqual([element])
    expect(element?.textContent).toBe('five xmissiles')
  })

  it('comes back with undo, in its look', () => {
    const { handle } = openEditor(doc(p('The ', claim('a', 'five'), ' fell')), {
      claims: [placedClaim('a', { status: 'verified', review: 'pending' })],
    })
    handle.view.dispatch(handle.view.state.tr.delete(9, 13))
    expect(handle.elements(claimId('a'))).toEqual([])
    handle.undo()
    expect(classes(handle.elements(claimId('a')))).toEqual(['c st-verified first last'])
  })

  it('hears of its claim no more once it has gone', () => {
    const { handle, claims } = openEditor(doc(p('The ', claim('a', 'five'), br(), 'fell')), {
      claims: [placedClaim('a')],
    })
    const [element] = handle.elements(claimId('a'))
    handle.unmark(claimId('a'))
    claims.put([placedClaim('a', { status: 'verified' })])
    expect(element?.className).toBe('c st-unchecked first last')
  })
})
