import { expect, it, vi } from 'vitest'
import { onDemand } from './on-demand'

const press = () => document.dispatchEvent(new Event('pointerdown'))

it('fetches what came to the page while the first press was being followed, at the next one', async () => {
  let arrive = () => {}
  onDemand(() => new Promise<void>(resolve => (arrive = resolve)))
  press()
  const fetchLater = vi.fn(async () => 'code')
  const later = onDemand(fetchLater)
  expect(fetchLater).not.toHaveBeenCalled()
  press()
  expect(fetchLater).toHaveBeenCalledOnce()
  expect(await later.load()).toBe('code')
  arrive()
})

it('fetches once, at the first key or press', async () => {
  const fetchCode = vi.fn(async () => 'code')
  const part = onDemand(fetchCode)
  document.dispatchEvent(new Event('keydown'))
  press()
  expect(fetchCode).toHaveBeenCalledOnce()
  await part.load()
  expect(part.get()).toBe('code')
})
