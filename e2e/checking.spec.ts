import type { Answer } from '@/lib/contracts/call'
import { alive, expect, expectAccessible, get, newArticle, newClaim, test } from './fixtures'
import { DRAFT, seedArticle } from './sample'
import { caretAfter, claimNamed, draftOf, mark, saved, select } from './workspace'

test('a checker marks a claim, finds it verified with a source, and it is saved', async ({
  newsroom,
  openAs,
}) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const page = await openAs(newsroom.checker, `/articles/${id}`)
  const card = await mark(page, 'went dark on 4 May for eleven hours')
  await card.focus()
  await page.keyboard.press('s')
  await page.getByRole('combobox', { name: /source/i }).fill('Lamp log, May')
  await page.getByRole('option', { name: /New source/ }).click()
  await page.getByLabel('Kind').selectOption('official_record')
  await page.getByRole('button', { name: 'Add source' }).click()
  await expect(card).toContainText('Lamp log, May')
  await card.focus()
  await page.keyboard.press('1')
  await expect(claimNamed(page, 'Claim 1, verified')).toBeVisible()
  await saved(page)

  await page.reload()
  await expect(claimNamed(page, 'Claim 1, verified')).toBeVisible()
  const { claims } = await get<Answer<'getArticle'>>(newsroom.checker.api, `/api/articles/${id}`)
  expect(claims).toMatchObject([
    {
      quote: 'went dark on 4 May for eleven hours',
      status: 'verified',
      review: 'pending',
      citations: [{ source: { title: 'Lamp log, May' } }],
    },
  ])
})

test('a checker cannot alter the text', async ({ newsroom, openAs }) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const page = await openAs(newsroom.checker, `/articles/${id}`)
  await caretAfter(page, 'eleven hours')
  await page.keyboard.type(' and more')
  await expect(draftOf(page)).not.toContainText('and more')
})

test('overlapping, nested, across paragraphs and in the headline; a click takes the smallest, then the next', async ({
  newsroom,
  openAs,
}) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const page = await openAs(newsroom.editor, `/articles/${id}`)
  await mark(page, 'went out twice')
  await mark(page, 'dark on 4 May for eleven hours')
  await mark(page, 'for eleven hours. Its keeper')
  await mark(page, 'eleven hours')
  await mark(page, 'new relay in March.The harbour office')
  await saved(page)
  const { claims } = await get<Answer<'getArticle'>>(newsroom.editor.api, `/api/articles/${id}`)
  expect(claims.map(claim => claim.quote)).toEqual([
    'went out twice',
    'dark on 4 May for eleven hours',
    'for eleven hours. Its keeper',
    'eleven hours',
    'new relay in March.\nThe harbour office',
  ])
  await page.keyboard.press('Escape')
  const words = draftOf(page)
    .locator('.c')
    .filter({ hasText: /^eleven hours$/ })
    .first()
  // Two places on the same words, so that the browser does not take the two for a double click.
  await words.click({ position: { x: 10, y: 12 } })
  await expect(claimNamed(page, /^Claim 4,/)).toHaveClass(/card/)
  await words.click({ position: { x: 60, y: 12 } })
  await expect(claimNamed(page, /^Claim 3,/)).toHaveClass(/card/)
})

test('a changed wording is stale with a diff; undo brings the finding back, still holds settles it', async ({
  newsroom,
  openAs,
}) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const claimId = await newClaim(newsroom.checker, id, 'twice what was budgeted')
  await newsroom.checker.api.post(`/api/claims/${claimId}/finding`, {
    data: { status: 'verified', note: 'Budget, page 4' },
  })
  await newsroom.reviewer.api.post(`/api/claims/${claimId}/review`, { data: { decision: 'approve' } })

  const page = await openAs(newsroom.editor, `/articles/${id}`)
  await expect(claimNamed(page, 'Claim 1, verified')).toHaveClass(/settled/)
  await caretAfter(page, 'twice what')
  await page.keyboard.type(' ever')
  await expect(claimNamed(page, 'Claim 1, verified, wording changed')).toBeVisible()
  await draftOf(page).focus()
  await page.keyboard.press('Control+z')
  await expect(claimNamed(page, 'Claim 1, verified')).toHaveClass(/settled/)

  await caretAfter(page, 'twice what')
  await page.keyboard.type(' ever')
  await claimNamed(page, 'Claim 1, verified, wording changed').click()
  const card = page.locator('.card')
  await expect(card.getByRole('insertion')).toHaveText(/ever/)
  await card.getByRole('button', { name: /Still holds/ }).click()
  await expect(claimNamed(page, 'Claim 1, verified')).toContainText('Waiting for review')
})

test('a claim whose text is cut goes to the tray; undo, paste and relinking bring it back', async ({
  newsroom,
  openAs,
}) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  await newClaim(newsroom.checker, id, 'three ships were warned')
  const page = await openAs(newsroom.editor, `/articles/${id}`)
  const tray = page.getByRole('region', { name: 'Claims whose text has gone' })

  await select(page, 'three ships were warned by radio')
  await page.keyboard.press('Delete')
  await expect(tray).toContainText('three ships were warned')
  await page.keyboard.press('Control+z')
  await expect(tray).toBeHidden()
  await expect(claimNamed(page, 'Claim 1, unchecked')).toBeVisible()

  await select(page, 'three ships were warned by radio')
  await page.keyboard.press('Control+x')
  await expect(tray).toBeVisible()
  await caretAfter(page, 'nobody called.')
  await page.keyboard.press('Control+v')
  await expect(tray).toBeHidden()

  await select(page, 'three ships were warned by radio')
  await page.keyboard.press('Delete')
  await expect(tray).toBeVisible()
  await select(page, 'the second failure')
  await tray.getByRole('button', { name: 'Relink to selection' }).click()
  await expect(tray).toBeHidden()
  await saved(page)
  const { claims } = await get<Answer<'getArticle'>>(newsroom.editor.api, `/api/articles/${id}`)
  expect(claims).toMatchObject([{ quote: 'the second failure', orphaned: false }])
})

test('a proposed wording is applied as one undoable step', async ({ newsroom, openAs }) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const claimId = await newClaim(newsroom.checker, id, '€18,000')
  await newsroom.checker.api.post(`/api/claims/${claimId}/finding`, {
    data: { status: 'needs_change', note: 'The invoice says 16,200.', proposedWording: '€16,200' },
  })
  const page = await openAs(newsroom.editor, `/articles/${id}?claim=${claimId}`)
  await page.locator('.card').getByRole('button', { name: 'Apply to the draft' }).click()
  await expect(draftOf(page)).toContainText('Repairs cost €16,200, twice')
  await draftOf(page).focus()
  await page.keyboard.press('Control+z')
  await expect(draftOf(page)).toContainText('Repairs cost €18,000, twice')
})

test('an address pasted onto the chosen claim becomes its source', async ({ newsroom, openAs }) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const claimId = await newClaim(newsroom.checker, id, 'three ships')
  const page = await openAs(newsroom.checker, `/articles/${id}?claim=${claimId}`)
  await draftOf(page).locator('.c').first().click()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'https://harbour.example/log?day=4')
    document
      .querySelector('.draft')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  const link = page.locator('.card').getByRole('link', { name: /harbour\.example/ })
  await expect(link).toHaveAttribute('href', 'https://harbour.example/log?day=4')
  await expect(draftOf(page)).not.toContainText('https://')
})

test('sentences are marked without selecting text', async ({ newsroom, openAs }) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const page = await openAs(newsroom.checker, `/articles/${id}`)
  await page.getByRole('button', { name: 'Sentences' }).first().click()
  const list = page.getByRole('listbox', { name: 'Sentences of the draft' })
  await expect(list).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(list.getByRole('option', { name: /^The lighthouse at Ostra.*claim 1/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await saved(page)
  const { claims } = await get<Answer<'getArticle'>>(newsroom.checker.api, `/api/articles/${id}`)
  expect(claims.map(claim => claim.quote)).toEqual([
    'The lighthouse at Ostra went dark on 4 May for eleven hours.',
  ])
})

test('two windows on one article converge', async ({ newsroom, openAs }) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const one = await openAs(newsroom.editor, `/articles/${id}`)
  const two = await openAs(newsroom.editor, `/articles/${id}`)
  await caretAfter(one, 'eleven hours')
  await one.keyboard.type(' and ten minutes')
  await caretAfter(two, 'in a year')
  await two.keyboard.type(', the log says')
  await mark(two, 'Ina Voss')
  for (const page of [one, two]) {
    await expect(draftOf(page)).toContainText('eleven hours and ten minutes.')
    await expect(draftOf(page)).toContainText('in a year, the log says.')
    await expect(claimNamed(page, 'Claim 1, unchecked')).toBeVisible()
  }
})

test('the draft that did not load is not shown as empty', async ({ newsroom, openAs }) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const page = await openAs(newsroom.editor, '/')
  await page.route(`**/api/articles/${id}`, route =>
    route.fulfill({
      status: 503,
      json: { error: { code: 'unavailable', message: 'The disk on the server is full.' } },
    }),
  )
  await page.goto(`/articles/${id}`)
  await expect(page.getByRole('alert').filter({ hasText: 'The draft did not load' })).toContainText(
    'The disk on the server is full',
  )
  await expect(draftOf(page)).toHaveCount(0)
  await page.unroute(`**/api/articles/${id}`)
  await page.getByRole('button', { name: 'Load again' }).click()
  await expect(draftOf(page)).toContainText('The lighthouse at Ostra')
})

test('a refused save says so, keeps what was typed, and goes out later', async ({ newsroom, openAs }) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const page = await openAs(newsroom.editor, `/articles/${id}`)
  await page.route('**/commits', route =>
    route.fulfill({
      status: 503,
      json: { error: { code: 'unavailable', message: 'The disk on the server is full.' } },
    }),
  )
  await caretAfter(page, 'in a year')
  await page.keyboard.type(', again')
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved.' })).toContainText(
    'The disk on the server is full.',
  )
  await expect(draftOf(page)).toContainText('in a year, again.')
  // While it fails, the button stays, however often it is tried by itself.
  const again = page.waitForRequest('**/commits')
  await page.getByRole('button', { name: 'Try now' }).click()
  await again
  await page.unroute('**/commits')
  await saved(page)
  const { text } = await get<Answer<'getArticle'>>(newsroom.editor.api, `/api/articles/${id}`)
  expect(text).toContain('in a year, again.')
})

test('an expired session is renewed in place, and nothing typed is lost', async ({ newsroom, openAs }) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const page = await openAs(newsroom.editor, `/articles/${id}`)
  await expect(draftOf(page)).toContainText('Ostra')
  await page.context().clearCookies()
  await caretAfter(page, 'in a year')
  await page.keyboard.type(', again')
  await expect(page.getByText('Your session has ended.')).toBeVisible()
  await page.getByRole('button', { name: 'Sign in' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail').fill(newsroom.editor.email)
  await dialog.getByLabel('Password').fill(newsroom.editor.password)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await saved(page)
  const { text } = await get<Answer<'getArticle'>>(newsroom.editor.api, `/api/articles/${id}`)
  expect(text).toContain('in a year, again.')
})

test('find in the draft', async ({ newsroom, openAs }) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const page = await openAs(newsroom.editor, `/articles/${id}`)
  await draftOf(page).focus()
  await page.keyboard.press('Control+f')
  await page.getByRole('searchbox', { name: 'Find in the draft' }).fill('THAT')
  await expect(page.getByText('1 of 3')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 of 3')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('searchbox', { name: 'Find in the draft' })).toBeHidden()
})

test('notes stand in reading order and never overlap, also with the card open in a crowd', async ({
  newsroom,
  openAs,
}) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  for (const quote of [
    'lighthouse',
    'Ostra',
    'went dark',
    '4 May',
    'eleven hours',
    'Ina Voss',
    'new relay',
    'March',
    'three ships',
    'radio',
    'four',
  ]) {
    await newClaim(newsroom.checker, id, quote)
  }
  const page = await openAs(newsroom.checker, `/articles/${id}`)
  await expect(page.locator('.margin [data-note]')).toHaveCount(11)
  await claimNamed(page, /^Claim 6,/).click()
  await expect(page.locator('.card')).toBeVisible()
  const boxes = async () =>
    page.locator('.margin [data-note]').evaluateAll(notes =>
      notes.map(note => {
        const { top, bottom } = note.getBoundingClientRect()
        return {
          number: Number(/Claim (\d+)/.exec(note.getAttribute('aria-label') ?? '')?.[1]),
          top: Math.round(top),
          bottom: Math.round(bottom),
        }
      }),
    )
  await expect
    .poll(async () => {
      const placed = (await boxes()).sort((a, b) => a.top - b.top)
      const ordered = placed.every((box, index) => box.number === index + 1)
      const apart = placed.every((box, index) => index === 0 || box.top >= (placed[index - 1]?.bottom ?? 0))
      return { ordered, apart }
    })
    .toEqual({ ordered: true, apart: true })
})

test('the workspace is accessible, wide and narrow, with a card and without', async ({
  newsroom,
  openAs,
}) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const claimId = await newClaim(newsroom.checker, id, 'three ships')
  await newsroom.checker.api.post(`/api/claims/${claimId}/finding`, {
    data: { status: 'disputed', note: 'The crew says otherwise.' },
  })
  for (const width of [1440, 390]) {
    const page = await openAs(newsroom.reviewer, `/articles/${id}`, { width, height: 844 })
    await expect(draftOf(page)).toContainText('Ostra')
    await expectAccessible(page)
    await draftOf(page).locator('.c').first().click()
    await expect(page.locator('.card')).toBeVisible()
    await expectAccessible(page)
  }
})

test('the whole job by keyboard alone, on a real draft', async ({ newsroom, openAs }) => {
  const seed = seedArticle()
  test.info().annotations.push({
    type: 'draft',
    description: seed ? 'the seed article' : 'our own sample: no ../shared here',
  })
  const headline = 'Checked by keyboard'
  const id = await newArticle(newsroom.editor, { headline, text: seed ?? DRAFT.text })
  const page = await openAs(newsroom.checker, `/articles/${id}`)
  await expect(draftOf(page)).toContainText((seed ?? DRAFT.text).slice(0, 30))
  await alive(page)

  // The sentence list from the palette, the first sentence of the body marked, its card opened.
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Find or do' })).toBeFocused()
  await page.keyboard.type('sentence list')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox', { name: 'Sentences of the draft' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await draftOf(page).focus()
  await page.keyboard.press('F8')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.card')).toBeFocused()

  // A note, then the finding, then a comment.
  await page.keyboard.press('e')
  await page.keyboard.type('Read in the ministry’s own statement.')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.card .find')).toHaveText('Read in the ministry’s own statement.')
  await page.keyboard.press('1')
  await expect(claimNamed(page, 'Claim 1, verified')).toBeVisible()
  await page.keyboard.press('c')
  await page.keyboard.type('Attributed in the text.')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.card .said')).toHaveText('Attributed in the text.')
  await page.keyboard.press('Escape')
  await saved(page)

  // The reviewer approves by key, and clears.
  const desk = await openAs(newsroom.reviewer, `/articles/${id}`)
  await alive(desk)
  await draftOf(desk).focus()
  await desk.keyboard.press('F8')
  await desk.keyboard.press('Control+Enter')
  await expect(desk.locator('.card')).toBeFocused()
  await desk.keyboard.press('a')
  await expect(desk.locator('.card')).toContainText('Approved')
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('Control+k')
  await expect(desk.getByRole('combobox', { name: 'Find or do' })).toBeFocused()
  await desk.keyboard.type('clear for')
  await desk.keyboard.press('Enter')
  await expect(desk.getByRole('dialog', { name: 'Nothing holds it back.' })).toBeVisible()
  await desk.getByRole('dialog').getByRole('button', { name: 'Clear for publication' }).press('Enter')
  await expect(desk.getByText(`Cleared for publication by ${newsroom.reviewer.name}`)).toBeVisible()
})
