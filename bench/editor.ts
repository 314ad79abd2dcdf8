import { type Browser, chromium, type Page } from '@playwright/test'
import { chromiumLaunchOptions } from '@/e2e/chromium'
import { serveBare } from './bare/serve'
import { SIZES, type Size } from './manuscript'
import {
  heap,
  installPaintClock,
  markByKey,
  pressPainted,
  quantile,
  scrollThrough,
  typeInTheMiddle,
} from './measure'
import type { Newsroom } from './newsroom'
import { mb, ms, printTable, type Row } from './table'

const KEYS = 60
const ROUNDS = 15

interface Measured {
  readonly opened: number
  readonly keys: readonly number[]
  readonly added: readonly number[]
  readonly restatus: readonly number[]
  readonly frames: readonly number[]
  readonly heap: number
}

async function open(
  browser: Browser,
  url: string,
  ready: string,
  state?: Parameters<Browser['newContext']>[0],
): Promise<{ page: Page; opened: number }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...state })
  await context.addInitScript(installPaintClock)
  const page = await context.newPage()
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForSelector(ready, { state: 'attached', timeout: 120_000 })
  const opened = await page.evaluate(() => window.clock.afterPaint())
  return { page, opened }
}

async function measure(
  browser: Browser,
  url: string,
  ready: string,
  restatus: (page: Page) => Promise<number[]>,
  context?: Parameters<Browser['newContext']>[0],
): Promise<Measured> {
  const { page, opened } = await open(browser, url, ready, context)
  const used = await heap(page)
  const keys = await typeInTheMiddle(page, KEYS)
  const added = await markByKey(page, ROUNDS)
  const changed = await restatus(page)
  const frames = await scrollThrough(page)
  await page.context().close()
  return { opened, keys, added, restatus: changed, frames, heap: used }
}

/** Puts the caret into one claim after another, in the window, and changes what it shows by key. */
async function restatusBare(page: Page): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await page.locator('[data-claim]').nth(round).click()
    times.push(await pressPainted(page, 'F9'))
  }
  return times
}

async function restatusStet(page: Page): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await page.locator('.draft .c.first').nth(round).click()
    await page.keyboard.press('Control+Enter')
    await page.locator('.card').waitFor()
    times.push(await pressPainted(page, '1'))
    await page.keyboard.press('Escape')
  }
  return times
}

/** Measures the workspace whole against bare ProseMirror, at every size, and prints the tables. */
export async function benchEditor(newsroom: Newsroom, sizes: readonly Size[] = SIZES): Promise<void> {
  const options = chromiumLaunchOptions()
  const browser = await chromium.launch({
    ...options,
    args: [...(options.args ?? []), '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  })
  const server = await serveBare()
  try {
    for (const size of sizes) {
      const bare = await measure(browser, server.url(size), 'html[data-ready]', restatusBare)
      const { url, state } = await newsroom.article(size)
      const ours = await measure(browser, url, '.margin [data-note]', restatusStet, { storageState: state })
      printTable(
        `${size.words.toLocaleString('en-GB')} words, ${size.claims.toLocaleString('en-GB')} claims`,
        rows(size, ours, bare),
      )
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

function rows(size: Size, ours: Measured, bare: Measured): Row[] {
  const p = (values: readonly number[], share = 0.5) => quantile(values, share)
  const row = (what: string, a: number, b: number, aim: string, show = ms): Row => ({
    what,
    ours: show(a),
    beside: show(b),
    ratio: a / b,
    aim,
  })
  return [
    row(
      'key press to paint, p50',
      p(ours.keys),
      p(bare.keys),
      size.words >= 50_000 ? '≤ 0.65' : size.words >= 10_000 ? '≤ 1.15' : '',
    ),
    row('key press to paint, p95', p(ours.keys, 0.95), p(bare.keys, 0.95), ''),
    row('add a claim, painted, p50', p(ours.added), p(bare.added), '≤ 1.0'),
    row('one status change, painted, p50', p(ours.restatus), p(bare.restatus), '≤ 0.6'),
    row(
      'all claims painted after navigation',
      ours.opened,
      bare.opened,
      size.words === 10_000 ? '≤ 1.4' : '',
    ),
    row('heap after opening', ours.heap, bare.heap, '≤ 1.6', mb),
    row('scrolling, frame p95', p(ours.frames, 0.95), p(bare.frames, 0.95), '< 16.7 ms'),
    row('scrolling, longest frame', Math.max(...ours.frames), Math.max(...bare.frames), '≤ 50 ms'),
  ]
}
