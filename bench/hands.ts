import type { Page } from '@playwright/test'
import { pressPainted } from './clock'

/** Milliseconds between a letter's paint and the next key: quicker than anybody types. */
const PACE = 25

/** Clicks into a paragraph of the draft, counted by its share of the way through, and puts the caret at a line's start. */
async function caretInto(page: Page, share: number): Promise<void> {
  const paragraphs = page.locator('.draft > p')
  const paragraph = paragraphs.nth(Math.floor((await paragraphs.count()) * share))
  await paragraph.evaluate(element => element.scrollIntoView({ block: 'center' }))
  await page.evaluate(() => window.clock.frame())
  await paragraph.evaluate(element => element.scrollIntoView({ block: 'center' }))
  await page.evaluate(() => window.clock.frame())
  await paragraph.click({ position: { x: 200, y: 40 } })
  await settle(page)
}

/** Types words into the middle of the draft; milliseconds from each key press to the paint of its letter. */
export async function type(page: Page, keys: number): Promise<number[]> {
  await caretInto(page, 0.5)
  await page.keyboard.press('End')
  const times: number[] = []
  for (let count = 0; count < keys; count++) {
    times.push(await pressPainted(page, count % 6 === 5 ? 'Space' : 'abcde'.charAt(count % 6)))
    await page.waitForTimeout(PACE)
  }
  return times
}

/** Marks four words of a paragraph by key; milliseconds from the key to the paint of the mark. */
export async function markWords(page: Page, share: number): Promise<number> {
  await caretInto(page, share)
  await page.keyboard.press('Home')
  for (let word = 0; word < 4; word++) await page.keyboard.press('Control+Shift+ArrowRight')
  await settle(page)
  return pressPainted(page, 'Control+Enter')
}

/** Lets what follows a key come to rest: a frame that is still on its way to the screen would hold up the next. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => window.clock.frame())
  await page.waitForTimeout(150)
}

/** Milliseconds between frames of a screen that draws sixty a second. */
const SLOT = 1000 / 60

/**
 * Scrolls the page from top to bottom, so many windows in each slot of a sixtieth of a second. For each frame the
 * milliseconds from the beginning of its slot until it is painted: beyond a slot's length it comes too late.
 */
export async function scrollThrough(page: Page, windows: number): Promise<number[]> {
  await page.evaluate(() => scrollTo(0, 0))
  await settle(page)
  return page.evaluate(
    async ({ windows, length }) => {
      const frames: number[] = []
      let slot = (await window.clock.frame()) + length
      for (let y = 0; y < document.documentElement.scrollHeight && frames.length < 1200; ) {
        while (performance.now() < slot) await new Promise(done => setTimeout(done, 0))
        y += innerHeight * windows
        scrollTo(0, y)
        const painted = await window.clock.frame()
        frames.push(painted - slot)
        slot = Math.max(slot + length, painted)
      }
      return frames
    },
    { windows, length: SLOT },
  )
}

/** Bytes of JavaScript heap in use after collecting garbage. */
export async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}
