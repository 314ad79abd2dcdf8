import { chromium, type Page } from '@playwright/test'
import { chromiumLaunchOptions } from '@/e2e/chromium'
import { installPaintClock } from './clock'
import type { Newsroom } from './newsroom'
import { quantile } from './quantile'
import { ms, printTable } from './table'

const ARTICLES = 5
/* A claim more in each: their names go by how many there are. */
const sizeOf = (made: number) => ({ words: 50_000 + made, claims: 2_000 + made })
/* Two windows of the list in ten frames: a reader who looks for something. */
const WINDOWS = 1 / 5
/* Frames that bring no further claim, after which the list has ended. */
const PATIENCE = 600

/** Scrolling through a queue of `articles` times two thousand claims, loaded a page at a time on the way. */
export async function benchScroll(newsroom: Newsroom, articles = ARTICLES): Promise<void> {
  let state: Awaited<ReturnType<Newsroom['article']>>['state'] | undefined
  for (let made = 0; made < articles; made++) state = (await newsroom.article(sizeOf(made))).state
  if (!state) return
  const browser = await chromium.launch(chromiumLaunchOptions())
  try {
    const context = await browser.newContext({ storageState: state, viewport: { width: 1440, height: 900 } })
    await installPaintClock(context)
    const page = await context.newPage()
    await page.goto(`${newsroom.url}/queue?review=not_submitted&sort=article`)
    await page.locator('.det-in mark').waitFor()
    const { frames, reached } = await scrollList(page, WINDOWS)
    const row = (what: string, value: number, aim: string) => {
      return { what, ours: ms(value), beside: '', ratio: null, aim }
    }
    printTable(`Scrolling through ${reached.toLocaleString('en')} claims of the queue, a frame`, '', [
      row('p50', quantile(frames, 0.5), ''),
      row('p95', quantile(frames, 0.95), ''),
      row('longest', Math.max(...frames), '≤ 50 ms'),
    ])
  } finally {
    await browser.close()
  }
}

/** Milliseconds from one painted frame to the next while the list runs to its end, and the last claim's place. */
async function scrollList(page: Page, windows: number): Promise<{ frames: number[]; reached: number }> {
  return page.evaluate(
    async ({ windows, patience }) => {
      const list = document.querySelector('.list-in')
      const place = () => {
        const options = list?.querySelectorAll('[role="option"]') ?? []
        return Number(options[options.length - 1]?.getAttribute('aria-posinset') ?? 0)
      }
      const frames: number[] = []
      let reached = 0
      let since = 0
      let before = await window.clock.frame()
      while (list && since < patience) {
        list.scrollTop += list.clientHeight * windows
        const painted = await window.clock.frame()
        frames.push(painted - before)
        before = painted
        const now = place()
        since = now > reached ? 0 : since + 1
        reached = Math.max(reached, now)
      }
      return { frames: frames.slice(0, frames.length - since), reached }
    },
    { windows, patience: PATIENCE },
  )
}
