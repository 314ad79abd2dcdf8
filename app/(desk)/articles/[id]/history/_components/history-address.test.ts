import { expect, it } from 'vitest'
import { historyAddress, historyPlace } from './history-address'

it('names a place in the history, and finds it again', () => {
  const place = { version: 12, event: 88, person: 'p1', claim: 'c 1' }
  const address = historyAddress('a', place)
  expect(address).toBe('/articles/a/history?version=12&event=88&person=p1&claim=c+1')
  const query = Object.fromEntries(new URLSearchParams(address.split('?')[1]))
  expect(historyPlace(query)).toMatchObject(place)
  expect(historyAddress('a', {})).toBe('/articles/a/history')
})

it('leaves out what makes no sense', () => {
  const none = historyPlace({
    version: 'x',
    event: '-1',
    from: '1.5',
    to: ['1', '2'],
    person: '',
    claim: undefined,
  })
  expect(Object.values(none).every(value => value === undefined)).toBe(true)
})
