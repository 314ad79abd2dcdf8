import type { Answer } from '@/lib/contracts/call'
import { expect, expectAccessibleAtBothWidths, get, newArticle, newClaim, post, test } from './fixtures'

test('the desk says how the day stands, is narrowed by its address, and what was cleared is published from it', async ({
  freshNewsroom: newsroom,
  visit,
}) => {
  const { editor, checker, reviewer } = newsroom
  const patch = (id: string, data: object) => editor.api.patch(`/api/articles/${id}`, { data })
  const gate = await newArticle(editor, {
    headline: 'The gate that closed once',
    text: 'Five ships sank off Ostra. It rained all night. The keeper slept.',
  })
  await patch(gate, { desk: 'Coast', deadline: new Date(Date.now() - 3_600_000).toISOString() })
  const claims = [
    await newClaim(editor, gate, 'Five ships'),
    await newClaim(editor, gate, 'The keeper slept'),
  ]
  await editor.api.patch(`/api/claims/${claims[1]}`, { data: { assigneeId: checker.id } })
  await post(checker.api, `/api/claims/${claims[0]}/finding`, { status: 'verified' })
  const choirs = await newArticle(editor, { headline: 'Three choirs, one roof', text: 'They sang.' })
  await patch(choirs, { desk: 'Culture' })
  const sang = await newClaim(editor, choirs, 'They sang')
  await post(checker.api, `/api/claims/${sang}/finding`, { status: 'opinion' })
  await post(reviewer.api, `/api/claims/${sang}/review`, { decision: 'approve' })
  await post(editor.api, `/api/articles/${choirs}/clear`, {})

  const page = await visit(newsroom.url, '/', { state: editor.state })
  await expect(page.getByRole('heading', { name: 'One is late.' })).toBeVisible()
  const row = page.getByRole('listitem').filter({ hasText: 'The gate that closed once' })
  await expect(row).toContainText('1 not checked, 1 waiting for review, 1 without a source')
  await expect(row).toContainText('oldest waits')
  await expect(row).toContainText('2 sentences unseen')
  const side = page.getByRole('complementary', { name: 'How the work stands' })
  await expect(side.getByRole('listitem').filter({ hasText: 'Cato Blom' })).toContainText(
    '1 to check, 1 overdue',
  )
  await expect(side.locator('.plots > div').first()).toContainText('Claims checked a day')
  await expectAccessibleAtBothWidths(page)

  await page.getByRole('combobox', { name: 'Desk' }).selectOption('Culture')
  await expect(page).toHaveURL(/\/\?desk=Culture$/)
  await expect(row).toBeHidden()
  await page.reload()
  await expect(page.getByRole('link', { name: 'Three choirs, one roof' })).toBeVisible()
  await expect(row).toBeHidden()
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: 'Three choirs, one roof' })).toBeFocused()

  await page.getByRole('button', { name: 'More on Three choirs, one roof' }).click()
  await page.getByRole('menuitem', { name: 'Mark as published…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Mark as published' })
  await dialog.getByLabel('Address of the page').fill('choirs.example')
  await dialog.getByRole('button', { name: 'Mark as published' }).click()
  await expect(dialog.getByRole('alert')).toContainText('That is not the address of a page')
  await dialog.getByLabel('Address of the page').fill('https://lantern.example/choirs')
  await dialog.getByRole('button', { name: 'Mark as published' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: '1 this week' }).click()
  await expect(page).toHaveURL(/published=true/)
  await expect(page.getByRole('region', { name: 'Published' })).toContainText('lantern.example')

  await side.getByRole('link', { name: 'All numbers' }).click()
  await expect(page.getByRole('heading', { name: 'What was done at Culture' })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Claims checked a day, 30 days: 0; at most 1/ })).toBeVisible()
  await page.getByRole('combobox', { name: 'Desk' }).selectOption('')
  await page.getByRole('button', { name: '7 days' }).click()
  await expect(page.getByRole('img', { name: /^Claims checked a day, 7 days: 0; at most 2/ })).toBeVisible()
  await expectAccessibleAtBothWidths(page)
  const csv = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Numbers as CSV' }).click()
  expect((await csv).suggestedFilename()).toMatch(/^desk-numbers-.*\.csv$/)
  const board = await get<Answer<'desk'>>(reviewer.api, '/api/desk')
  expect(board.articles.map(({ stage }) => stage).sort()).toEqual(['checking', 'published'])
})
