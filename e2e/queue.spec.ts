import type { Route } from '@playwright/test'
import type { Answer } from '@/lib/contracts/call'
import { alive, expect, expectAccessible, get, newArticle, newClaim, post, test } from './fixtures'
import {
  alertIn,
  approveButton,
  claimList,
  inHand,
  listedQuotes,
  pane,
  viewOfArticle,
  waiting,
} from './queue'

const TEXT = [
  'The pump at Harl ran for nine hours. Its log names two operators, one of them on leave.',
  'The valve was replaced in 2019, at a cost of €4,300. A second valve is older than the pump.',
  'Nobody was hurt, the mayor said on Monday. It was the third flood in a decade.',
].join('\n')
const CLAIMS = [
  { quote: 'ran for nine hours', source: 'Pump log' },
  { quote: 'two operators, one of them on leave', source: 'Duty sheet' },
  { quote: 'replaced in 2019', status: 'needs_change', note: 'The invoice is of 2018.' },
  { quote: 'the third flood in a decade', status: 'cannot_verify', note: 'Records begin in 2020.' },
] as const

const draft = (headline: string, deadline?: string) =>
  deadline === undefined ? { headline, text: TEXT } : { headline, text: TEXT, deadline }
const claimOf = async (api: Parameters<typeof get>[0], id: string | undefined) =>
  (await get<Answer<'getClaim'>>(api, `/api/claims/${id}`)).claim

test('a reviewer approves by key, goes on to the next, and takes the last one back', async ({
  newsroom,
  openAs,
}) => {
  const { article, claims } = await waiting(newsroom, draft('The pump at Harl'), CLAIMS)
  const page = await openAs(newsroom.reviewer, viewOfArticle(article))
  await inHand(page, 'ran for nine hours')
  await expect(pane(page)).toContainText('Its log names two operators')
  await expect(pane(page)).toContainText('As the log says.')
  await expect(pane(page)).toContainText('What Pump log says.')
  await expect(pane(page)).toContainText('1 of 4')

  await page.keyboard.press('a')
  await inHand(page, 'two operators, one of them on leave')
  await page.keyboard.press('a')
  await inHand(page, 'replaced in 2019')
  await expect(page.getByText('Approved: “two operators, one of them on leave”')).toBeVisible()
  expect(await listedQuotes(page)).toEqual(['replaced in 2019', 'the third flood in a decade'])
  await expect.poll(async () => (await claimOf(newsroom.checker.api, claims[1])).review).toBe('approved')

  await page.keyboard.press('z')
  await inHand(page, 'two operators, one of them on leave')
  await expect.poll(async () => (await claimOf(newsroom.checker.api, claims[1])).review).toBe('pending')
  expect((await claimOf(newsroom.checker.api, claims[0])).review).toBe('approved')

  await page.reload()
  await inHand(page, 'two operators, one of them on leave')
  expect(await listedQuotes(page)).toEqual([
    'two operators, one of them on leave',
    'replaced in 2019',
    'the third flood in a decade',
  ])
})

test('keys faster than the page decide on each claim once, and only on what was shown', async ({
  newsroom,
  openAs,
}) => {
  const { article, claims } = await waiting(newsroom, draft('In a hurry'), CLAIMS)
  const page = await openAs(newsroom.reviewer, viewOfArticle(article))
  await inHand(page, 'ran for nine hours')
  const sent: string[] = []
  page.on('request', request => {
    if (request.url().endsWith('/review')) sent.push(request.url())
  })
  await page.evaluate(() => {
    for (let i = 0; i < 12; i++)
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, cancelable: true }))
  })
  for (const id of claims) {
    await expect
      .poll(async () => {
        await page.keyboard.press('a')
        return (await claimOf(newsroom.checker.api, id)).review
      })
      .toBe('approved')
  }
  expect(sent.length).toBe(4)
  expect(new Set(sent).size).toBe(4)
})

test('a button that was pressed can be pressed again, until nothing is left', async ({
  newsroom,
  openAs,
}) => {
  const { article, claims } = await waiting(newsroom, draft('Pressed again and again'), CLAIMS)
  const page = await openAs(newsroom.reviewer, viewOfArticle(article))
  await inHand(page, 'ran for nine hours')
  await approveButton(page).focus()
  for (const next of [
    'two operators, one of them on leave',
    'replaced in 2019',
    'the third flood in a decade',
  ]) {
    await page.keyboard.press('Enter')
    await inHand(page, next)
    await expect(approveButton(page)).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'No claim fits this filter' })).toBeVisible()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await inHand(page, 'the third flood in a decade')
  await expect.poll(async () => (await claimOf(newsroom.checker.api, claims[3])).review).toBe('pending')
})

test('a return needs its reason, which is kept until it is sent and reaches the checker', async ({
  newsroom,
  openAs,
}) => {
  const { article, claims } = await waiting(newsroom, draft('Which night was it'), CLAIMS)
  const page = await openAs(newsroom.reviewer, viewOfArticle(article))
  await inHand(page, 'ran for nine hours')
  await page.keyboard.press('r')
  const reason = page.getByRole('textbox', { name: 'Reason' })
  await expect(reason).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('A return needs a reason.')).toBeVisible()
  await page.keyboard.type('Which night?')
  await page.keyboard.press('Escape')
  await expect(reason).toBeHidden()

  await page.keyboard.press('r')
  await expect(reason).toHaveValue('Which night?')
  await expect(reason).toBeFocused()
  await page.context().setOffline(true)
  await page.keyboard.press('Control+Enter')
  await expect(alertIn(page)).toContainText('Not returned. The server cannot be reached.')
  await expect(reason).toHaveValue('Which night?')
  await page.context().setOffline(false)
  await page.keyboard.press('Control+Enter')
  await inHand(page, 'two operators, one of them on leave')
  expect(await claimOf(newsroom.checker.api, claims[0])).toMatchObject({
    review: 'returned',
    reviewReason: 'Which night?',
    reviewedBy: { name: newsroom.reviewer.name },
  })
})

test('while the server cannot be reached, an approval brings its claim back and says so', async ({
  newsroom,
  openAs,
}) => {
  const { article, claims } = await waiting(newsroom, draft('Out of reach'), CLAIMS)
  const page = await openAs(newsroom.reviewer, viewOfArticle(article))
  await inHand(page, 'ran for nine hours')
  await page.context().setOffline(true)
  await page.keyboard.press('a')
  await expect(alertIn(page)).toContainText('Not approved: “ran for nine hours”.')
  await inHand(page, 'ran for nine hours')
  expect((await listedQuotes(page)).length).toBe(4)
  await page.context().setOffline(false)
  await page.keyboard.press('a')
  await inHand(page, 'two operators, one of them on leave')
  await expect.poll(async () => (await claimOf(newsroom.checker.api, claims[0])).review).toBe('approved')
})

test('an ended session asks for the password in place and loses nothing typed', async ({
  newsroom,
  openAs,
}) => {
  const { article } = await waiting(newsroom, draft('A session that ended'), CLAIMS)
  const page = await openAs(newsroom.reviewer, viewOfArticle(article))
  await inHand(page, 'ran for nine hours')
  await page.keyboard.press('r')
  await page.getByRole('textbox', { name: 'Reason' }).fill('Which night?')
  await page.context().clearCookies()
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
  await dialog.getByLabel('E-mail').fill(newsroom.reviewer.email)
  await dialog.getByLabel('Password').fill(newsroom.reviewer.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Reason' })).toHaveValue('Which night?')
  await page.keyboard.press('Control+Enter')
  await inHand(page, 'two operators, one of them on leave')
})

test('what may not be approved shows why, before it is tried', async ({ newsroom, openAs }) => {
  const { reviewer } = newsroom
  const { article, claims } = await waiting(newsroom, draft('Not by oneself'), [
    { quote: 'ran for nine hours', by: reviewer, source: 'Pump log' },
    { quote: 'replaced in 2019', note: '' },
    { quote: 'the third flood in a decade', source: 'County yearbook', primary: false },
  ])
  const page = await openAs(reviewer, viewOfArticle(article))
  await inHand(page, 'ran for nine hours')
  await expect(approveButton(page)).toHaveAttribute('aria-disabled', 'true')
  await expect(approveButton(page)).toHaveAccessibleDescription(
    'Cannot be approved yet: it is your own finding.',
  )
  await expect(page.getByText('Cannot be approved yet: it is your own finding.')).toBeVisible()
  await page.keyboard.press('a')
  await inHand(page, 'ran for nine hours')
  expect((await claimOf(reviewer.api, claims[0])).review).toBe('pending')

  await page.keyboard.press('j')
  await inHand(page, 'replaced in 2019')
  await expect(page.getByText('Cannot be approved yet: it has no source and no reason.')).toBeVisible()
  await page.keyboard.press('j')
  await inHand(page, 'the third flood in a decade')
  await expect(pane(page)).toContainText('One secondary source.')
  await expect(approveButton(page)).not.toHaveAttribute('aria-disabled', 'true')
})

test('somebody who does not review sees the queue and why nothing can be decided', async ({
  newsroom,
  openAs,
}) => {
  const { article } = await waiting(newsroom, draft('For reviewers'), CLAIMS)
  const page = await openAs(newsroom.checker, viewOfArticle(article))
  await inHand(page, 'ran for nine hours')
  await expect(page.getByRole('link', { name: /^Waiting for review/ })).toBeVisible()
  await expect(page.getByText('Approving and returning is for reviewers.')).toBeVisible()
  await page.keyboard.press('a')
  await inHand(page, 'ran for nine hours')
})

test('a wording changed after the finding is shown word by word and cannot be approved', async ({
  newsroom,
  openAs,
}) => {
  const { article, claims } = await waiting(newsroom, draft('Nine or ten'), CLAIMS)
  const editing = await openAs(newsroom.editor, `/articles/${article}`)
  const paragraph = editing.getByRole('textbox', { name: 'Draft' }).getByText('nine hours').first()
  await paragraph.dblclick({ position: { x: 4, y: 8 } })
  await expect
    .poll(async () => {
      await editing.keyboard.press('Home')
      return editing.evaluate(() => document.activeElement?.getAttribute('role'))
    })
    .toBe('textbox')
  await editing.evaluate(() => {
    const walker = document.createTreeWalker(
      document.querySelector('.draft') ?? document,
      NodeFilter.SHOW_TEXT,
    )
    while (walker.nextNode()) {
      const node = walker.currentNode as Text // SHOW_TEXT yields text nodes only
      const at = node.data.indexOf('nine')
      if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + 4)
    }
  })
  await editing.keyboard.type('ten')
  await expect.poll(async () => (await claimOf(newsroom.checker.api, claims[0])).stale).toBe(true)

  const page = await openAs(newsroom.reviewer, viewOfArticle(article))
  await inHand(page, 'ran for ten hours')
  await expect(pane(page).getByRole('region', { name: 'Wording changed' })).toContainText(
    'changed this after',
  )
  await expect(pane(page).locator('.changed del')).toHaveText('nine')
  await expect(pane(page).locator('.changed ins')).toHaveText('ten')
  await expect(page.getByText('Cannot be approved yet: the wording changed after the finding.')).toBeVisible()
  await page.getByRole('link', { name: /^Wording changed/ }).click()
  await expect(page).toHaveURL(/stale=true/)
  await expect(claimList(page).getByRole('option', { name: /ran for ten hours/ })).toBeVisible()
})

test('a decision that somebody else was faster with says who, and leaves the reviewer where they are', async ({
  newsroom,
  openAs,
}) => {
  const { article, claims } = await waiting(newsroom, draft('Two at once'), CLAIMS)
  const page = await openAs(newsroom.reviewer, viewOfArticle(article))
  await inHand(page, 'ran for nine hours')
  let hold = (_: Route) => {}
  const held = new Promise<Route>(resolve => {
    hold = resolve
  })
  await page.route('**/review', route => hold(route), { times: 1 })
  await page.keyboard.press('a')
  const onItsWay = await held
  await post(newsroom.checker.api, `/api/claims/${claims[0]}/finding`, {
    status: 'disputed',
    note: 'The log has a gap.',
  })
  const answered = page.waitForResponse('**/review')
  await onItsWay.continue()
  expect((await answered).status()).toBe(409)
  await expect(alertIn(page)).toContainText('has made another finding meanwhile: disputed.')
  await inHand(page, 'two operators, one of them on leave')
  expect((await claimOf(newsroom.reviewer.api, claims[0])).review).toBe('pending')
  await page.getByRole('button', { name: 'Show it' }).click()
  await inHand(page, 'ran for nine hours')
  await expect(pane(page)).toContainText('The log has a gap.')
})

test('filters combine in the address, so that what one sees can be sent as a link', async ({
  newsroom,
  openAs,
}) => {
  const { article } = await waiting(newsroom, draft('A filter is a link'), CLAIMS)
  const page = await openAs(newsroom.reviewer, '/queue')
  await alive(page)
  await page.keyboard.press('/')
  const filter = page.getByRole('dialog', { name: 'Filter' })
  await expect(filter.getByRole('searchbox')).toBeFocused()
  await filter.getByLabel('Article', { exact: true }).selectOption(article)
  await filter.getByRole('checkbox', { name: /^Needs change/ }).check()
  await filter.getByRole('checkbox', { name: /^Cannot verify/ }).check()
  await expect(filter.getByRole('status')).toHaveText('2 claims')
  await filter.getByRole('searchbox').fill('flood')
  await page.keyboard.press('Enter')
  await expect(filter).toBeHidden()
  await expect.poll(() => listedQuotes(page)).toEqual(['the third flood in a decade'])

  const address = page.url()
  expect(address).toContain('status=needs_change,cannot_verify')
  const colleague = await openAs(newsroom.viewer, address)
  await expect.poll(() => listedQuotes(colleague)).toEqual(['the third flood in a decade'])

  await page.getByRole('link', { name: /^Waiting for me/ }).click()
  await expect(page).toHaveURL(/\/queue$/)
  await expect.poll(async () => (await listedQuotes(page)).length).toBeGreaterThan(3)
})

test('earliest deadline first, articles one after the other, and no deadline last', async ({
  newsroom,
  openAs,
}) => {
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString()
  await waiting(newsroom, draft('Order: none'), [CLAIMS[3]])
  await waiting(newsroom, draft('Order: late', hours(30)), [CLAIMS[1]])
  await waiting(newsroom, draft('Order: soon', hours(2)), [CLAIMS[0], CLAIMS[2]])
  const page = await openAs(newsroom.reviewer, '/queue')
  const groups = claimList(page).getByRole('group', { name: /^Order:/ })
  await expect(groups.first()).toHaveAccessibleName(/^Order: soon/)
  await expect(groups.nth(1)).toHaveAccessibleName(/^Order: late/)
  await expect(groups.first().getByRole('option')).toHaveCount(2)
  await page.goto('/queue?review=pending&q=decade')
  await expect(claimList(page).getByRole('group', { name: /^Order: none No deadline/ })).toBeVisible()
})

test('comment, assign, cite and open in the article without leaving the keys', async ({
  newsroom,
  openAs,
}) => {
  const { article, claims } = await waiting(newsroom, draft('All by key'), CLAIMS)
  const page = await openAs(newsroom.reviewer, viewOfArticle(article))
  await inHand(page, 'ran for nine hours')
  await claimList(page).focus()
  await page.keyboard.press('c')
  await page.keyboard.type('Is this the night log?')
  await page.keyboard.press('Control+Enter')
  await expect(pane(page)).toContainText('Is this the night log?')
  await expect(claimList(page)).toBeFocused()

  await page.keyboard.press('g')
  await page.getByLabel('Assigned to').selectOption({ label: newsroom.checker.name })
  await page.keyboard.press('Control+Enter')
  await expect(pane(page)).toContainText(`For ${newsroom.checker.name}`)

  await page.keyboard.press('s')
  await page.getByRole('combobox', { name: /source/i }).fill('Night log')
  await page.getByRole('option', { name: /New source/ }).click()
  await page.getByRole('button', { name: 'Add source' }).click()
  await expect(pane(page)).toContainText('Night log')
  expect(await claimOf(newsroom.checker.api, claims[0])).toMatchObject({
    assignee: { name: newsroom.checker.name },
    comments: [{ text: 'Is this the night log?' }],
    citations: [{ source: { title: 'Pump log' } }, { source: { title: 'Night log' } }],
  })

  await claimList(page).focus()
  await page.keyboard.press('o')
  await expect(page).toHaveURL(new RegExp(`/articles/${article}\\?claim=${claims[0]}`))
  await page.goBack()
  await inHand(page, 'ran for nine hours')
})

test('a long list keeps few lines in the page, loads as it is scrolled, and says where one is', async ({
  newsroom,
  openAs,
}) => {
  const count = 64
  const lines = Array.from(
    { length: count },
    (_, i) => `Entry ${i + 1} stood at ${1000 + i} litres that night.`,
  )
  const article = await newArticle(newsroom.editor, { headline: 'A long table', text: lines.join('\n') })
  for (let i = 0; i < count; i++) {
    const id = await newClaim(newsroom.checker, article, `stood at ${1000 + i} litres`)
    await post(newsroom.checker.api, `/api/claims/${id}/finding`, { status: 'verified', note: 'Table 3.' })
  }
  const page = await openAs(newsroom.reviewer, viewOfArticle(article))
  await inHand(page, 'stood at 1000 litres')
  await claimList(page).focus()
  await page.keyboard.press('End')
  await expect(pane(page)).toContainText('50 of 64')
  await expect.poll(() => claimList(page).getByRole('option').count()).toBeLessThan(45)
  /* How many there are is known before all are loaded; the end is where the list ends then. */
  await expect
    .poll(async () => {
      await page.keyboard.press('End')
      return pane(page).locator('mark').textContent()
    })
    .toBe('stood at 1063 litres')
  await expect(pane(page)).toContainText('64 of 64')
  const chosen = claimList(page).getByRole('option', { selected: true })
  await expect(chosen).toBeInViewport()
  await expect(chosen).toHaveAttribute('aria-posinset', '64')
  await expect(claimList(page)).toHaveAttribute(
    'aria-activedescendant',
    (await chosen.getAttribute('id')) ?? '',
  )
  await page.keyboard.press('Home')
  await inHand(page, 'stood at 1000 litres')
  await expect(claimList(page).getByRole('option').first()).toBeInViewport()
})

test('on a phone the list leads to the claim, with both decisions at the thumb', async ({
  newsroom,
  openAs,
}) => {
  const { article, claims } = await waiting(newsroom, draft('In one hand'), CLAIMS)
  const page = await openAs(newsroom.reviewer, viewOfArticle(article), { width: 390, height: 844 })
  await expect(claimList(page)).toBeVisible()
  await expect(pane(page)).toBeHidden()
  await claimList(page)
    .getByRole('option', { name: /replaced in 2019/ })
    .click()
  await inHand(page, 'replaced in 2019')
  await expect(claimList(page)).toBeHidden()
  for (const name of [/^Approve/, /^Return/]) {
    const box = await page.getByRole('button', { name }).boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(44)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(780)
  }
  await expectAccessible(page)
  await approveButton(page).click()
  await inHand(page, 'the third flood in a decade')
  await expect.poll(async () => (await claimOf(newsroom.checker.api, claims[2])).review).toBe('approved')
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await expect(claimList(page)).toBeVisible()
  expect((await listedQuotes(page)).length).toBe(3)
  await claimList(page).getByRole('option').first().click()
  await inHand(page, 'ran for nine hours')
  await page.goBack()
  await expect(claimList(page)).toBeVisible()
})

test('every state of the queue is accessible in both themes, and F6 goes round it', async ({
  newsroom,
  openAs,
}) => {
  const { article } = await waiting(newsroom, draft('To be read aloud'), CLAIMS)
  const page = await openAs(newsroom.reviewer, viewOfArticle(article))
  await inHand(page, 'ran for nine hours')
  await expectAccessible(page)
  await claimList(page).focus()
  await page.keyboard.press('F6')
  await expect(pane(page)).toBeFocused()
  await page.keyboard.press('F6')
  await expect(approveButton(page)).toBeFocused()
  await page.keyboard.press('Shift+F6')
  await expect(pane(page)).toBeFocused()

  await page.keyboard.press('c')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await page.getByRole('textbox', { name: 'Reason' }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await page.getByRole('dialog', { name: 'Filter' }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await page.getByText('Approved: “ran for nine hours”').waitFor()
  await expectAccessible(page)
  await page.goto('/queue?review=pending&q=nowhere-at-all')
  await page.getByRole('heading', { name: 'No claim fits this filter' }).waitFor()
  await expectAccessible(page)
})
