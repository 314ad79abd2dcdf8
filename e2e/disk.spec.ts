import { execFileSync } from 'node:child_process'
import type { Answer } from '@/lib/contracts/call'
import { expect, expectAccessibleAtBothWidths, get, newArticle, setUp, test } from './fixtures'
import { DRAFT } from './sample'
import { caretAfter, draftOf, saved } from './workspace'

/** Whether the files of a running process can be kept from growing: on Linux, with its `prlimit`. */
function canLimit(): boolean {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test('a disk that takes nothing more: not saved, kept in the window, saved when it is well', async ({
  freshServer,
  visit,
}) => {
  test.skip(!canLimit(), 'Skipped: without prlimit the disk of a running server cannot be made to fail.')
  const server = await freshServer()
  const { url, editor, checker } = await setUp(server)
  const limit = (bytes: string) => execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${bytes}:`])
  const id = await newArticle(editor, DRAFT)
  const page = await visit(url, `/articles/${id}`, { state: editor.state })
  await expect(draftOf(page)).toContainText('Ostra')

  limit('1')
  await caretAfter(page, 'in a year')
  await page.keyboard.type(', again')
  const alert = page.getByRole('alert').filter({ hasText: 'Not saved.' })
  await expect(alert).toContainText('The disk on the server')
  await expect(alert).toContainText('Your text is safe in this window: keep it open.')
  await expect(draftOf(page)).toContainText('in a year, again.')
  await expectAccessibleAtBothWidths(page)
  /* Everybody else hears it as well, and what can be read still is. */
  const refused = await checker.api.post(`/api/articles/${id}/claims`, { data: { quote: 'three ships' } })
  expect(refused.status()).toBe(503)
  expect((await refused.json()).error.code).toBe('database_unavailable')
  const before = await get<Answer<'getArticle'>>(checker.api, `/api/articles/${id}`)
  expect(before.text).not.toContain('again')
  expect(before.claims).toEqual([])
  await page.keyboard.type(' and again')
  await expect(draftOf(page)).toContainText('in a year, again and again.')

  limit('unlimited')
  await page.getByRole('button', { name: 'Try now' }).click()
  await saved(page)
  await expect(alert).toBeHidden()
  const after = await get<Answer<'getArticle'>>(checker.api, `/api/articles/${id}`)
  expect(after.text).toContain('in a year, again and again.')
})
