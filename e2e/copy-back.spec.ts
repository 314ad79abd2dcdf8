import type { Answer } from '@/lib/contracts/call'
import { comments, replies, rewrites } from '@/lib/exchange/testing/recipient'
import { expect, expectAccessibleAtBothWidths, get, newClaim, post, test } from './fixtures'
import { claimNamed, draftOf, saved } from './workspace'

const MARKDOWN = `# The lamp at Ostra

The lamp went dark for eleven hours. Three ships asked the harbour.

The keeper says it never went out.
`
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

test('a lawyer sends the Word copy back: what was changed and said is shown, taken in, and taken back', async ({
  newsroom,
  openAs,
}) => {
  const { article } = await post<{ article: { id: string } }>(newsroom.editor.api, '/api/articles', {
    markdown: MARKDOWN,
  })
  const { id } = article
  const hours = await newClaim(newsroom.checker, id, 'eleven hours')
  await post(newsroom.checker.api, `/api/claims/${hours}/finding`, { status: 'verified', note: 'The log.' })
  const copy = await newsroom.editor.api.get(`/api/articles/${id}/export?format=docx&profile=checking`)
  let file: Uint8Array<ArrayBuffer> = new Uint8Array(await copy.body())
  file = rewrites(file, 'eleven hours', 'twelve hours')
  file = rewrites(file, 'never went out', 'hardly went out')
  file = replies(file, 'Lena Voss', 'The log.', 'Which log?')
  file = comments(file, 'Lena Voss', 'The keeper', 'By name, please')

  const page = await openAs(newsroom.editor, `/articles/${id}`)
  await expect(claimNamed(page, /^Claim 1, verified/)).toBeVisible()
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'New version…' }).click()
  const dialog = page.getByRole('dialog', { name: 'New version of the draft' })
  await dialog
    .getByLabel('File')
    .setInputFiles({ name: 'copy.docx', mimeType: WORD, buffer: Buffer.from(file) })
  await dialog.getByRole('button', { name: 'Show what changes' }).click()
  const changed = dialog.getByRole('region', { name: 'Changed in the text: 2' })
  await expect(changed.getByRole('checkbox', { name: /eleven.*twelve/ })).toBeChecked()
  const said = dialog.getByRole('region', { name: 'Said in it: 2' })
  await expect(said.getByRole('checkbox', { name: /Lena Voss.*Which log\?.*On claim 1/ })).toBeChecked()
  await expectAccessibleAtBothWidths(page)
  await changed.getByRole('checkbox', { name: /never.*hardly/ }).uncheck()
  await expect(dialog.getByRole('region', { name: /changes marked/ })).not.toContainText('hardly')
  await changed.getByRole('button', { name: 'Show change 1 in the draft' }).click()
  await expect(dialog.locator('p:focus')).toContainText('twelve')

  await dialog.getByRole('button', { name: 'Take it in' }).click()
  await expect(draftOf(page)).toContainText('twelve hours')
  await expect(draftOf(page)).toContainText('never went out')
  await expect(claimNamed(page, /^Claim 1, verified, wording changed/)).toBeVisible()
  await saved(page)
  const taken = await get<Answer<'getArticle'>>(newsroom.editor.api, `/api/articles/${id}`)
  expect(taken.claims.map(({ quote, comments: own }) => [quote, own.map(({ text }) => text)])).toEqual([
    ['twelve hours', ['Which log?']],
    ['The keeper', ['By name, please']],
  ])

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(draftOf(page)).toContainText('eleven hours')
  await expect(claimNamed(page, /^Claim 1, verified$/)).toBeVisible()
  const back = await get<Answer<'getArticle'>>(newsroom.editor.api, `/api/articles/${id}`)
  expect(back.claims.filter(({ dismissed }) => !dismissed)).toMatchObject([
    { quote: 'eleven hours', comments: [] },
  ])
})
