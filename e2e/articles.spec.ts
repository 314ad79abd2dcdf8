import type { Page } from '@playwright/test'
import type { Answer } from '@/lib/contracts/call'
import {
  type Colleague,
  expect,
  expectAccessibleAtBothWidths,
  get,
  newArticle,
  newClaim,
  test,
} from './fixtures'
import { DRAFT } from './sample'
import { draftOf } from './workspace'

const HOUR_MS = 3_600_000

async function articlesOf(who: Colleague) {
  return (await get<Answer<'listArticles'>>(who.api, '/api/articles')).articles
}

/** What lies at the end of an article's address. */
const openId = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? ''

const create = (page: Page) => page.getByRole('button', { name: 'Create the article' })
const choose = (page: Page, name: string, mimeType: string, content: string | Buffer) =>
  page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType, buffer: Buffer.from(content) })

/** Pastes into the field that has the focus, as the clipboard of a word processor would. */
async function paste(page: Page, content: { readonly text: string; readonly html?: string }): Promise<void> {
  await page.evaluate(({ text, html }) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    if (html) data.setData('text/html', html)
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    /* A browser types what nobody has taken over; a made-up event it does not. */
    if (document.activeElement?.dispatchEvent(event)) document.execCommand('insertText', false, text)
  }, content)
}

/** The row of an article on the desk. */
const rowOf = (page: Page, headline: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: headline, exact: true }) })

/** How far the checking of an article on the desk has come, as its bar says. */
const barOf = (page: Page, headline: string) => rowOf(page, headline).locator('.bar')

/** What has just happened, at the foot of the page. */
const message = (page: Page, words: string) => page.getByRole('group', { name: words, exact: true })

async function fromMenu(page: Page, headline: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: `More on ${headline}` }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

test('an article is typed in, with its headline, desk and deadline', async ({ newsroom, openAs }) => {
  const page = await openAs(newsroom.editor, '/')
  await page.getByRole('link', { name: 'New article' }).click()
  await expect(page.getByRole('heading', { name: 'New article' })).toBeVisible()
  await expectAccessibleAtBothWidths(page)
  await page.getByLabel('Draft').fill('The bridge closes on Monday.\nNobody was told.')
  await page.getByLabel('Headline').fill('A bridge too shut')
  await page.getByLabel('Desk').fill('Local')
  await page.getByLabel('Byline').fill('Edda Quist')
  await page.getByLabel('Deadline').fill('2031-03-12T18:00')
  await page.reload()
  await expect(page.getByLabel('Draft')).toHaveValue('The bridge closes on Monday.\nNobody was told.')
  await expect(page.getByLabel('Headline')).toHaveValue('A bridge too shut')
  await create(page).click()
  await expect(draftOf(page)).toContainText('Nobody was told.')
  await expect(page.getByText('Local · Edda Quist · 12 words')).toBeVisible()
  const { article, text } = await get<Answer<'getArticle'>>(
    newsroom.editor.api,
    `/api/articles/${openId(page)}`,
  )
  expect(article).toMatchObject({ headline: 'A bridge too shut', deadline: '2031-03-12T17:00:00.000Z' })
  expect(text).toBe('A bridge too shut\n\nThe bridge closes on Monday.\nNobody was told.')
})

test('an article is pasted, with its formatting or as plain text', async ({ newsroom, openAs }) => {
  const page = await openAs(newsroom.editor, '/articles/new')
  await page.getByLabel('Draft').focus()
  await paste(page, {
    text: 'The dam that leaks\nWater everywhere\nNine litres a second.',
    html: '<h1>The dam that leaks</h1><h2>Water everywhere</h2><p>Nine <b>litres</b> a second.</p>',
  })
  await expect(page.getByRole('button', { name: 'as pasted, formatted' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expectAccessibleAtBothWidths(page)
  await create(page).click()
  await expect(draftOf(page).getByRole('heading', { name: 'Water everywhere' })).toBeVisible()
  await expect(draftOf(page).getByRole('strong')).toHaveText('litres')

  await page.goto('/articles/new')
  await page.getByLabel('Draft').focus()
  await paste(page, { text: 'The plain one\n\n**Not** bold.' })
  await create(page).click()
  await expect(draftOf(page)).toContainText('**Not** bold.')
})

test('an article comes from a .txt, .md or .html file', async ({ newsroom, openAs }) => {
  const page = await openAs(newsroom.editor, '/articles/new')
  for (const [name, type, content] of [
    ['ferry.txt', 'text/plain', 'No boat on Sunday, by text\n\nThe ferry stays in harbour.'],
    ['ferry.md', 'text/markdown', '# No boat on Sunday, by Markdown\n\nThe ferry *stays* in harbour.'],
    [
      'ferry.html',
      'text/html',
      '<!doctype html><title>x</title><h1>No boat on Sunday, by HTML</h1><p>The ferry <em>stays</em> in harbour.</p>',
    ],
  ] as const) {
    await page.goto('/articles/new')
    await choose(page, name, type, content)
    await expect(page.getByRole('button', { name: `Take ${name} off` })).toBeVisible()
    await create(page).click()
    await expect(draftOf(page)).toContainText('The ferry stays in harbour.')
    await expect(page.getByRole('banner')).toContainText('No boat on Sunday, by')
    await expect(draftOf(page).getByRole('emphasis')).toHaveCount(name === 'ferry.txt' ? 0 : 1)
  }
})

test('what a file held besides words is named before the draft opens', async ({ newsroom, openAs }) => {
  const page = await openAs(newsroom.editor, '/articles/new')
  await choose(
    page,
    'table.html',
    'text/html',
    '<h1>Rents rise again</h1><p>By four per cent.</p><img src="chart.png" alt="Rents"><table><tr><td>2019</td><td>612</td></tr></table>',
  )
  await create(page).click()
  await expect(page.getByRole('heading', { name: 'It is in, with something left out' })).toBeVisible()
  await expectAccessibleAtBothWidths(page)
  await page.getByRole('link', { name: 'Open the article' }).click()
  await expect(draftOf(page)).toContainText('612')
})

test('a file that is not text is refused in words, changes nothing, and keeps what was typed', async ({
  newsroom,
  openAs,
}) => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(200, 7)])
  const bad: readonly (readonly [string, Buffer, RegExp, number])[] = [
    ['gate-final.txt', png, /“gate-final\.txt” is a picture by another name\. Nothing was imported\./, 415],
    [
      'utf16.txt',
      Buffer.from('\uFEFFThe gate at noon', 'utf16le'),
      /UTF-16: save it as UTF-8\. Nothing was imported/,
      415,
    ],
    ['big.md', Buffer.alloc(30_000_000, 'word '), /too large\. “big\.md” has 30 MB/, 413],
    [
      'nul.html',
      Buffer.from('<p>The gate\0\0\0 at noon</p>'),
      /not text\. “nul\.html” is made for a program/,
      415,
    ],
    ['latin.txt', Buffer.from('caf\xe9 au lait', 'latin1'), /“latin\.txt” is not UTF-8/, 415],
    ['empty.txt', Buffer.alloc(0), /That file is empty/, 422],
  ]
  const before = (await articlesOf(newsroom.editor)).length
  const page = await openAs(newsroom.editor, '/articles/new')
  await page.getByLabel('Headline').fill('Typed before the file')
  await page.getByLabel('Draft').fill('And a first line.')
  for (const [name, content, words] of bad) {
    await choose(page, name, 'text/plain', content)
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
    await expect(page.getByLabel('Headline')).toHaveValue('Typed before the file')
    await expect(page.getByLabel('Draft')).toHaveValue('And a first line.')
  }
  await expectAccessibleAtBothWidths(page)
  /* The page looks first; whoever sends the file past it hears the same from the server. */
  for (const [name, buffer, words, status] of bad) {
    const answer = await newsroom.editor.api.post('/api/articles', {
      multipart: { headline: 'Sent past the page', file: { name, mimeType: 'text/plain', buffer } },
    })
    expect(answer.status(), name).toBe(status)
    const { error } = await answer.json()
    if (status !== 413) expect(error.message).toMatch(words)
  }
  expect(await articlesOf(newsroom.editor)).toHaveLength(before)

  await create(page).click()
  await expect(draftOf(page)).toContainText('And a first line.')
  await expect(page.getByRole('banner')).toContainText('Typed before the file')
})

test('renamed, given a deadline, trashed and brought back', async ({ newsroom, openAs }) => {
  const first = 'The lamp that went out once'
  const id = await newArticle(newsroom.editor, { ...DRAFT, headline: first })
  await newClaim(newsroom.checker, id, 'three ships were warned')
  const page = await openAs(newsroom.editor, '/')
  await expect(barOf(page, first)).toHaveAccessibleName('1 unchecked')

  await fromMenu(page, first, 'Rename…')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Headline')).toBeFocused()
  await expectAccessibleAtBothWidths(page)
  await dialog.getByLabel('Headline').fill('The lamp, renamed')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(rowOf(page, 'The lamp, renamed')).toBeVisible()
  await message(page, 'Renamed: “The lamp, renamed”').getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(page, first)).toBeVisible()

  await fromMenu(page, first, 'Deadline…')
  await dialog.getByLabel('Deadline').fill('2031-03-12T18:00')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(rowOf(page, first)).toContainText('12 Mar 2031 18:00')

  await fromMenu(page, first, 'Put in the trash')
  await expect(rowOf(page, first)).toBeHidden()
  await message(page, `In the trash: “${first}”`).getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(page, first)).toBeVisible()

  await fromMenu(page, first, 'Put in the trash')
  await expect(rowOf(page, first)).toBeHidden()
  await page.getByRole('link', { name: 'What was put there' }).click()
  await expect(page.getByRole('heading', { name: 'Trash' })).toBeVisible()
  await expectAccessibleAtBothWidths(page)
  await page.getByRole('listitem').filter({ hasText: first }).getByRole('button', { name: 'Restore' }).click()
  await page.getByRole('link', { name: 'To the articles' }).click()
  await expect(rowOf(page, first)).toContainText('12 Mar 2031 18:00')
  await rowOf(page, first).getByRole('link').click()
  await expect(draftOf(page)).toContainText('three ships were warned')
})

test('the desk says how today stands', async ({ freshNewsroom, visit }) => {
  const { url, editor, checker, reviewer } = freshNewsroom
  const late = await newArticle(editor, {
    ...DRAFT,
    headline: 'The late one',
    deadline: new Date(Date.now() - HOUR_MS).toISOString(),
  })
  const checked = await newArticle(editor, { ...DRAFT, headline: 'The checked one' })
  await newClaim(checker, late, 'three ships were warned')
  const claimId = await newClaim(checker, checked, 'Repairs cost €18,000')
  await checker.api.post(`/api/claims/${claimId}/finding`, {
    data: { status: 'verified', note: 'Invoice 12.' },
  })
  const page = await visit(url, '/', { state: editor.state })
  await expect(page.getByRole('heading', { name: 'One is late.' })).toBeVisible()
  await expect(rowOf(page, 'The late one')).toContainText('1 h late')
  await expect(rowOf(page, 'The late one')).toContainText('Nobody has started')
  await expect(barOf(page, 'The checked one')).toHaveAccessibleName('1 verified but not settled')
  await expect(rowOf(page, 'The checked one')).toContainText('0 of 1 settled')
  await expectAccessibleAtBothWidths(page)

  await reviewer.api.post(`/api/claims/${claimId}/review`, { data: { decision: 'approve' } })
  await page.reload()
  await expect(barOf(page, 'The checked one')).toHaveAccessibleName('1 verified')
  await expect(rowOf(page, 'The checked one')).toContainText('Nothing holds it back')
  await reviewer.api.post(`/api/articles/${checked}/clear`, { data: {} })
  await page.reload()
  await expect(page.getByRole('region', { name: 'Cleared' })).toContainText('Stands as cleared by Rhea')
})

test('a viewer reads and finds nothing to write with', async ({ newsroom, openAs }) => {
  const headline = 'Only to be read'
  const id = await newArticle(newsroom.editor, { ...DRAFT, headline })
  await newClaim(newsroom.checker, id, 'three ships were warned')
  const page = await openAs(newsroom.viewer, '/')
  await expect(page.getByRole('link', { name: headline })).toBeVisible()
  await expect(page.getByRole('link', { name: 'New article' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^More on/ })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'What was put there' })).toHaveCount(0)
  await page.goto('/articles/new')
  await expect(page.getByText('Editors start articles')).toBeVisible()
  await expectAccessibleAtBothWidths(page)

  await page.goto(`/articles/${id}`)
  await expect(draftOf(page)).toContainText('three ships were warned')
  await expect(draftOf(page)).toHaveAttribute('contenteditable', 'false')
  await expect(page.getByRole('button', { name: 'Clear for publication' })).toHaveCount(0)
  await page.getByRole('article', { name: 'Claim 1, unchecked' }).click()
  const card = page.locator('.card')
  await expect(card).toBeVisible()
  await expect(card.getByRole('button', { name: /Add source|Comment|Verified|Assign/ })).toHaveCount(0)
  await expectAccessibleAtBothWidths(page)
  const tried = await newsroom.viewer.api.post(`/api/articles/${id}/claims`, { data: { quote: 'Ostra' } })
  expect(tried.status()).toBe(403)
})

test('an admin with no other role sees no drafts', async ({ freshNewsroom, visit }) => {
  const { url, admin, editor } = freshNewsroom
  const id = await newArticle(editor, DRAFT)
  const invited = await admin.api.post('/api/invitations', {
    data: { email: 'only@lantern.example', roles: ['admin'] },
  })
  const { invitation } = await invited.json()
  const page = await visit(url, `/invitations/${invitation.token}`)
  await page.getByLabel('Your name').fill('Only Admin')
  await page.getByLabel('Password').fill(editor.password)
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Articles' })).toHaveCount(0)
  const answer = await page.goto(`/articles/${id}`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByText(DRAFT.headline)).toHaveCount(0)
  await expectAccessibleAtBothWidths(page)
  for (const path of [`/api/articles/${id}`, `/api/articles/${id}/export`, `/api/articles/${id}/events`]) {
    expect((await page.request.get(path)).status(), path).toBe(404)
  }
})
