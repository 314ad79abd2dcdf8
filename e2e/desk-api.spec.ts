import { request } from '@playwright/test'
import type { Answer } from '@/lib/contracts/call'
import { expect, expectAccessibleAtBothWidths, get, post, test } from './fixtures'
import { DRAFT } from './sample'
import { draftOf } from './workspace'

test('a CMS does the whole job with a token that was shown once', async ({ newsroom, openAs }) => {
  const page = await openAs(newsroom.editor, '/settings')
  await page.getByRole('button', { name: 'Make a token' }).click()
  await expect(page.getByText('Say what it is for')).toBeVisible()
  await page.getByLabel('What it is for').fill('CMS import')
  await page.getByRole('button', { name: 'Make a token' }).click()
  const dialog = page.getByRole('dialog', { name: 'Copy the token now' })
  await expect(dialog.getByRole('code')).toContainText('stet_')
  await expectAccessibleAtBothWidths(page)
  const secret = (await dialog.getByRole('code').textContent()) ?? ''
  await dialog.getByRole('button', { name: 'Done' }).click()
  await page.reload()
  const row = page.getByRole('listitem').filter({ hasText: 'CMS import' })
  await expect(row).toContainText(`ends in ${secret.slice(-4)}`)
  await expect(page.getByText(secret)).toHaveCount(0)
  await expectAccessibleAtBothWidths(page)

  const bearing = (token: string) =>
    request.newContext({ baseURL: newsroom.url, extraHTTPHeaders: { authorization: `Bearer ${token}` } })
  const cms = await bearing(secret)
  const { article } = await post<Answer<'createArticle'>>(cms, '/api/articles', {
    headline: 'Sent by the CMS',
    markdown: `*${DRAFT.text.split('\n')[0]}*\n\n${DRAFT.text.split('\n')[2]}`,
  })
  const path = `/api/articles/${article.id}`
  const ambiguous = await cms.post(`${path}/claims`, { data: { quote: 'in' } })
  expect(ambiguous.status()).toBe(409)
  expect((await cms.post(`${path}/claims`, { data: { quote: 'no such words' } })).status()).toBe(422)
  const { claim } = await post<Answer<'createClaim'>>(cms, `${path}/claims`, {
    quote: 'Repairs cost €18,000',
  })
  const { text } = await get<Answer<'getArticle'>>(cms, path)
  expect([...text].slice(claim.start ?? 0, claim.end ?? 0).join(''), 'start and end count code points').toBe(
    'Repairs cost €18,000',
  )

  const found = await post<Answer<'setFinding'>>(cms, `/api/claims/${claim.id}/finding`, {
    status: 'verified',
  })
  expect(found.claim).toMatchObject({ status: 'verified', review: 'pending' })
  const blocked = await cms.post(`${path}/clear`, { data: {} })
  expect(blocked.status()).toBe(409)
  expect((await blocked.json()).error).toMatchObject({ code: 'blocked' })

  const review = (who: typeof cms, decision: object) =>
    who.post(`/api/claims/${claim.id}/review`, { data: decision })
  const own = await review(cms, { decision: 'approve' })
  expect(own.status()).toBe(403)
  const unsourced = await review(newsroom.reviewer.api, { decision: 'approve' })
  expect(unsourced.status()).toBe(409)
  expect((await unsourced.json()).error.code).toBe('unsourced')
  await post(cms, `/api/claims/${claim.id}/citations`, {
    source: { kind: 'document', title: 'Invoice 12', url: 'https://harbour.example/invoice' },
    locator: 'page 2',
  })
  expect((await review(newsroom.reviewer.api, { decision: 'return' })).status()).toBe(422)
  const approved = await review(newsroom.reviewer.api, { decision: 'approve' })
  expect((await approved.json()).claim).toMatchObject({ review: 'approved' })

  const { signOff } = await post<Answer<'clear'>>(cms, `${path}/clear`, {})
  expect(signOff).toMatchObject({ articleId: article.id, overridden: [] })
  const copy = await cms.get(`${path}/export?format=json`)
  expect(copy.headers()['content-disposition']).toContain('attachment')
  expect(await copy.text()).toContain('Invoice 12')

  const openapi = await cms.get('/api/openapi.json')
  expect(openapi.headers()['content-type']).toContain('application/json')
  const described = await openapi.json()
  expect(described.openapi).toMatch(/^3\./)
  expect(Object.keys(described.paths)).toEqual(
    expect.arrayContaining(['/api/articles', '/api/claims/{id}/review', '/api/articles/{id}/export']),
  )

  await page.goto(`/articles/${article.id}`)
  await expect(draftOf(page)).toContainText('Repairs cost €18,000')
  await expect(page.getByText(`Cleared for publication by ${newsroom.editor.name}`)).toBeVisible()
  await expectAccessibleAtBothWidths(page)

  await page.goto('/settings')
  await expect(row).toContainText('last used')
  await row.getByRole('button', { name: 'Revoke… CMS import' }).click()
  await expectAccessibleAtBothWidths(page)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(row).toBeHidden()
  const refused = await cms.get(path)
  expect(refused.status()).toBe(401)
  expect((await refused.json()).error).toHaveProperty('message')
  const never = await bearing('stet_never_made')
  expect((await never.get(path)).status()).toBe(401)
  await cms.dispose()
  await never.dispose()
})
