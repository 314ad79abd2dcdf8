import type { Page } from '@playwright/test'
import { Node } from 'prosemirror-model'
import type { Answer } from '@/lib/contracts/call'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import {
  type Colleague,
  expect,
  expectAccessibleAtBothWidths,
  get,
  newArticle,
  newClaim,
  post,
  test,
} from './fixtures'
import { caretAfter, draftOf, saved } from './workspace'

const DRAFT = { headline: 'Gate failed', text: 'Five missiles fell on Friday.\n\nThe gate was shut.' }

const textOf = async (who: Colleague, id: string) =>
  (await get<Answer<'getArticle'>>(who.api, `/api/articles/${id}`)).text

/** Lets no commit of this page through, as if the line were down just then. Answers the switch. */
async function cutLine(page: Page): Promise<{ up: () => void }> {
  let down = true
  await page.context().route('**/commits', route => (down ? route.abort() : route.continue()))
  return {
    up: () => {
      down = false
    },
  }
}

/** Accepts what the browser asks as a page is left; answers what it has asked. */
function leaving(page: Page): string[] {
  const asked: string[] = []
  page.on('dialog', dialog => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  return asked
}

/** How many windows have something lying in this browser. */
const lying = (page: Page) =>
  page.evaluate(async () => {
    // To open what is not there yet would make it, without what the page needs in it.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'stet-outbox')) return 0
    return new Promise<number>((resolve, reject) => {
      const open = indexedDB.open('stet-outbox')
      open.onerror = () => reject(open.error)
      open.onsuccess = () => {
        const count = open.result.transaction('entries').objectStore('entries').count()
        count.onsuccess = () => {
          open.result.close()
          resolve(count.result)
        }
      }
    })
  })

/** Types with the line up, so that everything is there that is needed offline, then takes it down. */
async function goOffline(page: Page, after: string): Promise<{ up: () => void }> {
  const key = page.waitForResponse('**/api/session/key')
  await caretAfter(page, after)
  await page.keyboard.type('.')
  await saved(page)
  await key
  return cutLine(page)
}

test('what is typed offline is there after a reload, kept where nobody reads it', async ({
  openAs,
  newsroom,
}) => {
  const { editor } = newsroom
  const id = await newArticle(editor, DRAFT)
  const page = await openAs(editor, `/articles/${id}`)
  const asked = leaving(page)
  const line = await goOffline(page, 'on Friday')
  await page.keyboard.type(' Nobody slept.')
  await expect(page.locator('.save').first()).toContainText('Offline, keeping your changes')
  await expect(page.getByText('kept in this browser, locked away')).toBeVisible()
  await expect.poll(() => lying(page)).toBe(1)
  const bytes = await page.evaluate(
    () =>
      new Promise<string>(resolve => {
        const open = indexedDB.open('stet-outbox')
        open.onsuccess = () => {
          const all = open.result.transaction('entries').objectStore('entries').getAll()
          all.onsuccess = () => {
            open.result.close()
            const read = (value: object) =>
              JSON.stringify(value, (_, part) =>
                part instanceof ArrayBuffer ? new TextDecoder().decode(part) : part,
              )
            resolve(read(all.result))
          }
        }
      }),
  )
  expect(bytes).not.toContain('slept')
  expect(bytes).not.toContain('Friday')
  expect(await textOf(editor, id)).not.toContain('slept')

  page.once('domcontentloaded', () => line.up())
  await page.reload()
  expect(asked).toEqual(['beforeunload'])
  await expect(draftOf(page)).toContainText('Friday. Nobody slept.')
  await expect(page.getByText('were kept in this browser and are back in the draft')).toBeVisible()
  await saved(page)
  expect(await textOf(editor, id)).toContain('Five missiles fell on Friday. Nobody slept..')
  await expect.poll(() => lying(page)).toBe(0)
})

test('a change that finds no place is shown with what and where, to copy and put back', async ({
  openAs,
  newsroom,
}) => {
  const { editor } = newsroom
  const id = await newArticle(editor, DRAFT)
  const page = await openAs(editor, `/articles/${id}`)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  leaving(page)
  const line = await goOffline(page, 'on Friday')
  await caretAfter(page, 'gate was')
  await page.keyboard.type(' rather')
  await expect(page.locator('.save').first()).toContainText('Offline')

  const { article, doc, schemaVersion } = await get<Answer<'getArticle'>>(editor.api, `/api/articles/${id}`)
  const draft = Node.fromJSON(manuscriptSchema, doc)
  const to = draft.content.size
  await post(editor.api, `/api/articles/${id}/commits`, {
    commitId: 'cut-the-last',
    clientId: 'elsewhere',
    schemaVersion,
    baseVersion: article.version,
    steps: [{ stepType: 'replace', from: to - (draft.lastChild?.nodeSize ?? 0), to }],
  })
  line.up()
  const dialog = page.getByRole('dialog', { name: 'One of your changes found no place' })
  await expect(dialog).toBeVisible({ timeout: 40_000 })
  await expect(dialog).toContainText('You typed')
  await expect(dialog).toContainText('The gate was')
  await expect(dialog.locator('.lost')).toHaveText(/^ ?rather ?$/)
  await expectAccessibleAtBothWidths(page)
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click()
  expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toBe('rather')

  // Closed, it stays within reach, also after a reload.
  await page.keyboard.press('Escape')
  await expect(page.getByText('One of your changes found no place.')).toBeVisible()
  await expect.poll(() => lying(page)).toBe(1)
  await page.reload()
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await caretAfter(page, 'on Friday')
  await page.getByRole('button', { name: 'Show it' }).click()
  await dialog.getByRole('button', { name: 'Put back at the cursor' }).click()
  await expect(dialog).toBeHidden()
  // Typed between two spaces, either of them may be the new one.
  await expect(draftOf(page)).toContainText(/on Friday ?rather/)
  await saved(page)
  await expect.poll(() => lying(page)).toBe(0)
})

test('signing out asks, and erases what waits', async ({ openAs, newsroom }) => {
  const { checker, editor } = newsroom
  const id = await newArticle(editor, DRAFT)
  // A session of their own, since it ends here.
  const page = await openAs(null, `/sign-in?to=/articles/${id}`)
  leaving(page)
  await page.getByLabel('E-mail').fill(editor.email)
  await page.getByLabel('Password').fill(editor.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(draftOf(page)).toBeVisible()
  const line = await goOffline(page, 'on Friday')
  await page.keyboard.type(' Nobody slept.')
  await expect.poll(() => lying(page)).toBe(1)
  const signOut = async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('sign out')
    await page
      .getByRole('option', { name: /Sign out/ })
      .first()
      .click()
  }
  await signOut()
  const question = page.getByRole('alertdialog', { name: 'Changes wait here to be saved' })
  await expect(question).toBeVisible()
  await question.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(question).toBeHidden()
  await signOut()
  await question.getByRole('button', { name: 'Sign out and erase' }).click()
  // Until the page is there: what is filled into one that is still coming is gone.
  await page.waitForURL(/\/sign-in/)
  expect(await lying(page)).toBe(0)
  line.up()

  // Somebody else at this computer finds nothing, and nothing was saved in their name.
  await page.getByLabel('E-mail').fill(checker.email)
  await page.getByLabel('Password').fill(checker.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
  await page.goto(`/articles/${id}`)
  await expect(draftOf(page)).toBeVisible()
  await expect(draftOf(page)).not.toContainText('slept')
  expect(await textOf(editor, id)).not.toContain('slept')
})

test('a session that ends in mid-sentence goes on in place, for the same person only', async ({
  openAs,
  newsroom,
}) => {
  const { editor, checker } = newsroom
  const id = await newArticle(editor, DRAFT)
  const page = await openAs(editor, `/articles/${id}`)
  await caretAfter(page, 'on Friday')
  await page.keyboard.type('.')
  await saved(page)
  // Another person has signed in meanwhile, in another tab of this browser.
  await page.context().addCookies(checker.state.cookies)
  await page.keyboard.type(' Nobody slept.')
  await expect(page.getByText('Somebody else has signed in since in this browser.')).toBeVisible()
  await expect(page.locator('.save').first()).toContainText('Not saved')
  expect(await textOf(editor, id)).not.toContain('slept')

  await page.context().clearCookies({ name: 'stet.session_token' })
  await page.getByRole('button', { name: 'Sign in' }).click()
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
  const signIn = async ({ email, password }: Colleague) => {
    await dialog.getByLabel('E-mail').fill(email)
    await dialog.getByLabel('Password').fill(password)
    await dialog.getByRole('button', { name: 'Sign in' }).click()
  }
  await signIn(checker)
  await expect(dialog.getByText('is sent in their name only')).toBeVisible()
  expect(await textOf(editor, id)).not.toContain('slept')
  await signIn(editor)
  await expect(dialog).toBeHidden()
  await saved(page)
  expect(await textOf(editor, id)).toContain('Friday. Nobody slept..')
})

test('what a closed tab leaves is taken up by one other, once', async ({ openAs, newsroom }) => {
  const { editor } = newsroom
  const id = await newArticle(editor, DRAFT)
  const one = await openAs(editor, `/articles/${id}`)
  leaving(one)
  const line = await goOffline(one, 'Five missiles')
  await one.keyboard.type(' and a drone')
  await expect.poll(() => lying(one)).toBe(1)
  const two = await one.context().newPage()
  const three = await one.context().newPage()
  for (const tab of [two, three]) {
    leaving(tab)
    await tab.goto(`/articles/${id}`)
    await expect(draftOf(tab)).toBeVisible()
  }
  await one.close({ runBeforeUnload: false })
  line.up()
  for (const tab of [two, three]) {
    await expect(draftOf(tab)).toContainText('and a drone', { timeout: 30_000 })
  }
  expect((await textOf(editor, id)).split('and a drone')).toHaveLength(2)
  await expect.poll(() => lying(two)).toBe(0)
})

test('a half-written comment is asked about, and is there after a reload', async ({ openAs, newsroom }) => {
  const { editor } = newsroom
  const id = await newArticle(editor, DRAFT)
  const claim = await newClaim(editor, id, 'Five missiles')
  const page = await openAs(editor, `/articles/${id}?claim=${claim}`)
  const asked = leaving(page)
  const card = page.locator('.card')
  await card.getByRole('button', { name: /^Comment/ }).click()
  const field = card.getByRole('textbox', { name: 'Comment' })
  await field.fill('Who counted')
  await field.press('Escape')
  await card.getByRole('button', { name: /^Comment/ }).click()
  await expect(field).toHaveValue('Who counted')
  await expect.poll(() => lying(page)).toBe(1)
  await page.reload()
  await expect.poll(() => asked).toEqual(['beforeunload'])
  await card.getByRole('button', { name: /^Comment/ }).click()
  await expect(field).toHaveValue('Who counted')
  await field.press('Control+Enter')
  await expect(card.locator('.said')).toHaveText('Who counted')
  await expect.poll(() => lying(page)).toBe(0)
})
