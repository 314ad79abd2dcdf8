import type { Page } from '@playwright/test'
import type { Answer } from '@/lib/contracts/call'
import { ROLE_LABEL, type Role } from '@/lib/domain/role'
import { STATUSES } from '@/lib/domain/status'
import {
  type Colleague,
  expect,
  expectAccessibleAtBothWidths,
  newArticle,
  PASSWORD,
  post,
  test,
} from './fixtures'
import { DRAFT } from './sample'
import { draftOf } from './workspace'

/** The link that a dialogue shows once. */
async function shownLink(page: Page): Promise<string> {
  const code = page.getByRole('dialog').getByRole('code')
  await expect(code).toContainText('http')
  return (await code.textContent()) ?? ''
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function signOut(page: Page, name: string, how: 'Sign out' | 'Sign out everywhere'): Promise<void> {
  await page.getByRole('button', { name: `Account of ${name}` }).click()
  await page.getByRole('menuitem', { name: how, exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
}

/** An invitation for somebody new, made through the HTTP interface. */
async function invite(admin: Colleague, email: string, roles: readonly Role[]): Promise<string> {
  const { invitation } = await post<Answer<'createInvitation'>>(admin.api, '/api/invitations', {
    email,
    roles,
  })
  return new URL(invitation.url).pathname
}

/** Accepts an invitation by its page. */
async function join(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(page.getByRole('button', { name: `Account of ${name}` })).toBeVisible()
}

test('the first visit sets up the newsroom, and nobody can do so again', async ({ freshServer, visit }) => {
  const { url } = await freshServer()
  const page = await visit(url, '/queue')
  await expect(page).toHaveURL(`${url}/setup`)
  await expectAccessibleAtBothWidths(page)

  await page.getByLabel('Newsroom').fill('The Night Desk')
  await page.getByLabel('Your name').fill('Ada Morgen')
  await page.getByLabel('E-mail').fill('ada at night')
  await page.getByLabel('Password').fill('short')
  await expect(page.getByRole('checkbox', { name: /^Add the sample article/ })).toBeChecked()
  await page.getByRole('button', { name: 'Set up the newsroom' }).click()
  await expect(page.getByText('That is not an e-mail address.')).toBeVisible()
  await expect(page.getByText('Five characters. It takes ten or more')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toBeFocused()
  await expect(page.getByLabel('Newsroom')).toHaveValue('The Night Desk')
  await expect(page.getByLabel('Your name')).toHaveValue('Ada Morgen')
  await expect(page.getByLabel('E-mail')).toHaveValue('ada at night')
  await expectAccessibleAtBothWidths(page)

  await page.getByLabel('E-mail').fill('Ada@night.example')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set up the newsroom' }).click()
  await expect(draftOf(page)).toContainText('Lindholt paid £1.86 million')
  const id = new URL(page.url()).pathname.split('/').at(-1)
  const answer = await page.request.get(`/api/articles/${id}`)
  const { claims }: Answer<'getArticle'> = await answer.json()
  expect([...new Set(claims.map(claim => claim.status))].sort()).toEqual([...STATUSES].sort())
  expect(claims.some(claim => claim.stale)).toBe(true)
  expect(claims.some(claim => claim.orphaned)).toBe(true)
  expect(claims.some(claim => claim.review === 'pending')).toBe(true)

  await page.goto('/setup')
  await expect(page).toHaveURL(`${url}/`)
  await expect(page.getByRole('link', { name: 'The night bus that ran on paper' })).toBeVisible()
  const second = await page.request.post('/api/setup', {
    data: { newsroom: 'Mine', name: 'Mallory', email: 'm@night.example', password: PASSWORD },
  })
  expect(second.status()).toBe(409)
  expect((await second.json()).error).toMatchObject({ code: 'already_set_up' })

  await page.goto('/queue?status=verified')
  await signOut(page, 'Ada Morgen', 'Sign out')
  await page.goto('/queue?status=verified')
  await expect(page).toHaveURL(`${url}/sign-in?to=${encodeURIComponent('/queue?status=verified')}`)
  await expect(page.getByText('The Night Desk')).toBeVisible()
  await expectAccessibleAtBothWidths(page)
  await signIn(page, 'ada@night.example', 'not the password')
  await expect(page.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue('ada@night.example')
  await expectAccessibleAtBothWidths(page)
  await signIn(page, 'ada@night.example', PASSWORD)
  await expect(page).toHaveURL(`${url}/queue?status=verified`)
})

test('without the sample the desk is empty and says what to do', async ({ freshServer, visit }) => {
  const { url } = await freshServer()
  const page = await visit(url, '/')
  await page.getByLabel('Newsroom').fill('The Night Desk')
  await page.getByLabel('Your name').fill('Ada Morgen')
  await page.getByLabel('E-mail').fill('ada@night.example')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('checkbox', { name: /^Add the sample article/ }).uncheck()
  await page.getByRole('button', { name: 'Set up the newsroom' }).click()
  await expect(page.getByRole('heading', { name: 'No articles yet.' })).toBeVisible()
  await expect(page.getByText('Begin with a draft')).toBeVisible()
  await expect(page.getByRole('link', { name: 'New article' })).toBeVisible()
  await expectAccessibleAtBothWidths(page)
})

test('an invitation lets one person in, once', async ({ newsroom, openAs }) => {
  const page = await openAs(newsroom.admin, '/people')
  await expectAccessibleAtBothWidths(page)
  await page.getByRole('button', { name: 'Invite…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' })
  await dialog.getByLabel('E-mail').fill('nobody')
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  await expect(dialog.getByText('That is not an e-mail address.')).toBeVisible()
  await dialog.getByLabel('E-mail').fill('once@lantern.example')
  await dialog.getByLabel(/^Name/).fill('Una Vez')
  await expectAccessibleAtBothWidths(page)
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const link = new URL(await shownLink(page))
  await expectAccessibleAtBothWidths(page)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('Una Vez, once@lantern.example')).toBeVisible()

  const guest = await openAs(null, link.pathname)
  await expect(guest.getByLabel('E-mail')).toHaveValue('once@lantern.example')
  await expect(guest.getByLabel('Your name')).toHaveValue('Una Vez')
  await guest.getByLabel('Password').fill('short')
  await guest.getByRole('button', { name: 'Join' }).click()
  await expect(guest.getByText('Five characters.')).toBeVisible()
  await expectAccessibleAtBothWidths(guest)
  await join(guest, 'Una Vez')

  const late = await openAs(null, link.pathname)
  await expect(late.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  await expectAccessibleAtBothWidths(late)
  const refused = await newsroom.admin.api.post(`/api${link.pathname}`, {
    data: { name: 'Second', password: PASSWORD },
  })
  expect(refused.status()).toBe(410)
  await page.reload()
  await expect(page.getByText('Una Vez, once@lantern.example')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Roles… of Una Vez' })).toBeVisible()
})

test('signing out everywhere ends the other window too', async ({ newsroom, openAs }) => {
  const one = await openAs(null, await invite(newsroom.admin, 'two@lantern.example', ['editor']))
  await join(one, 'Duo Windows')
  const other = await openAs(null, '/sign-in')
  await signIn(other, 'two@lantern.example', PASSWORD)
  await expect(other.getByRole('button', { name: 'Account of Duo Windows' })).toBeVisible()

  await signOut(one, 'Duo Windows', 'Sign out everywhere')
  expect((await other.request.get('/api/articles')).status()).toBe(401)
  await other.goto('/sources')
  await expect(other).toHaveURL(/\/sign-in\?to=%2Fsources$/)
})

test('a reset link sets a new password once, and the old one is over', async ({ newsroom, openAs }) => {
  const person = await openAs(null, await invite(newsroom.admin, 'forgot@lantern.example', ['viewer']))
  await join(person, 'Lethe Brook')

  const page = await openAs(newsroom.admin, '/people')
  await page.getByRole('button', { name: 'More on Lethe Brook' }).click()
  await page.getByRole('menuitem', { name: 'Make a reset link…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make the link' }).click()
  const link = new URL(await shownLink(page))
  await expectAccessibleAtBothWidths(page)

  const guest = await openAs(null, link.pathname)
  await expect(guest.getByText('For Lethe Brook.')).toBeVisible()
  await expectAccessibleAtBothWidths(guest)
  await guest.getByLabel('New password').fill('another long sentence')
  await guest.getByRole('button', { name: 'Set the password' }).click()
  await expect(guest.getByRole('button', { name: 'Account of Lethe Brook' })).toBeVisible()
  expect((await person.request.get('/api/articles')).status(), 'the session from before').toBe(401)

  const again = await openAs(null, link.pathname)
  await expect(again.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  await again.getByRole('link', { name: 'Sign in' }).click()
  await signIn(again, 'forgot@lantern.example', PASSWORD)
  await expect(again.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible()
  await signIn(again, 'forgot@lantern.example', 'another long sentence')
  await expect(again.getByRole('button', { name: 'Account of Lethe Brook' })).toBeVisible()
})

test('a role that is given or taken counts from the next request on', async ({ newsroom, openAs }) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const person = await openAs(null, await invite(newsroom.admin, 'roles@lantern.example', ['viewer']))
  await join(person, 'Rolf Reihe')
  await expect(person.getByRole('link', { name: 'New article' })).toBeHidden()

  const page = await openAs(newsroom.admin, '/people')
  const change = async (role: Role, on: boolean) => {
    await page.getByRole('button', { name: 'Roles… of Rolf Reihe' }).click()
    const dialog = page.getByRole('dialog', { name: 'Rolf Reihe' })
    await dialog.getByRole('checkbox', { name: new RegExp(`^${ROLE_LABEL[role]}`) }).setChecked(on)
    if (role === 'editor') await expectAccessibleAtBothWidths(page)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
  }
  await change('editor', true)
  await expect(page.getByText('Viewer, Editor')).toBeVisible()
  await person.reload()
  await expect(person.getByRole('link', { name: 'New article' })).toBeVisible()
  await person.goto(`/articles/${id}`)
  await expect(draftOf(person)).toHaveAttribute('contenteditable', 'true')

  await change('editor', false)
  await change('viewer', false)
  await person.goto('/')
  await expect(person.getByText('You have no role yet')).toBeVisible()
  await expectAccessibleAtBothWidths(person)
  expect((await person.request.get(`/api/articles/${id}`)).status()).toBe(404)
})

test('somebody who is deactivated is out at once, and can be let back in', async ({ newsroom, openAs }) => {
  const person = await openAs(null, await invite(newsroom.admin, 'gone@lantern.example', ['viewer']))
  await join(person, 'Gone Tomorrow')
  const page = await openAs(newsroom.admin, '/people')
  await page.getByRole('button', { name: 'More on Gone Tomorrow' }).click()
  await page.getByRole('menuitem', { name: 'Deactivate…' }).click()
  await expectAccessibleAtBothWidths(page)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Deactivate' }).click()
  await expect(page.getByRole('button', { name: 'Let back in Gone Tomorrow' })).toBeVisible()

  await person.goto('/')
  await expect(person).toHaveURL(/\/sign-in/)
  await signIn(person, 'gone@lantern.example', PASSWORD)
  await expect(person.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible()
  await page.getByRole('button', { name: 'Let back in Gone Tomorrow' }).click()
  await expect(page.getByRole('button', { name: 'More on Gone Tomorrow' })).toBeVisible()
  await signIn(person, 'gone@lantern.example', PASSWORD)
  await expect(person.getByRole('button', { name: 'Account of Gone Tomorrow' })).toBeVisible()
})

test('the password is changed in the settings', async ({ newsroom, openAs }) => {
  const page = await openAs(null, await invite(newsroom.admin, 'change@lantern.example', ['viewer']))
  await join(page, 'Chan Ging')
  const other = await openAs(null, '/sign-in')
  await signIn(other, 'change@lantern.example', PASSWORD)
  await expect(other.getByRole('button', { name: 'Account of Chan Ging' })).toBeVisible()

  await page.goto('/settings')
  await expectAccessibleAtBothWidths(page)
  await page.getByLabel('Present password').fill('not the password')
  await page.getByLabel('New password').fill('another long sentence')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'not your present password' })).toBeVisible()
  await page.getByLabel('Present password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('Your password is changed.')).toBeVisible()
  expect((await other.request.get('/api/articles')).status(), 'the other window').toBe(401)

  await page.reload()
  await signOut(page, 'Chan Ging', 'Sign out')
  await signIn(page, 'change@lantern.example', 'another long sentence')
  await expect(page.getByRole('button', { name: 'Account of Chan Ging' })).toBeVisible()
})

test('the way in leads to our own pages only', async ({ newsroom, openAs }) => {
  const page = await openAs(null, `/sign-in?to=${encodeURIComponent('//evil.example/x')}`)
  await signIn(page, newsroom.viewer.email, PASSWORD)
  await expect(page).toHaveURL(`${newsroom.url}/`)
})
