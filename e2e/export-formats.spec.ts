import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { bodyText } from '@/lib/exchange/testing/body-text'
import { expect, expectAccessibleAtBothWidths, newArticle, newClaim, post, test } from './fixtures'
import { DRAFT } from './sample'

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Export the annotated copy' })

async function downloaded(
  page: Page,
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const begun = page.waitForEvent('download')
  await dialogOf(page).getByRole('link', { name: 'Download' }).click()
  const file: Download = await begun
  return { name: file.suggestedFilename(), bytes: new Uint8Array(await readFile(await file.path())) }
}

const choose = (page: Page, name: RegExp) =>
  dialogOf(page).getByRole('radio', { name }).check({ force: true })

test('the copy is previewed, and leaves as a Word file and as a PDF', async ({ newsroom, openAs }) => {
  const { checker, editor } = newsroom
  const id = await newArticle(editor, DRAFT)
  const claimId = await newClaim(checker, id, 'three ships were warned')
  await post(checker.api, `/api/claims/${claimId}/finding`, {
    status: 'needs_change',
    note: 'The log has two.',
    proposedWording: 'two ships were warned',
  })
  await post(checker.api, `/api/claims/${claimId}/comments`, { text: 'Who counted them?' })
  const page = await openAs(editor, `/articles/${id}`)
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = dialogOf(page)
  await expect(dialog.getByText('In the article: 1 claim, 0 sources, 1 comment.')).toBeVisible()
  await dialog.getByText('Preview').click()
  const preview = dialog.getByTitle('Preview of the copy')
  await expect(preview).toHaveAttribute('srcdoc', /The log has two\./)
  await expect(preview).toHaveAttribute('sandbox', '')
  await dialog.getByText('Preview').click()
  await expect(preview).toBeHidden()
  await choose(page, /^Word/)
  await dialog.getByRole('checkbox', { name: 'Comments' }).check()
  await expectAccessibleAtBothWidths(page)
  const word = await downloaded(page)
  expect(word.name).toMatch(/^the-lamp-that-went-out-twice-v\d+-draft\.docx$/)
  const said = bodyText({ body: word.bytes })
  for (const words of ['Who counted them?', '<w:ins ', '<w:commentReference', 'The log has two.'])
    expect(said).toContain(words)

  await page.getByRole('button', { name: 'Export' }).click()
  await choose(page, /^PDF/)
  const pdf = await downloaded(page)
  expect(pdf.name).toMatch(/-draft\.pdf$/)
  expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe('%PDF-')
})

test('a claim says who made it and what was published, and leaves as a claim review once nothing is missing', async ({
  newsroom,
  openAs,
}) => {
  const { checker, editor } = newsroom
  const id = await newArticle(editor, DRAFT)
  const claimId = await newClaim(checker, id, 'three ships were warned')
  const page = await openAs(checker, `/articles/${id}?claim=${claimId}`)
  const card = page.locator('.card')
  await page
    .getByRole('article', { name: /^Claim 1/ })
    .first()
    .click()
  await card.getByRole('button', { name: /^More/ }).click()
  await page.getByRole('menuitem', { name: 'Who made the claim…' }).click()
  await card.getByLabel('Who made the claim').fill('Ostra Harbour Board')
  await card.getByLabel('That is').selectOption('organization')
  await card.getByLabel('Our published verdict').fill('False')
  await card.getByLabel('Where it is published').fill('not an address')
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(card.getByText('Give an address that begins with http.')).toBeVisible()
  await expectAccessibleAtBothWidths(page)
  await card.getByLabel('Where it is published').fill('https://desk.example/ships')
  await page.keyboard.press('Control+Enter')
  await expect(card.getByText('Claimed by Ostra Harbour Board · Published verdict: False')).toBeVisible()

  await page.getByRole('button', { name: 'Export' }).click()
  await choose(page, /^Claim review/)
  await expect(
    dialogOf(page).getByText('Claim 1 is left out. It lacks the day it was published.'),
  ).toBeVisible()
  await expectAccessibleAtBothWidths(page)
  await page.keyboard.press('Escape')
  await card.getByRole('button', { name: /^More/ }).click()
  await page.getByRole('menuitem', { name: 'Who made the claim…' }).click()
  await card.getByLabel('Published on').fill('2026-05-20')
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(card.getByLabel('Published on')).toBeHidden()

  await page.getByRole('button', { name: 'Export' }).click()
  await choose(page, /^Claim review/)
  await expect(dialogOf(page).getByText('1 published verdict on what others said.')).toBeVisible()
  const file = await downloaded(page)
  expect(JSON.parse(Buffer.from(file.bytes).toString())['@graph']).toMatchObject([
    { '@type': 'ClaimReview', claimReviewed: 'three ships were warned', datePublished: '2026-05-20' },
  ])
})
