import { statSync } from 'node:fs'
import { expect, expectAccessibleAtBothWidths, newArticle, newClaim, PASSWORD, setUp, test } from './fixtures'
import { DRAFT } from './sample'
import { claimNamed, draftOf } from './workspace'

test('the whole newsroom as a file, and from it a new one, with its claims', async ({
  freshServer,
  visit,
}, info) => {
  const { url, admin, editor } = await setUp(await freshServer())
  const id = await newArticle(editor, DRAFT)
  await newClaim(editor, id, 'three ships')
  const settings = await visit(url, '/settings', { state: admin.state })
  const section = settings.getByRole('region', { name: 'Archive' })
  await section.getByLabel('Your password').fill('not my password')
  await section.getByRole('button', { name: 'Make an archive' }).click()
  await expect(section.getByRole('alert')).toContainText('That is not your password. Nothing was made.')
  await section.getByLabel('Your password').fill(PASSWORD)
  const [download] = await Promise.all([
    settings.waitForEvent('download'),
    section.getByRole('button', { name: 'Make an archive' }).click(),
  ])
  const file = info.outputPath(download.suggestedFilename())
  await download.saveAs(file)
  expect(file).toMatch(/The-Lantern-\d{4}-\d\d-\d\d\.zip$/)
  expect(statSync(file).size).toBeGreaterThan(1000)
  await expect(section.getByRole('status')).toContainText('Your browser has saved it.')

  const fresh = await freshServer()
  const page = await visit(fresh.url, '/setup')
  await page.getByRole('button', { name: 'Start from an archive…' }).click()
  await page.getByLabel('Archive', { exact: true }).setInputFiles({
    name: 'gate.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('a picture by another name'),
  })
  await expect(page.getByRole('alert').filter({ hasText: 'not an archive of a newsroom' })).toBeVisible()
  await page.getByLabel('Archive', { exact: true }).setInputFiles(file)
  await expect(page.getByRole('status').filter({ hasText: 'The Lantern' })).toContainText(
    '1 article, 1 claim',
  )
  await expectAccessibleAtBothWidths(page)
  await page.getByLabel('Your e-mail').fill(editor.email)
  await page.getByLabel('Your name').fill(editor.name)
  await page.getByLabel('A new password').fill('another long sentence')
  await page.getByRole('button', { name: 'Restore the newsroom' }).click()
  await expect(page.getByRole('button', { name: `Account of ${editor.name}` })).toBeVisible()
  await page.getByRole('link', { name: DRAFT.headline }).first().click()
  await expect(draftOf(page).locator('[data-claim]')).toHaveText('three ships')
  await expect(claimNamed(page, /Claim 1/)).toBeVisible()
})
