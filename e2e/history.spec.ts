import type { Answer } from '@/lib/contracts/call'
import {
  type Colleague,
  expect,
  expectAccessibleAtBothWidths,
  get,
  type Newsroom,
  newArticle,
  newClaim,
  post,
  test,
} from './fixtures'
import { caretAfter, claimNamed, draftOf, saved } from './workspace'

const DRAFT = {
  headline: 'Lamp at the end of the pier',
  text: 'The lamp went dark on 4 May for eleven hours.\n\nIts keeper fitted a new relay in March.',
}

/** An article with a claim that was found, approved and then rewritten by its editor: version 2. */
async function story({ editor, checker, reviewer }: Newsroom) {
  const article = await newArticle(editor, DRAFT)
  const claim = await newClaim(checker, article, 'eleven hours')
  const done = (who: Colleague, what: string, body: unknown) =>
    post(who.api, `/api/claims/${claim}/${what}`, body)
  await done(checker, 'finding', { status: 'verified', note: 'The log says so.' })
  await done(reviewer, 'review', { decision: 'approve' })
  const { schemaVersion } = await get<Answer<'getArticle'>>(editor.api, `/api/articles/${article}`)
  // Behind the headline, the empty standfirst, and the beginning of the first paragraph.
  const at = DRAFT.headline.length + 5 + DRAFT.text.indexOf('eleven')
  const mark = { type: 'claim', attrs: { id: claim } }
  await post(editor.api, `/api/articles/${article}/commits`, {
    commitId: 'rewriting',
    clientId: 'journey',
    schemaVersion,
    baseVersion: 1,
    steps: [
      {
        stepType: 'replace',
        from: at,
        to: at + 'eleven'.length,
        slice: { content: [{ type: 'text', text: 'twelve', marks: [mark] }] },
      },
    ],
  })
  return { article, claim }
}

test('an editor finds who did what, opens a version, sees what changed, restores it and takes that back', async ({
  newsroom,
  openAs,
}) => {
  const { article } = await story(newsroom)
  const page = await openAs(newsroom.editor, `/articles/${article}/history`)
  await expect(page.getByRole('heading', { name: 'Version 2, the present one' })).toBeVisible()
  const timeLine = page.getByRole('complementary', { name: 'Time line' })
  await expect(timeLine.getByRole('listitem')).toHaveText([
    /Claim 1: Wording changed by Edda Quist.*twelve hours/,
    /Edda Quist wrote/,
    /Claim 1: Approved by Rhea Okafor/,
    /Claim 1: Verified by Cato Blom/,
    /Claim 1: Marked by Cato Blom/,
    /Created by Edda Quist/,
  ])
  await expectAccessibleAtBothWidths(page)

  await timeLine.getByRole('link', { name: 'What changed from version 1 to version 2' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Version 1 to version 2' })).toBeVisible()
  await expect(page.locator('.compared del')).toHaveText('eleven')
  await expect(page.locator('.compared ins')).toHaveText('twelve')
  await expectAccessibleAtBothWidths(page)

  await page.getByRole('main').getByRole('link', { name: 'Version 1', exact: true }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Version 1', exact: true })).toBeVisible()
  const main = page.getByRole('main')
  await expect(main).toContainText('for eleven hours')
  await expect(main.getByRole('listitem').filter({ hasText: 'eleven hours' })).toContainText(
    'Verified by Cato Blom, approved by Rhea Okafor',
  )

  await page.getByRole('button', { name: 'Restore…' }).press('Enter')
  const question = page.getByRole('alertdialog', { name: 'Restore version 1?' })
  await expect(question).toContainText('nothing that came after is lost')
  await question.getByRole('button', { name: 'Restore' }).press('Enter')
  await expect(page.getByRole('heading', { name: /Version \d+, the present one/ })).toBeVisible()
  await expect(main).toContainText('for eleven hours')
  await expect(timeLine).toContainText('restored version 1')
  const { claims } = await get<Answer<'getArticle'>>(newsroom.editor.api, `/api/articles/${article}`)
  expect(claims).toMatchObject([{ quote: 'eleven hours', stale: false, review: 'approved' }])

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(main).toContainText('for twelve hours')
})

test('the time line is narrowed to a person and to a claim, whose story has its wording at each moment', async ({
  newsroom,
  openAs,
}) => {
  const { article } = await story(newsroom)
  const page = await openAs(newsroom.checker, `/articles/${article}/history`)
  const timeLine = page.getByRole('complementary', { name: 'Time line' })
  await timeLine.getByLabel('By').selectOption('Rhea Okafor')
  await expect(timeLine.getByRole('listitem')).toHaveText([/Claim 1: Approved by Rhea Okafor/])
  await timeLine.getByLabel('By').selectOption('Everybody')
  await timeLine.getByLabel('About').selectOption({ index: 1 })
  await expect(page.getByRole('heading', { name: 'The story of claim 1' })).toBeVisible()
  const told = page.getByRole('main').getByRole('listitem')
  await expect(told).toHaveText([
    /Marked by Cato Blom.*eleven hours/,
    /Verified by Cato Blom.*eleven hours.*The log says so/,
    /Approved by Rhea Okafor/,
    /Wording changed by Edda Quist/,
  ])
  await expect(told.last().locator('del')).toHaveText('eleven')
  await expect(told.last().locator('ins')).toHaveText('twelve')
  await expect(page.getByRole('button', { name: 'Restore…' })).toHaveCount(0)
  await expectAccessibleAtBothWidths(page)
})

test('a sign-off says where the record ended, and opens the version that was cleared', async ({
  newsroom,
  openAs,
}) => {
  const { article, claim } = await story(newsroom)
  await post(newsroom.checker.api, `/api/claims/${claim}/finding`, { status: 'verified' })
  await post(newsroom.reviewer.api, `/api/claims/${claim}/review`, { decision: 'approve' })
  const { signOff } = await post<Answer<'clear'>>(newsroom.reviewer.api, `/api/articles/${article}/clear`, {})
  await post(newsroom.checker.api, `/api/claims/${claim}/finding`, { status: 'disputed', note: 'Not so.' })
  const page = await openAs(newsroom.editor, `/articles/${article}`)
  await page.getByRole('button', { name: 'Sign-off' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign-off' })
  await expect(dialog).toContainText(`the last of ${signOff.head?.count} of this article`)
  await expect(dialog).toContainText(signOff.head?.hash.slice(0, 8) ?? 'no hash')
  await dialog.getByRole('link', { name: 'Open version 2 as it was cleared' }).click()
  await expect(page.getByRole('main')).toContainText('Verified by Cato Blom, approved by Rhea Okafor')
  await page.getByRole('link', { name: 'Back to the present' }).click()
  await expect(claimNamed(page, /Claim 1, disputed/)).toBeVisible()
})

test('what is typed stands in the history', async ({ newsroom, openAs }) => {
  const article = await newArticle(newsroom.editor, DRAFT)
  const page = await openAs(newsroom.editor, `/articles/${article}`)
  await caretAfter(page, 'eleven hours')
  await page.keyboard.type(' and a half')
  await expect(draftOf(page)).toContainText('and a half')
  await saved(page)
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('menuitem', { name: 'History' }).click()
  await page.getByRole('link', { name: 'Time line and versions' }).click()
  const timeLine = page.getByRole('complementary', { name: 'Time line' })
  await expect(timeLine.getByRole('listitem').first()).toContainText('Edda Quist wrote, 3 words more')
})
