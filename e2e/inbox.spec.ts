import {
  expect,
  expectAccessible,
  expectAccessibleAtBothWidths,
  newArticle,
  newClaim,
  post,
  test,
} from './fixtures'
import { waiting } from './queue'

const TEXT = 'The ferry made 212 crossings last winter. A survey asked 61 people about them.'

test('who is given a claim, mentioned and returned a finding reads it in the inbox, and goes there', async ({
  newsroom,
  openAs,
}) => {
  const { checker, editor, reviewer } = newsroom
  const { claims } = await waiting(newsroom, { headline: 'No boat on Sunday', text: TEXT }, [
    { quote: '212 crossings', source: 'Ferry log' },
  ])
  const article = await newArticle(editor, { headline: 'The survey', text: TEXT })
  const given = await newClaim(editor, article, 'asked 61 people')
  const page = await openAs(checker, '/sources')
  const inbox = page.getByRole('link', { name: /^Inbox/ })
  await expect(inbox).toBeVisible()
  await page.getByRole('heading', { name: 'Sources' }).waitFor()

  /* The bar says so while one looks elsewhere. */
  await post(reviewer.api, `/api/claims/${claims[0]}/review`, { decision: 'return', reason: 'Which winter?' })
  await editor.api.patch(`/api/claims/${given}`, { data: { assigneeId: checker.id } })
  await expect(inbox).toHaveAccessibleName(/^Inbox, \d+ not read$/)

  /* A name after @ is offered, and taken by key. */
  const edda = await openAs(editor, `/articles/${article}?claim=${given}`)
  const card = edda.locator('.card')
  await expect(card).toBeVisible()
  await card.getByRole('button', { name: /^Comment/ }).click()
  const field = edda.getByLabel('Comment', { exact: true })
  await field.pressSequentially('Can @ca')
  await expect(edda.getByRole('option', { name: 'Cato Blom' })).toHaveAttribute('aria-selected', 'true')
  await edda.keyboard.press('Enter')
  await expect(field).toHaveValue('Can @Cato Blom ')
  await edda.keyboard.type('look?')
  await edda.keyboard.press('Control+Enter')
  await expect(card.locator('.said').getByText('Can @Cato Blom look?')).toBeVisible()

  await inbox.click()
  await expect(page.getByRole('heading', { name: 'Inbox', exact: true })).toBeVisible()
  const rows = page.getByRole('listitem')
  const mention = rows.filter({ hasText: 'Edda Quist mentioned you on claim 1' })
  await expect(mention).toContainText('Can @Cato Blom look?')
  await expect(rows.filter({ hasText: 'Rhea Okafor returned claim 1 to you' })).toContainText('Which winter?')
  await expect(rows.filter({ hasText: 'Edda Quist gave you claim 1' })).toContainText('asked 61 people')
  await expectAccessibleAtBothWidths(page)

  /* By key: read, not read, open. */
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  await expect(mention.getByRole('button', { name: /^Mark as not read/ })).toBeVisible()
  await page.keyboard.press('o')
  await expect(page).toHaveURL(`/articles/${article}?claim=${given}`)
  await expect(page.locator('.card').getByText('Can @Cato Blom look?')).toBeVisible()

  await page.goto('/inbox?unread=true')
  await expect(rows.filter({ hasText: 'returned claim 1' })).toBeVisible()
  await expect(mention).toHaveCount(0)
  await page.getByRole('button', { name: /^Mark all as read/ }).click()
  await expect(page.getByText('Marked all as read')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Everything is read' })).toBeVisible()
})

test('what comes by e-mail is chosen and kept, and whoever runs it sees what goes out', async ({
  newsroom,
  openAs,
}) => {
  const page = await openAs(newsroom.viewer, '/settings')
  const mentioned = page.getByRole('group', { name: 'Somebody mentions me' })
  await expect(mentioned.getByRole('button', { name: 'At once' })).toHaveAttribute('aria-pressed', 'true')
  await mentioned.getByRole('button', { name: 'In the digest' }).click()
  await expect(page.getByText('Kept: what you are told by e-mail')).toBeVisible()
  const kept = page.waitForResponse(
    answer =>
      answer.request().method() === 'PUT' &&
      answer.request().postData()?.includes('"digestHour":18') === true,
  )
  await page.getByLabel('The daily digest comes').selectOption('at 18:00')
  await kept
  await page.reload()
  await expect(mentioned.getByRole('button', { name: 'In the digest' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(page.getByLabel('The daily digest comes')).toHaveValue('18')
  await expect(page.getByRole('heading', { name: 'What goes out' })).toHaveCount(0)

  const admin = await openAs(newsroom.admin, '/settings')
  await expect(admin.getByRole('heading', { name: 'What goes out' })).toBeVisible()
  await expect(admin.getByText(/^No e-mail is sent/)).toBeVisible()
  await expectAccessible(admin)
})
