import type { Page } from '@playwright/test'

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Runs in the page: notes for each key press the milliseconds until the frame after it has been painted. */
export function installPaintClock(): void {
  const afterPaint = () =>
    new Promise<number>(resolve => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve(performance.now())
        channel.port2.postMessage(null)
      })
    })
  const clock = { keys: [] as number[], afterPaint }
  Object.assign(window, { clock })
  document.addEventListener(
    'keydown',
    event => {
      const began = event.timeStamp
      afterPaint().then(at => clock.keys.push(at - began))
    },
    true,
  )
}

declare global {
  interface Window {
    clock: { keys: number[]; afterPaint: () => Promise<number> }
  }
}

/** Types letters into the paragraph in the middle of the draft; milliseconds from each key press to its paint. */
export async function typeInTheMiddle(page: Page, keys: number): Promise<number[]> {
  const blocks = page.locator('.draft > p')
  const middle = blocks.nth(Math.floor((await blocks.count()) / 2))
  await middle.scrollIntoViewIfNeeded()
  await middle.click({ position: { x: 300, y: 12 } })
  await page.keyboard.press('End')
  for (let warm = 0; warm < 10; warm++) await page.keyboard.press('e')
  await page.evaluate(() => {
    window.clock.keys = []
  })
  for (let count = 1; count <= keys; count++) {
    await page.keyboard.press(count % 6 === 0 ? 'Space' : 'a')
    await page.waitForFunction(seen => window.clock.keys.length >= seen, count)
  }
  return page.evaluate(() => window.clock.keys)
}

/** Presses a key and answers the milliseconds from it to its paint. */
export async function pressPainted(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    window.clock.keys = []
  })
  await page.keyboard.press(key)
  /* A chord is one key event for each of its keys; the last is the one that acts. */
  const count = key.split('+').length
  await page.waitForFunction(seen => window.clock.keys.length >= seen, count)
  return page.evaluate(() => window.clock.keys.at(-1) ?? Number.NaN)
}

/** Selects four words in each of some paragraphs and marks them by key; milliseconds from key to paint. */
export async function markByKey(page: Page, rounds: number): Promise<number[]> {
  const blocks = page.locator('.draft > p')
  const times: number[] = []
  const middle = Math.floor((await blocks.count()) / 3)
  for (let round = 0; round < rounds; round++) {
    const block = blocks.nth(middle + round)
    await block.scrollIntoViewIfNeeded()
    await block.click({ position: { x: 300, y: 76 } })
    await page.keyboard.press('Home')
    for (let word = 0; word < 4; word++) await page.keyboard.press('Control+Shift+ArrowRight')
    times.push(await pressPainted(page, 'Control+Enter'))
  }
  return times
}

/** Scrolls the whole page down by two thirds of a window a frame; the length of each frame in milliseconds. */
export async function scrollThrough(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const frames: number[] = []
    scrollTo(0, 0)
    await window.clock.afterPaint()
    const step = innerHeight * 0.66
    let last = performance.now()
    for (let y = 0, count = 0; count < 400 && y < document.documentElement.scrollHeight; y += step, count++) {
      scrollTo(0, y)
      const now = await window.clock.afterPaint()
      frames.push(now - last)
      last = now
    }
    return frames
  })
}

/** Bytes of JavaScript heap in use after a collection. */
export async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}
