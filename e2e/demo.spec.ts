import { request as httpRequest } from 'node:http'
import type { Answer } from '@/lib/contracts/call'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { STATUSES } from '@/lib/domain/status'
import { expect, expectAccessibleAtBothWidths, test } from './fixtures'
import { draftOf } from './workspace'

/** Posts JSON under any Host, as a page of another name that leads to this machine would; answers the status. */
function postAs(host: string, url: string, body: unknown): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      url,
      { method: 'POST', headers: { host, 'content-type': 'application/json' } },
      answer => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      },
    )
    sent.on('error', reject)
    sent.end(JSON.stringify(body))
  })
}

test('one press signs in as each of them, and every state is there to be seen', async ({
  freshServer,
  visit,
}) => {
  const { url } = await freshServer({ STET_DEMO: '1' })
  const page = await visit(url, '/')
  await expect(page.getByRole('heading', { name: 'Who are you today?' })).toBeVisible()
  await expectAccessibleAtBothWidths(page)
  for (const [name, role] of [
    ['Bea Lindqvist', 'Checker'],
    ['Tom Ashgrove', 'Editor'],
    ['Femi Castellan', 'Reviewer'],
    ['Ines Marlowe', 'Admin'],
  ] as const) {
    await page.getByRole('button', { name: `${name} ${role}` }).click()
    const account = page.getByRole('button', { name: `Account of ${name}` })
    await expect(account).toBeVisible()
    if (role === 'Editor') await expectAccessibleAtBothWidths(page)
    await account.click()
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Who are you today?' })).toBeVisible()
  }

  await page.getByRole('button', { name: /Tom Ashgrove/ }).click()
  await page.getByRole('link', { name: 'The night bus that ran on paper' }).click()
  await expect(draftOf(page)).toContainText('Lindholt paid £1.86 million')
  const id = new URL(page.url()).pathname.split('/').at(-1)
  const { claims }: Answer<'getArticle'> = await (await page.request.get(`/api/articles/${id}`)).json()
  expect(new Set(claims.map(claim => claim.status))).toEqual(new Set(STATUSES))
  expect(new Set(claims.map(claim => claim.review))).toEqual(new Set(REVIEW_STATES))
  expect(new Set(claims.map(claim => claim.stale))).toEqual(new Set([true, false]))
  expect(new Set(claims.map(claim => claim.orphaned))).toEqual(new Set([true, false]))
  expect(new Set(claims.map(claim => claim.resolution))).toEqual(new Set([null, 'fix', 'stet', 'cut']))
  await expectAccessibleAtBothWidths(page)
})

test('nobody comes in under another name, nor where the demonstration is off', async ({
  freshServer,
  newsroom,
  visit,
}) => {
  const { url } = await freshServer({ STET_DEMO: '1' })
  const page = await visit(url, '/sign-in')
  await page.getByRole('button', { name: /Tom Ashgrove/ }).click()
  await expect(page.getByRole('button', { name: 'Account of Tom Ashgrove' })).toBeVisible()
  const session = await (await page.request.get('/api/auth/get-session')).json()
  const personId = session.user.id
  const door = `${url}/api/demo/sign-in`
  expect(await postAs(new URL(url).host, door, { personId })).toBe(204)
  expect(await postAs('evil.example', door, { personId })).toBe(404)
  expect(await postAs('127.0.0.1.evil.example', door, { personId })).toBe(404)
  expect(await postAs('localhost.evil.example:80', door, { personId })).toBe(404)

  const off = await newsroom.admin.api.post('/api/demo/sign-in', { data: { personId: newsroom.editor.id } })
  expect(off.status()).toBe(404)
})
