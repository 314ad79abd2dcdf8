import { chromium, type Page } from '@playwright/test'
import { chromiumLaunchOptions } from '@/e2e/chromium'
import { serveBare } from './bare/serve'
import { bareEditor, type Contender, workspace } from './contender'
import { heap, markWords, scrollThrough, settle, type } from './hands'
import { SIZES, type Size } from './manuscript'
import type { Newsroom } from './newsroom'
import { median, quantile } from './quantile'
import { mb, ms, printTable, type Row } from './table'

/** The two take turns, so that whatever else the machine does falls on both. The first round warms up. */
const ROUNDS = 6
const KEYS = 30
const SCROLLS = 3

interface Measured {
  readonly opened: number[]
  readonly ready: number[]
  readonly heap: number[]
  readonly keys: number[]
  readonly added: number[]
  readonly restatus: number[]
  readonly fast: number[]
  readonly faster: number[]
}

const nothing = (): Measured => ({
  opened: [],
  ready: [],
  heap: [],
  keys: [],
  added: [],
  restatus: [],
  fast: [],
  faster: [],
})

/** Measures the workspace whole against bare ProseMirror, at every size, and prints the tables. */
export async function benchEditor(newsroom: Newsroom, sizes: readonly Size[] = SIZES): Promise<void> {
  const options = chromiumLaunchOptions()
  const browser = await chromium.launch({
    ...options,
    // A frame begins as soon as there is something to draw: else everything takes a sixtieth of a second.
    args: [...(options.args ?? []), '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  })
  const server = await serveBare()
  try {
    for (const size of sizes) {
      const bare = { ...(await bareEditor(browser, server, size)), seen: nothing() }
      const stet = { ...(await workspace(browser, newsroom, size)), seen: nothing() }
      await inTurns([bare, stet])
      await Promise.all([bare.close(), stet.close()])
      const title = `${size.words.toLocaleString('en-GB')} words, ${size.claims.toLocaleString('en-GB')} claims`
      printTable(title, 'bare ProseMirror', rows(size, stet.seen, bare.seen))
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function inTurns(both: readonly (Contender & { readonly seen: Measured })[]): Promise<void> {
  const pages = new Map<Contender, Page>()
  const turn = async (round: number, work: (seen: Measured, page: Page, one: Contender) => Promise<void>) => {
    for (const one of both) {
      const page = pages.get(one)
      if (!page) throw new Error('The draft was never opened.')
      await page.bringToFront()
      await settle(page)
      await work(round === 0 ? nothing() : one.seen, page, one)
    }
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of both) {
      await pages.get(one)?.close()
      const { page, painted, ready } = await one.open()
      pages.set(one, page)
      if (round === 0) continue
      one.seen.opened.push(painted)
      one.seen.ready.push(ready)
    }
  }
  await turn(1, async (seen, page) => void seen.heap.push(await heap(page)))
  for (let round = 0; round < ROUNDS; round++) {
    await turn(round, async (seen, page) => void seen.keys.push(...(await type(page, KEYS))))
    for (let mark = 0; mark < 3; mark++) {
      const share = 0.3 + (round * 3 + mark) / 100
      await turn(round, async (seen, page) => void seen.added.push(await markWords(page, share)))
    }
    for (let change = 0; change < 3; change++) {
      await turn(
        round,
        async (seen, page, one) => void seen.restatus.push(await one.restatus(page, round * 3 + change)),
      )
    }
  }
  for (let round = 1; round <= SCROLLS; round++) {
    await turn(round, async (seen, page) => void seen.fast.push(...(await scrollThrough(page, 1 / 6))))
    await turn(round, async (seen, page) => void seen.faster.push(...(await scrollThrough(page, 2 / 3))))
  }
}

function rows(size: Size, ours: Measured, bare: Measured): Row[] {
  const row = (
    what: string,
    part: keyof Measured,
    of: (values: readonly number[]) => number,
    aim = '',
    show = ms,
  ): Row => ({
    what,
    ours: show(of(ours[part])),
    beside: show(of(bare[part])),
    ratio: of(ours[part]) / of(bare[part]),
    aim,
  })
  const p95 = (values: readonly number[]) => quantile(values, 0.95)
  const longest = (values: readonly number[]) => Math.max(...values)
  const typing = size.words >= 50_000 ? '≤ 0.65' : size.words >= 10_000 ? '≤ 1.15' : ''
  return [
    row('key press to paint, p50', 'keys', median, typing),
    row('key press to paint, p95', 'keys', p95),
    row('add a claim, painted, p50', 'added', median, '≤ 1.0'),
    row('one status change, painted, p50', 'restatus', median, '≤ 0.6'),
    row('all claims painted after navigation, p50', 'opened', median, size.words === 10_000 ? '≤ 1.4' : ''),
    row('draft ready to be written in, notes beside it, p50', 'ready', median),
    row('heap after opening', 'heap', median, '≤ 1.6', mb),
    row('scrolling ten windows a second, frame p95', 'fast', p95, '< 16.7 ms'),
    row('scrolling ten windows a second, longest frame', 'fast', longest, '≤ 50 ms'),
    row('scrolling forty windows a second, frame p95', 'faster', p95),
    row('scrolling forty windows a second, longest frame', 'faster', longest),
  ]
}
