import { performance } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { chromiumLaunchOptions } from '@/e2e/chromium'
import { SIZES } from './manuscript'
import type { Newsroom } from './newsroom'
import { printTable, type Row } from './table'

/** How long no further script must have come before a page is taken to be loaded, in ms. A stream stays open for good. */
const AT_REST = 1500

/** Weighs the JavaScript, gzip, that the browser loads with a page of the production build before anybody does anything. */
export async function benchBundle(newsroom: Newsroom): Promise<void> {
  const [small] = SIZES
  if (!small) return
  const { url, state } = await newsroom.article({ ...small, claims: small.claims + 2 })
  const browser = await chromium.launch(chromiumLaunchOptions())
  try {
    const weigh = async (address: string): Promise<number> => {
      const context = await browser.newContext({ storageState: state })
      const page = await context.newPage()
      const scripts: Promise<number>[] = []
      let last = performance.now()
      page.on('response', response => {
        if (!/\.js(\?|$)/.test(response.url())) return
        last = performance.now()
        scripts.push(response.body().then(body => gzipSync(body).length))
      })
      await page.goto(address, { waitUntil: 'load' })
      while (performance.now() - last < AT_REST) await page.waitForTimeout(AT_REST / 5)
      const weights = await Promise.all(scripts)
      await context.close()
      return weights.reduce((sum, weight) => sum + weight, 0)
    }
    const row = async (what: string, address: string, aim: number): Promise<Row> => {
      const bytes = await weigh(address)
      const kilobytes = (size: number) => `${(size / 1024).toFixed(0)} KB`
      return {
        what,
        ours: kilobytes(bytes),
        beside: kilobytes(aim * 1024),
        ratio: bytes / (aim * 1024),
        aim: '≤ 1.0',
      }
    }
    printTable('JavaScript loaded with a page, gzip', 'limit', [
      await row('workspace', url, 260),
      await row('queue', `${newsroom.url}/queue`, 200),
    ])
  } finally {
    await browser.close()
  }
}
