import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { BareServer } from './bare/serve'
import { installPaintClock, pressPainted } from './clock'
import { settle } from './hands'
import { draft, lonely, type Size, stretches } from './manuscript'
import type { Newsroom } from './newsroom'

/** An editor that is measured, with the draft of one size. */
export interface Contender {
  /**
   * Opens the draft in a new page; milliseconds from navigation until all claims in the window are painted, and until
   * everything that belongs to them is there and one can write.
   */
  open(): Promise<{ readonly page: Page; readonly painted: number; readonly ready: number }>
  /** Changes what one claim shows by key, another one each round; milliseconds from the key to its paint. */
  restatus(page: Page, round: number): Promise<number>
  close(): Promise<void>
}

const VIEWPORT = { width: 1440, height: 900 }

/** ProseMirror alone. A status is shown by rewriting the claim's mark. */
export async function bareEditor(browser: Browser, server: BareServer, size: Size): Promise<Contender> {
  const context = await browser.newContext({ viewport: VIEWPORT })
  await installPaintClock(context)
  const claims = claimsToChange(size)
  return {
    open: () => openPage(context, server.url(size), 'html[data-ready] [data-claim]'),
    async restatus(page, round) {
      await clickClaim(page, claims[round % claims.length])
      return pressPainted(page, 'F9')
    },
    close: () => context.close(),
  }
}

/** Stet's workspace with everything on. A status is set on the claim's card by its key. */
export async function workspace(browser: Browser, newsroom: Newsroom, size: Size): Promise<Contender> {
  const { url, state } = await newsroom.article(size)
  const context = await browser.newContext({ viewport: VIEWPORT, storageState: state })
  await installPaintClock(context)
  const claims = claimsToChange(size)
  return {
    open: () => openPage(context, url, '.margin [data-note][style*="visible"]'),
    async restatus(page, round) {
      await clickClaim(page, claims[round % claims.length])
      await page.keyboard.press('Control+Enter')
      await page.locator('.card').waitFor()
      await settle(page)
      const painted = await pressPainted(page, '1')
      await settle(page)
      await page.keyboard.press('Escape')
      return painted
    },
    close: () => context.close(),
  }
}

async function openPage(context: BrowserContext, url: string, ready: string) {
  const page = await context.newPage()
  await page.goto(url, { waitUntil: 'commit' })
  const shown = (selector: string) => page.evaluate(selector => window.clock.shown(selector), selector)
  const painted = await shown('.draft [data-claim]')
  const whole = await shown(ready)
  await page.evaluate(() => document.fonts.ready)
  await settle(page)
  return { page, painted, ready: whole }
}

function claimsToChange(size: Size): readonly string[] {
  return lonely(stretches(draft(size), size)).map(({ id }) => id)
}

async function clickClaim(page: Page, id: string | undefined): Promise<void> {
  const claim = page.locator(`.draft [data-claim="${id}"]`).first()
  for (let look = 0; look < 2; look++) {
    await claim.evaluate(element => element.scrollIntoView({ block: 'center' }))
    await settle(page)
  }
  const at = await claim.evaluate(element => {
    const { left, top, height } = element.getClientRects()[0] ?? new DOMRect()
    return { x: left + 22, y: top + height / 2 }
  })
  await page.mouse.click(at.x, at.y)
  await settle(page)
}
