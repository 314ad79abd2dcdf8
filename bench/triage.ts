import { chromium } from '@playwright/test'
import { chromiumLaunchOptions } from '@/e2e/chromium'
import { get, post } from '@/e2e/fixtures'
import type { Answer } from '@/lib/contracts/call'
import { installPaintClock } from './clock'
import { SIZES } from './manuscript'
import type { Newsroom } from './newsroom'
import { quantile } from './quantile'
import { ms, printTable } from './table'

const APPROVALS = 60
/* A reviewer who looks at each claim for a moment; milliseconds. */
const LOOKS = 250

/** From the key that approves to the next claim painted, in a browser, a quick reviewer's pace apart. */
export async function benchTriage(newsroom: Newsroom): Promise<void> {
  const { api, url } = newsroom
  const [small] = SIZES
  if (!small) return
  const set = await api.patch('/api/settings', { data: { ownFindingsAllowed: true } })
  if (!set.ok()) throw new Error('The newsroom does not let the one person of the bench approve.')
  const { state, url: address } = await newsroom.article({ ...small, claims: small.claims + 3 })
  const article = new URL(address).pathname.split('/').at(-1)
  const { claims } = await get<Answer<'listClaims'>>(
    api,
    `/api/claims?article=${article}&limit=${APPROVALS + 5}`,
  )
  for (const { id } of claims)
    await post(api, `/api/claims/${id}/finding`, { status: 'verified', note: 'Measured.' })

  const browser = await chromium.launch(chromiumLaunchOptions())
  try {
    const context = await browser.newContext({ storageState: state, viewport: { width: 1440, height: 900 } })
    await installPaintClock(context)
    const page = await context.newPage()
    await page.goto(`${url}/queue?review=pending&article=${article}`)
    await page.locator('.det-in mark').waitFor()
    const times: number[] = []
    for (let count = 0; count < Math.min(APPROVALS, claims.length - 5); count++) {
      await page.waitForTimeout(LOOKS)
      times.push(await page.evaluate(approveAndSee))
    }
    const row = (what: string, share: number, aim: string) => {
      return { what, ours: ms(quantile(times, share)), beside: '', ratio: null, aim }
    }
    printTable('Approve, until the next claim is painted', '', [
      row('p50', 0.5, '≤ 100 ms'),
      row('p95', 0.95, ''),
    ])
  } finally {
    await browser.close()
  }
}

/* Runs in the page. */
async function approveAndSee(): Promise<number> {
  const claim = () => document.querySelector('.det-in')?.querySelector('mark')?.textContent
  const before = claim()
  const began = performance.now()
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, cancelable: true }))
  while (claim() === before) await new Promise(requestAnimationFrame)
  await new Promise<void>(painted => requestAnimationFrame(() => setTimeout(painted)))
  return performance.now() - began
}
