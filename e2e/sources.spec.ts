import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { Answer } from '@/lib/contracts/call'
import {
  alive,
  type Colleague,
  expect,
  expectAccessibleAtBothWidths,
  newArticle,
  newClaim,
  post,
  test,
} from './fixtures'
import { DRAFT } from './sample'

async function newSource(
  who: Colleague,
  source: { readonly kind: string; readonly title: string; readonly [field: string]: unknown },
): Promise<string> {
  const answer = await post<Answer<'createSource'>>(who.api, '/api/sources', source)
  return answer.source.id
}

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the sources' })
const rowOf = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: title, exact: true }) })

test('the library is searched as one types, and by kind', async ({ newsroom, openAs }) => {
  await newSource(newsroom.checker, { kind: 'official_record', title: 'Lamp log of Ostra, May' })
  await newSource(newsroom.checker, {
    kind: 'person',
    title: 'Ina Voss',
    fields: { role: 'Keeper of Ostra' },
  })
  await newSource(newsroom.checker, { kind: 'book', title: 'Seamarks', note: 'Chapter on Östra' })
  const page = await openAs(newsroom.viewer, '/sources')
  await alive(page)
  await expect(rowOf(page, 'Seamarks')).toBeVisible()
  await expect(page.getByRole('button', { name: 'New source' })).toHaveCount(0)
  await page.keyboard.press('/')
  await expect(search(page)).toBeFocused()
  await page.keyboard.type('ostra')
  await expect(rowOf(page, 'Lamp log of Ostra, May')).toBeVisible()
  await expect(rowOf(page, 'Ina Voss')).toBeVisible()
  await page.getByLabel('Kind').selectOption('person')
  await expect(rowOf(page, 'Lamp log of Ostra, May')).toBeHidden()
  await expect(rowOf(page, 'Ina Voss')).toContainText('Keeper of Ostra')
  await expect(page).toHaveURL(/\/sources\?q=ostra&kind=person$/)
  await expectAccessibleAtBothWidths(page)
  await page.reload()
  await expect(search(page)).toHaveValue('ostra')
  await expect(rowOf(page, 'Ina Voss')).toBeVisible()
  await search(page).fill('nothing like it')
  await expect(page.getByText('No source fits “nothing like it”')).toBeVisible()
  await expectAccessibleAtBothWidths(page)
})

test('a source is added with what its kind asks for, changed, and shows where it is used', async ({
  newsroom,
  openAs,
}) => {
  const page = await openAs(newsroom.checker, '/sources')
  await page.getByRole('button', { name: 'New source' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Add to the library' }).click()
  await expect(dialog.getByText('Title is missing.')).toBeVisible()
  await dialog.getByLabel('Kind').selectOption('person')
  for (const [label, value] of [
    ['Name', 'Harald Brink'],
    ['Role', 'Harbour master'],
    ['Affiliation', 'Port of Ostra'],
    ['Contact', '+99 5550 1234'],
  ] as const) {
    await dialog.getByLabel(label, { exact: true }).fill(value)
  }
  await expectAccessibleAtBothWidths(page)
  await dialog.getByRole('button', { name: 'Add to the library' }).click()
  await expect(rowOf(page, 'Harald Brink')).toContainText('Harbour master · Port of Ostra · +99 5550 1234')
  await expect(rowOf(page, 'Harald Brink')).toContainText('not used yet')

  const headline = 'Where Brink is cited'
  const id = await newArticle(newsroom.editor, { ...DRAFT, headline })
  const claimId = await newClaim(newsroom.checker, id, 'three ships were warned')
  const { sources } = await (await newsroom.checker.api.get('/api/sources?q=Brink')).json()
  await post(newsroom.checker.api, `/api/claims/${claimId}/citations`, { sourceId: sources[0].id })
  await page.reload()
  await expect(rowOf(page, 'Harald Brink')).toContainText('1 use')
  await page.getByRole('button', { name: 'Harald Brink' }).click()
  await expect(dialog.getByRole('link', { name: '“three ships were warned”' })).toBeVisible()
  await expect(dialog.getByText(headline)).toBeVisible()
  await expectAccessibleAtBothWidths(page)
  await dialog.getByLabel('Name', { exact: true }).fill('Harald Brinkmann')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(rowOf(page, 'Harald Brinkmann')).toBeVisible()
  await page.getByRole('button', { name: 'Harald Brinkmann' }).click()
  await dialog.getByRole('link', { name: '“three ships were warned”' }).click()
  await expect(page.locator('.card')).toContainText('Harald Brinkmann')
})

test('the picker finds a source that is there, and cites it with its place', async ({ newsroom, openAs }) => {
  const title = 'Radio protocol of the coast guard'
  await newSource(newsroom.editor, { kind: 'recording', title, url: 'https://guard.example/4-may' })
  const id = await newArticle(newsroom.editor, DRAFT)
  const claimId = await newClaim(newsroom.checker, id, 'three ships were warned')
  const page = await openAs(newsroom.checker, `/articles/${id}?claim=${claimId}`)
  const card = page.locator('.card')
  await card.focus()
  await page.keyboard.press('s')
  await page.getByRole('combobox', { name: 'Source', exact: true }).fill('coast gu')
  await expect(page.getByRole('option', { name: new RegExp(title) })).toBeVisible()
  await expectAccessibleAtBothWidths(page)
  await page.getByRole('option', { name: new RegExp(title) }).click()
  await page.getByLabel('Timestamp').fill('02:14')
  await page.getByRole('button', { name: 'contradicts' }).click()
  await page.getByLabel('What it says').fill('Calling all ships.')
  await expectAccessibleAtBothWidths(page)
  await page.getByRole('button', { name: 'Add source' }).click()
  await expect(card.getByRole('link', { name: title })).toHaveAttribute('href', 'https://guard.example/4-may')
  await expect(card).toContainText('02:14')
  await expect(card).toContainText('“Calling all ships.”')
  await expect(card).toContainText('contradicts')
  const { sources } = await (await newsroom.checker.api.get('/api/sources?q=coast+guard')).json()
  expect(sources).toMatchObject([{ title, citationCount: 1 }])
})

test('a confidential source stays out of every export unless one asks for it', async ({
  newsroom,
  openAs,
}) => {
  const { checker, editor } = newsroom
  const secrets = ['Verena Sonnleitner', 'verena@whistle.example', '+99 5550 9876']
  const id = await newArticle(editor, DRAFT)
  const claimId = await newClaim(checker, id, 'three ships were warned')
  await post(checker.api, `/api/claims/${claimId}/citations`, {
    source: {
      kind: 'person',
      title: secrets[0],
      url: `mailto:${secrets[1]}`,
      confidential: true,
      fields: { role: 'Radio officer', contact: secrets[2] },
    },
  })
  await post(checker.api, `/api/claims/${claimId}/finding`, {
    status: 'verified',
    note: `Told by ${secrets[0]} on the telephone.`,
  })
  for (const format of ['html', 'markdown', 'csv', 'json']) {
    for (const profile of ['draft', 'checking', 'checked']) {
      const path = `/api/articles/${id}/export?format=${format}&profile=${profile}`
      const copy = await (await checker.api.get(path)).text()
      for (const secret of secrets) expect(copy, path).not.toContain(secret)
    }
  }

  const page = await openAs(editor, `/articles/${id}`)
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export the annotated copy' })
  await expectAccessibleAtBothWidths(page)
  const download = async () => {
    const begun = page.waitForEvent('download')
    await dialog.getByRole('link', { name: 'Download' }).click()
    const file = await begun
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
  }
  const without = await download()
  expect(without.name).toMatch(/^the-lamp-that-went-out-twice-v\d+-draft\.html$/)
  expect(without.text).toContain('Confidential source')
  expect(without.text).not.toContain(secrets[0])

  await page.getByRole('button', { name: 'Export' }).click()
  await dialog.getByRole('radio', { name: /^Markdown/ }).check({ force: true })
  await dialog.getByRole('checkbox', { name: /^Name confidential sources/ }).check()
  const named = await download()
  expect(named.name).toMatch(/-draft\.md$/)
  expect(named.text).toContain(secrets[0])
})
