import { act, createElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Repeat } from '@/lib/contracts/repeat'
import { CheckedBeforeList, toTakeOver } from './checked-before-list'

const REPEAT: Repeat = {
  id: 'earlier',
  articleId: 'a',
  number: 1,
  quote: 'Seven ferries left the harbour',
  status: 'verified',
  review: 'approved',
  stale: false,
  note: 'The log.',
  proposedWording: null,
  findingBy: { id: 'bea', name: 'Bea' },
  findingAt: '2026-01-01T00:00:00.000Z',
  headline: 'Ferries',
  likeness: 'near',
  citationCount: 2,
  refusal: null,
  contradicts: false,
}
const CLAIM = {
  quote: 'Seven ferries left',
  status: 'unchecked',
  review: 'not_submitted',
  orphaned: false,
  findingAt: null,
} as const

let root: Root
let place: HTMLElement
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
})
afterEach(() => {
  act(() => root.unmount())
  place.remove()
  vi.unstubAllGlobals()
})

function answers(...repeats: Repeat[]) {
  vi.stubGlobal('fetch', async () => Response.json({ repeats }))
}
async function show(
  claim: Parameters<typeof toTakeOver>[0],
  onTakeOver: ((from: string) => Promise<void>) | null,
) {
  await act(async () => root.render(createElement(CheckedBeforeList, { claim, heading: 'h3', onTakeOver })))
}

test('says what was found, where, by whom and on how many sources, and offers it', async () => {
  answers(REPEAT)
  const taken: string[] = []
  await show({ ...CLAIM, id: 'one' }, async from => void taken.push(from))
  for (const words of [
    'Checked before',
    'Verified',
    'Seven ferries left the harbour',
    'The log.',
    '“Ferries”',
    'Bea',
    '2 sources',
  ])
    expect(place.textContent).toContain(words)
  await act(async () => place.querySelector('button')?.click())
  expect(taken).toEqual(['earlier'])
  expect((await toTakeOver({ ...CLAIM, id: 'one' }))?.id).toBe('earlier')
})

test('says why what was returned is not offered, and that findings differ', async () => {
  answers({ ...REPEAT, refusal: 'returned', review: 'returned', contradicts: true })
  await show({ ...CLAIM, id: 'two', status: 'disputed', review: 'pending' }, async () => undefined)
  expect(place.textContent).toContain('a reviewer returned it')
  expect(place.textContent).toContain('The findings differ.')
  expect(place.querySelector('button')).toBe(null)
  expect(await toTakeOver({ ...CLAIM, id: 'two' })).toBe(null)
})

test('is not there where nothing was checked before, nor offered to who may not check', async () => {
  answers()
  await show({ ...CLAIM, id: 'three' }, null)
  expect(place.textContent).toBe('')
  answers(REPEAT)
  await show({ ...CLAIM, id: 'four' }, null)
  expect(place.querySelector('button')).toBe(null)
  expect(place.textContent).toContain('Look')
})
