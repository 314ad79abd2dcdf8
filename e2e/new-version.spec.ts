import type { Answer } from '@/lib/contracts/call'
import { expect, expectAccessibleAtBothWidths, get, newClaim, post, test } from './fixtures'
import { claimNamed, draftOf, saved } from './workspace'

const MARKDOWN = `# The lamp at Ostra

The lamp went dark for *eleven hours*. Three ships asked the harbour.

The keeper says it never went out.
`
const REVISED = `# The lamp at Ostra

The keeper says it never went out.

The lamp went dark for *twelve hours* in May.
`

test('a writer sends the draft again: what changes is looked at, taken in, and taken back', async ({
  newsroom,
  openAs,
}) => {
  const { article } = await post<{ article: { id: string } }>(newsroom.editor.api, '/api/articles', {
    markdown: MARKDOWN,
  })
  const { id } = article
  const hours = await newClaim(newsroom.checker, id, 'eleven hours')
  await newClaim(newsroom.checker, id, 'Three ships asked the harbour')
  await newClaim(newsroom.checker, id, 'never went out')
  await post(newsroom.checker.api, `/api/claims/${hours}/finding`, { status: 'verified', note: 'The log.' })

  const page = await openAs(newsroom.editor, `/articles/${id}`)
  await expect(claimNamed(page, /^Claim 1, verified/)).toBeVisible()
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'New version…' }).click()
  const dialog = page.getByRole('dialog', { name: 'New version of the draft' })
  await expectAccessibleAtBothWidths(page)
  await dialog.getByLabel('File').setInputFiles({
    name: 'lamp-2.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(REVISED),
  })
  await page.route('**/draft?preview=true', () => undefined)
  await dialog.getByRole('button', { name: 'Show what changes' }).click()
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(dialog).toContainText('Stopped. What you chose is still here.')
  await expect(dialog).toContainText('lamp-2.md')
  await page.unroute('**/draft?preview=true')
  await dialog.getByRole('button', { name: 'Show what changes' }).click()
  await expect(dialog.getByRole('region', { name: /1 claim is worded otherwise/ })).toContainText('twelve')
  await expect(dialog.getByRole('region', { name: /1 claim loses its words/ })).toContainText('Three ships')
  await expectAccessibleAtBothWidths(page)
  const looked = await get<Answer<'getArticle'>>(newsroom.editor.api, `/api/articles/${id}`)
  expect(looked.text).toContain('eleven hours')

  await dialog.getByRole('button', { name: 'Take it in' }).click()
  await expect(draftOf(page)).toContainText('twelve hours in May')
  await expect(claimNamed(page, 'Claim 2, verified, wording changed')).toBeVisible()
  const notes = page.getByRole('region', { name: 'Claims', exact: true }).getByRole('article')
  await expect(notes).toHaveCount(2)
  await expect(notes.first()).toHaveAccessibleName('Claim 1, unchecked')
  await saved(page)
  const taken = await get<Answer<'getArticle'>>(newsroom.editor.api, `/api/articles/${id}`)
  expect(taken.claims.map(({ quote, orphaned }) => [quote, orphaned])).toEqual([
    ['never went out', false],
    ['twelve hours', false],
    ['Three ships asked the harbour', true],
  ])

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(draftOf(page)).toContainText('eleven hours')
  await expect(claimNamed(page, /^Claim 1, verified/)).toBeVisible()
})
