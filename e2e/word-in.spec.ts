import type { Page } from '@playwright/test'
import type { Answer } from '@/lib/contracts/call'
import { comment, commented, del, docx, footnoteSign, ins, p } from '@/lib/exchange/testing/docx-file'
import { expect, expectAccessible, expectAccessibleAtBothWidths, get, test } from './fixtures'
import { draftOf } from './workspace'

const FILE = docx({
  body: [
    p(commented(0, 'The harbour'), ' that was not hit'),
    p('At four, ', commented(1, commented(2, 'five ships')), footnoteSign(1), ' lay in the port.'),
    p(
      'Then ',
      del('Bo Lind', 'six'),
      ins('Bo Lind', 'seven'),
      ' more came, the ',
      commented(3, 'mayor'),
      ' said.',
    ),
  ].join(''),
  comments: [
    comment(0, 'Ann Lee', 'Which harbour?'),
    comment(1, 'Bo Lind', 'The log says four'),
    comment(2, 'Ann Lee', 'It does'),
    comment(3, 'Ann Lee', 'Spelt right'),
  ].join(''),
  threads:
    '<w15:commentEx w15:paraId="P2" w15:paraIdParent="P1"/><w15:commentEx w15:paraId="P3" w15:done="1"/>',
  footnotes: `<w:footnote w:id="1">${p('Port log, page 3')}</w:footnote>`,
  header: p('Not for publication'),
})
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const choose = (page: Page, name: string, content: Uint8Array) =>
  page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name, mimeType: WORD, buffer: Buffer.from(content) })
const found = (page: Page) => page.getByRole('region', { name: 'What is in the file' })

test('a Word file is looked at first, and its comments become claims', async ({ newsroom, openAs }) => {
  const page = await openAs(newsroom.editor, '/articles/new')
  await choose(page, 'port.docx', FILE)
  await expect(found(page)).toContainText('The harbour that was not hit')
  await expect(
    found(page)
      .getByRole('listitem')
      .filter({ hasText: /comments/ }),
  ).toHaveText('3 comments with 1 reply, 1 of them resolved')
  await expect(found(page)).toContainText('Tracked changes by Bo Lind: 1 put in, 1 struck out')
  await expect(found(page)).toContainText('1 header or footer of the pages')
  await found(page).getByText('3 claims, all unchecked').click()
  await expect(found(page)).toContainText('The log says four')
  await expectAccessibleAtBothWidths(page)

  await found(page).getByRole('button', { name: 'propose them' }).click()
  await found(page).getByRole('button', { name: 'leave them out' }).click()
  await expect(found(page)).toContainText('1 resolved comment, as you chose')
  await expect(found(page)).toContainText('3 claims, all unchecked')
  await page.getByRole('button', { name: 'Create the article' }).click()
  await expect(draftOf(page)).toContainText('Then six more came, the mayor said.')
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const { claims } = await get<Answer<'getArticle'>>(newsroom.editor.api, `/api/articles/${id}`)
  expect(claims.map(({ quote, proposedWording }) => [quote, proposedWording])).toEqual([
    ['The harbour', null],
    ['five ships', null],
    ['six', 'seven'],
  ])
  const ships = claims[1]
  await page.goto(`/articles/${id}?claim=${ships?.id}`)
  await expect(page.getByText('The log says four')).toBeVisible()
  await expect(page.getByText('Bo Lind')).toBeVisible()
  await expect(page.getByText('from a file').first()).toBeVisible()
  await expectAccessible(page)

  /* The copy that goes out of it is known when it comes back. */
  const copy = await newsroom.editor.api.get(`/api/articles/${id}/export?format=docx&profile=draft`)
  expect(copy.ok()).toBe(true)
  await page.goto('/articles/new')
  await choose(page, 'copy.docx', await copy.body())
  await expect(found(page)).toContainText('A copy that Stet made, of version 3.')
  await expect(found(page)).toContainText('3 claims, all unchecked')
  await expect(found(page).getByRole('button', { name: 'propose them' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(found(page)).toContainText('The cover and the lists that Stet wrote around the draft')
})

test('a Word file that cannot be taken is refused in words, and what was typed stays', async ({
  newsroom,
  openAs,
}) => {
  const page = await openAs(newsroom.editor, '/articles/new')
  await page.getByLabel('Headline').fill('Typed before')
  const bad: readonly (readonly [Uint8Array, RegExp])[] = [
    [FILE.slice(0, FILE.length - 60), /“port\.docx” cannot be read: .+ Nothing was imported\./],
    [
      docx({ body: p('Words.'), more: { 'word/vbaProject.bin': new Uint8Array([1]) } }),
      /carries macros, and such files are not taken/,
    ],
    [docx({ body: p(' ') }), /“port\.docx” holds no words/],
  ]
  for (const [content, words] of bad) {
    await choose(page, 'port.docx', content)
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
    await expect(page.getByLabel('Headline')).toHaveValue('Typed before')
    await expect(found(page)).toHaveCount(0)
  }
  await expectAccessible(page)
})

test('what is being read or created can be stopped, and what was chosen stays', async ({
  newsroom,
  openAs,
}) => {
  const page = await openAs(newsroom.editor, '/articles/new')
  const holdUp = async (path: string) => {
    await page.route(path, route => (route.request().method() === 'POST' ? undefined : route.continue()))
    return () => page.unroute(path)
  }
  const letRead = await holdUp('**/api/imports/preview')
  await choose(page, 'port.docx', FILE)
  await expect(found(page).getByRole('progressbar')).toBeVisible()
  await expectAccessible(page)
  await found(page).getByRole('button', { name: 'Stop' }).click()
  await expect(found(page)).toContainText('Not read: you stopped it.')
  await letRead()
  await found(page).getByRole('button', { name: 'Read it' }).click()
  await expect(found(page)).toContainText('3 claims, all unchecked')

  const letCreate = await holdUp('**/api/articles')
  await page.getByLabel('Headline').fill('The harbour')
  await page.getByRole('button', { name: 'Create the article' }).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Stopped. What you chose is still here.')).toBeVisible()
  await expect(page.getByText('port.docx')).toBeVisible()
  await expect(page.getByLabel('Headline')).toHaveValue('The harbour')
  await letCreate()
  await page.getByRole('button', { name: 'Create the article' }).click()
  await expect(draftOf(page)).toContainText('five ships lay in the port')
})
