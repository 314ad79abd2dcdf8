import type { Answer } from '@/lib/contracts/call'
import {
  alive,
  expect,
  expectAccessible,
  expectAccessibleAtBothWidths,
  newArticle,
  newClaim,
  post,
  test,
} from './fixtures'

const FACT = 'The lock keepers of Veldmar counted 417 barges in March'

test('everything is found by its words, by palette and by page, in two scripts', async ({
  newsroom,
  openAs,
}) => {
  const article = await newArticle(newsroom.editor, {
    headline: 'Barges at dawn',
    text: `${FACT}. 五枚のミサイルが港に落ちた。`,
  })
  const claim = await newClaim(newsroom.checker, article, FACT)
  await post(newsroom.checker.api, `/api/claims/${claim}/comments`, { text: 'Ring the barges office.' })
  const page = await openAs(newsroom.checker, '/')
  await alive(page)
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('combobox', { name: 'Find or do' })
  await expect(palette).toBeFocused()
  await page.keyboard.type('barg')
  await expect(page.getByRole('option', { name: /Barges at dawn/ }).first()).toBeVisible()
  await expect(page.getByRole('option', { name: 'Ring the barges office.' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('option', { name: new RegExp(`Unchecked: ${FACT}`) }).click()
  await expect(page).toHaveURL(new RegExp(`/articles/${article}\\?claim=${claim}$`))
  await expect(page.getByRole('article', { name: /^Claim 1, unchecked/ })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('ミサ')
  await page.getByRole('option', { name: 'Search everything for “ミサ”' }).click()
  await expect(page).toHaveURL(/\/search\?q=/)
  const found = page.getByRole('list', { name: 'Found' })
  await expect(found.getByRole('link', { name: 'Barges at dawn' })).toBeVisible()
  await expect(found.locator('mark')).toHaveText('ミサ')
  const field = page.getByRole('searchbox', { name: 'Search everything' })
  await field.fill('barges -dawn')
  await expect(
    page.getByRole('group', { name: 'Kinds' }).getByRole('button', { name: /^Comments 1/ }),
  ).toBeVisible()
  await expectAccessibleAtBothWidths(page)
  await page.getByRole('button', { name: /^Comments 1/ }).click()
  await expect(page).toHaveURL(/kind=comment/)
  await expect(found.getByRole('listitem')).toHaveCount(1)
  await page.reload()
  await expect(found).toContainText('Ring the barges office.')
  await field.fill('nothing like it')
  await expect(page.getByText('Nothing found for “nothing like it” among comments.')).toBeVisible()
  await page.getByRole('button', { name: 'Search everything' }).click()
  await field.fill('417')
  await expect(found.getByRole('listitem')).toHaveCount(2)
  await field.blur()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(found.getByRole('link', { name: 'Barges at dawn' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('searchbox', { name: 'Find in the draft' })).toHaveValue('417')
})

test('a finding made before is taken over by one key, in one’s own name', async ({ newsroom, openAs }) => {
  const fact = 'The chain ferry of Aldersund made 96 crossings on Monday'
  const earlier = await newArticle(newsroom.editor, { headline: 'Ferries, one', text: `${fact}.` })
  const id = await newClaim(newsroom.editor, earlier, fact)
  const source = { kind: 'official_record', title: 'Ferry log of Aldersund' }
  await post(newsroom.editor.api, `/api/claims/${id}/citations`, { source, primary: true })
  await post<Answer<'setFinding'>>(newsroom.editor.api, `/api/claims/${id}/finding`, {
    status: 'verified',
    note: 'Counted in the log.',
  })
  const again = await newArticle(newsroom.editor, {
    headline: 'Ferries, two',
    text: 'On Monday the chain ferry of Aldersund made 96 crossings.',
  })
  const claim = await newClaim(
    newsroom.checker,
    again,
    'On Monday the chain ferry of Aldersund made 96 crossings',
  )
  const page = await openAs(newsroom.checker, `/articles/${again}?claim=${claim}`)
  const card = page.getByRole('article', { name: /^Claim 1/ })
  const before = card.getByRole('region', { name: 'Checked before' })
  await expect(before).toContainText('Ferries, one')
  await expect(before).toContainText('1 source')
  await expectAccessible(page)
  await card.focus()
  await page.keyboard.press('b')
  await expect(page.getByText('Taken over, in your name.')).toBeVisible()
  await expect(page.getByRole('article', { name: /^Claim 1, verified/ })).toContainText(
    'Ferry log of Aldersund',
  )
  const taken = await (await newsroom.checker.api.get(`/api/claims/${claim}`)).json()
  expect(taken.claim).toMatchObject({
    status: 'verified',
    review: 'pending',
    findingBy: { name: newsroom.checker.name },
  })
  const queue = await openAs(newsroom.reviewer, `/queue?review=pending&article=${again}`)
  await expect(queue.getByRole('region', { name: 'Checked before' })).toContainText('Verified')
  await expectAccessible(queue)
})
