import { alive, expect, expectAccessible, test } from './fixtures'
import { claimList, listedQuotes, waiting } from './queue'

const TEXT = [
  'The pump at Harl ran for nine hours. Its log names two operators, one of them on leave.',
  'The valve was replaced in 2019, at a cost of €4,300. A second valve is older than the pump.',
].join('\n')

test('a filter is kept as a view, shared, and opened by its link by somebody else', async ({
  newsroom,
  openAs,
}) => {
  const { article } = await waiting(newsroom, { headline: 'Views of the pump', text: TEXT }, [
    { quote: 'ran for nine hours', source: 'Pump log', primary: false },
    { quote: 'replaced in 2019', status: 'needs_change', note: 'The invoice is of 2018.' },
    { quote: 'at a cost of €4,300', status: 'disputed', note: 'It was €5,100.' },
  ])
  const page = await openAs(newsroom.reviewer, `/queue?article=${article}`)
  await alive(page)
  await page.keyboard.press('/')
  const filter = page.getByRole('dialog', { name: 'Filter' })
  await filter.getByRole('checkbox', { name: /^No source/ }).check()
  await expect(filter.getByRole('status')).toHaveText('2 claims')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+O')
  await page.getByRole('menuitem', { name: 'Longest waiting first' }).press('Enter')
  await expect(page).toHaveURL(/sort=age/)
  await expect.poll(() => listedQuotes(page)).toEqual(['replaced in 2019', 'at a cost of €4,300'])
  await expect(claimList(page)).toHaveAccessibleName('Claims, longest waiting first')
  await expect(claimList(page).getByRole('group')).toHaveCount(0)

  await page.getByRole('button', { name: /^Save view/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Views' })
  await dialog.getByRole('textbox', { name: 'Keep what is shown now as' }).fill('Pump without sources')
  await dialog.getByRole('checkbox', { name: 'Show it to everybody' }).check()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  const kept = page.getByRole('link', { name: 'Pump without sources (shared) 2' })
  await expect(kept).toHaveAttribute('aria-current', 'page')
  const link = (await kept.getAttribute('href')) ?? ''

  const colleague = await openAs(newsroom.checker, link)
  await expect.poll(() => listedQuotes(colleague)).toEqual(['replaced in 2019', 'at a cost of €4,300'])
  const theirs = colleague.getByRole('link', { name: /^Pump without sources/ })
  await expect(theirs).toHaveAttribute('aria-current', 'page')
  await expectAccessible(colleague)
  await colleague.getByRole('button', { name: /^Views…/ }).click()
  await expect(colleague.getByRole('dialog', { name: 'Views' })).toContainText(
    `shared by ${newsroom.reviewer.name}`,
  )
  await expectAccessible(colleague)

  await page.keyboard.press('v')
  await page.getByRole('button', { name: 'Remove Pump without sources' }).click()
  await expect(page.getByText('Removed: “Pump without sources”')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Pump without sources/ })).toHaveCount(0)
  await page.goto(`/queue?article=${article}&unsourced=true&checker=me`)
  await expect(page.getByRole('heading', { name: 'No claim fits this filter' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Without Found by me' }).click()
  await expect.poll(() => listedQuotes(page)).toEqual(['replaced in 2019', 'at a cost of €4,300'])
})
