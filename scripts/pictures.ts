/** `npm run pictures`: makes the pictures of the README and the guides, from the demonstration newsroom. */
import { chromium, type Page } from '@playwright/test'
import { chromiumLaunchOptions } from '@/e2e/chromium'
import { startServer } from '@/e2e/server'

const folder = process.argv[2] ?? 'docs/pictures'
const server = await startServer({ STET_DEMO: '1' })
const browser = await chromium.launch(chromiumLaunchOptions())

async function as(
  name: RegExp,
  options: { dark?: boolean; width?: number; height?: number } = {},
): Promise<Page> {
  const { dark = false, width = 1440, height = 900 } = options
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByRole('button', { name }).click()
  await page.waitForURL(url => url.pathname === '/')
  await page.getByRole('navigation').first().waitFor()
  return page
}

async function shot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `${folder}/${name}.png` })
  console.info(`${folder}/${name}.png`)
}

async function openSample(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'The night bus that ran on paper' }).click()
  await page.getByRole('textbox', { name: 'Draft' }).locator('.c').first().waitFor()
}

try {
  const editor = await as(/editor/i)
  await shot(editor, 'desk')
  await openSample(editor)
  await editor
    .getByRole('article', { name: /wording changed/ })
    .first()
    .click()
  await editor.locator('.card').waitFor()
  await shot(editor, 'workspace')
  await editor.locator('.card').screenshot({ path: `${folder}/card.png` })
  await editor.getByRole('button', { name: 'Clear for publication' }).click()
  await editor.getByRole('dialog').waitFor()
  await shot(editor, 'clear')

  const [, article] = /articles\/([\w-]+)/.exec(editor.url()) ?? []
  const copy = await editor.request.get(`/api/articles/${article}/export?format=html&profile=draft`)
  await editor.setContent(await copy.text())
  // Past the cover: the page with its notes is what is worth seeing.
  await editor.getByRole('region', { name: 'The draft' }).evaluate(draft => draft.scrollIntoView())
  await shot(editor, 'copy')

  const reviewer = await as(/reviewer/i)
  await reviewer.goto('/queue')
  await reviewer.getByRole('button', { name: /^Approve/ }).waitFor()
  await shot(reviewer, 'queue')

  const night = await as(/checker/i, { dark: true })
  await openSample(night)
  await shot(night, 'workspace-dark')

  const phone = await as(/reviewer/i, { width: 390, height: 844 })
  await openSample(phone)
  await phone.getByRole('button', { name: 'Next claim' }).click()
  await phone.locator('.card').waitFor()
  await shot(phone, 'phone')
} finally {
  await browser.close()
  await server.stop()
}
