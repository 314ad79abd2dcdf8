import type { Page } from '@playwright/test'
import type { Answer } from '@/lib/contracts/call'
import { expect, expectAccessible, get, join, type Newsroom, test } from './fixtures'
import { approveButton, claimList, inHand, listedQuotes, pane, viewOfArticle, waiting } from './queue'
import { factChecks } from './verdicts'

const TEXT = [
  'The pump at Harl ran for nine hours. Its log names two operators, one of them on leave.',
  'The valve was replaced in 2019, at a cost of €4,300. A second valve is older than the pump.',
  'Nobody was hurt, the mayor said on Monday. It was the third flood in a decade.',
].join('\n')
const QUOTES = [
  'ran for nine hours',
  'two operators, one of them on leave',
  'replaced in 2019',
  'at a cost of €4,300',
  'Nobody was hurt',
  'the third flood in a decade',
] as const

const claimsOf = async ({ checker }: Newsroom, article: string) =>
  (await get<Answer<'listClaims'>>(checker.api, `/api/claims?article=${article}&limit=200`)).claims
const bar = (page: Page) => page.getByRole('group', { name: 'Selected claims' })
const REVIEWS = ['checker', 'reviewer'] as const

test('of eighty real fact-checks a reviewer clears forty by keyboard alone', async ({ newsroom, openAs }) => {
  test.slow()
  const { article, claims } = await factChecks(newsroom, 'Eighty checks', 80)
  const page = await openAs(newsroom.reviewer, viewOfArticle(article))
  const { keyboard } = page
  const acts: Record<number, () => Promise<void>> = {
    3: async () => {
      await keyboard.press('c')
      await keyboard.type('Good find.')
      await keyboard.press('Control+Enter')
      await expect(page.getByRole('textbox', { name: 'Comment' })).toBeHidden()
    },
    7: async () => {
      await keyboard.press('j')
      await keyboard.press('k')
    },
    9: async () => {
      await keyboard.press('a')
      await keyboard.press('z')
    },
  }
  for (const [index, { quote }] of claims.slice(0, 40).entries()) {
    await inHand(page, quote)
    await acts[index]?.()
    await inHand(page, quote)
    if (index === 5) {
      await keyboard.press('r')
      await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused()
      await keyboard.type('Which page?')
      await keyboard.press('Control+Enter')
    } else if (index === 6) {
      await keyboard.press('l')
      await expect(page.getByRole('button', { name: 'In an hour' })).toBeFocused()
      await keyboard.press('Enter')
    } else await keyboard.press('a')
  }
  await inHand(page, claims[40]?.quote ?? '')
  await expect
    .poll(async () => {
      const reviews = (await claimsOf(newsroom, article)).map(claim => claim.review)
      return ['approved', 'returned', 'pending'].map(one => reviews.filter(review => review === one).length)
    })
    .toEqual([38, 1, 41])
  await page.getByRole('link', { name: /^Later/ }).click()
  await inHand(page, claims[6]?.quote ?? '')
  await expect(claimList(page)).toContainText('Until')
})

test('two reviewers on one queue are never given the same claim, and see who has which', async ({
  newsroom,
  openAs,
}) => {
  const max = await join(newsroom, 'Max Adler', REVIEWS)
  const { article, claims } = await waiting(
    newsroom,
    { headline: 'Two at once', text: TEXT },
    QUOTES.map(quote => ({ quote })),
  )
  const rheas = await openAs(newsroom.reviewer, viewOfArticle(article))
  const maxs = await openAs(max, viewOfArticle(article))
  await inHand(rheas, QUOTES[0])
  await expect(rheas.getByText('Kept for you')).toBeVisible()
  await expect(maxs.getByText('Rhea is on it since')).toBeVisible()
  await expect(approveButton(maxs)).toHaveAttribute('aria-disabled', 'true')

  const mark = (page: Page) => pane(page).locator('mark')
  const shown = async (page: Page) => (await mark(page).textContent())?.trim()
  await maxs.keyboard.press('n')
  await expect(mark(maxs)).not.toHaveText(QUOTES[0])
  await rheas.keyboard.press('n')
  await expect(mark(rheas)).not.toHaveText(QUOTES[0])
  const [hers, his] = [await shown(rheas), await shown(maxs)]
  expect(his).not.toBe(hers)
  await Promise.all([rheas.keyboard.press('a'), maxs.keyboard.press('a')])
  await expect
    .poll(async () => (await claimsOf(newsroom, article)).filter(one => one.review === 'approved').length)
    .toBe(2)

  await rheas.goto(`${viewOfArticle(article)}&claim=${claims[5]}`)
  await expect(rheas.getByText('Kept for you')).toBeVisible()
  await maxs.goto(`${viewOfArticle(article)}&claim=${claims[5]}`)
  await expect(maxs.getByText('Rhea is on it since')).toBeVisible()
  await maxs.keyboard.press('t')
  await expect(maxs.getByText('Kept for you')).toBeVisible()
  await expect(rheas.getByText('Max is on it since')).toBeVisible()
})

test('many at once: what a rule forbids is left and named, and all of it is taken back by one key', async ({
  newsroom,
  openAs,
}) => {
  const ida = await join(newsroom, 'Ida Roos', REVIEWS)
  const { article, claims } = await waiting(
    newsroom,
    { headline: 'Many at once', text: TEXT },
    QUOTES.map((quote, index) => (index === 2 ? { quote, by: ida } : { quote })),
  )
  const page = await openAs(ida, viewOfArticle(article))
  await inHand(page, QUOTES[0])
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Shift+J')
  await expect(bar(page)).toContainText('3 claims')
  await expect(claimList(page).getByRole('option', { checked: true })).toHaveCount(3)
  await page.evaluate(() => localStorage.setItem('stet-single-keys', 'off'))
  for (const key of ['a', 'r', 'l', 'v', '/', 'Shift+O', 'x']) await page.keyboard.press(key)
  await expect(bar(page)).toContainText('3 claims')
  await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toHaveCount(0)
  await page.evaluate(() => localStorage.removeItem('stet-single-keys'))
  await bar(page).getByRole('button', { name: 'Select all 6' }).click()
  await expect(bar(page)).toContainText('6 claims')
  await page.keyboard.press('a')

  const left = page.getByRole('dialog', { name: 'Not approved: 1 claim' })
  await expect(left).toContainText('It is your own finding')
  await expect(page.getByText('Approved: 5 claims, 1 left as it was')).toBeVisible()
  await left.getByRole('button', { name: QUOTES[2] }).click()
  await inHand(page, QUOTES[2])
  expect(await listedQuotes(page)).toEqual([QUOTES[2]])

  await page.keyboard.press('z')
  await expect(page.getByText('Taken back: 5 claims')).toBeVisible()
  await expect.poll(() => listedQuotes(page)).toEqual([...QUOTES])
  expect((await claimsOf(newsroom, article)).map(one => one.review)).toEqual(claims.map(() => 'pending'))
})

test('on a telephone several are put off, in either theme', async ({ newsroom, openAs }) => {
  const { article } = await waiting(
    newsroom,
    { headline: 'In the tram', text: TEXT },
    QUOTES.slice(0, 3).map(quote => ({ quote })),
  )
  const page = await openAs(newsroom.reviewer, viewOfArticle(article), {
    width: 390,
    height: 844,
    dark: true,
  })
  const pick = (index: number) => claimList(page).getByRole('option').nth(index).locator('.pick')
  await pick(0).click()
  await pick(1).click()
  await expect(bar(page)).toContainText('2 claims')
  await expectAccessible(page)
  await bar(page).getByRole('button', { name: 'Later…' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Tomorrow morning/ }).click()
  await expect.poll(() => listedQuotes(page)).toEqual([QUOTES[2]])
  await page.emulateMedia({ colorScheme: 'light' })
  await expectAccessible(page)
})

test('a claim flagged legal waits for a second reviewer, and is named in both their hands', async ({
  freshNewsroom,
  visit,
}) => {
  const second = await join(freshNewsroom, 'Max Adler', REVIEWS)
  const set = await freshNewsroom.admin.api.patch('/api/settings', { data: { secondReviewer: true } })
  expect(set.ok()).toBe(true)
  const { article } = await waiting(freshNewsroom, { headline: 'With the lawyer', text: TEXT }, [
    { quote: QUOTES[0] },
    { quote: QUOTES[1] },
  ])
  const first = await visit(freshNewsroom.url, viewOfArticle(article), {
    state: freshNewsroom.reviewer.state,
  })
  await inHand(first, QUOTES[0])
  await first.keyboard.press('Shift+F')
  await first.getByRole('checkbox', { name: /^Legal/ }).check()
  await first.keyboard.press('Control+Enter')
  await expect(pane(first)).toContainText('Legal')
  await first.keyboard.press('a')
  await expect(first.getByText(`Approved, one more needed: “${QUOTES[0]}”`)).toBeVisible()
  await inHand(first, QUOTES[1])

  const then = await visit(freshNewsroom.url, viewOfArticle(article), { state: second.state })
  await inHand(then, QUOTES[0])
  await expect(pane(then)).toContainText('Approved by Rhea, one more needed')
  await then.keyboard.press('a')
  await expect
    .poll(async () => (await claimsOf(freshNewsroom, article))[0])
    .toMatchObject({ review: 'approved', firstApprovedBy: { name: 'Rhea Okafor' } })
})
