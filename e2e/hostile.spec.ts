import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import type { Answer } from '@/lib/contracts/call'
import { expect, expectAccessibleAtBothWidths, get, newArticle, newClaim, post, test } from './fixtures'
import { clipboards, expectHarmless, payloads, typeable, watched } from './hostile'
import { DRAFT } from './sample'
import { draftOf, saved } from './workspace'

const { whose, texts } = payloads()

test.beforeEach(() => {
  test.info().annotations.push({ type: 'payloads', description: whose })
})

/* The policy would keep from running what came through: that nothing does is to hold without it. */
const bare = { bypassCsp: true } as const

/** A page of the newsroom under watch from before it shows anything. */
async function watchedAt(page: Page, path: string): Promise<readonly string[]> {
  const harm = watched(page, new URL(page.url()).origin)
  await page.goto(path)
  return harm
}

/** Pastes each at the end of the draft, one after the other, as its clipboard would. */
async function pasteAll(page: Page, kind: 'text/html' | 'text/plain', all: readonly string[]): Promise<void> {
  await draftOf(page).focus()
  await page.keyboard.press('Control+End')
  await page.evaluate(
    async ([kind, all]) => {
      for (const text of all) {
        const data = new DataTransfer()
        data.setData(kind, text)
        document
          .querySelector('.draft')
          ?.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
          )
        /* Room for whatever an attribute would have set off. */
        await new Promise(resolve => requestAnimationFrame(resolve))
      }
    },
    [kind, all] as const,
  )
}

/** What has to be the same of two texts: everything but white space and what cannot be carried. */
function letters(text: string): string {
  return text.replace(/[\s\p{Cc}\uFEFF\u0085]/gu, '').replace(/\p{Surrogate}/gu, '\uFFFD')
}

test('pasted as HTML, nothing runs and nothing stays that could', async ({ newsroom, openAs }) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const page = await openAs(newsroom.editor, '/settings', bare)
  const harm = await watchedAt(page, `/articles/${id}`)
  await expect(draftOf(page)).toContainText('Ostra')
  await pasteAll(page, 'text/html', texts)
  await expectHarmless(page, harm)
  await saved(page)
  await page.reload()
  await expect(draftOf(page)).toContainText('after the script')
  for (const words of ['after the picture', 'a link that runs', 'over me', 'unfolded']) {
    await expect(draftOf(page)).toContainText(words)
  }
  await expectHarmless(page, harm)
})

test('pasted as text, all of it is shown', async ({ newsroom, openAs }) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  const page = await openAs(newsroom.editor, '/settings', bare)
  const harm = await watchedAt(page, `/articles/${id}`)
  await expect(draftOf(page)).toContainText('Ostra')
  await pasteAll(page, 'text/plain', texts)
  await expectHarmless(page, harm)
  await saved(page)
  const { text } = await get<Answer<'getArticle'>>(newsroom.editor.api, `/api/articles/${id}`)
  const kept = letters(text)
  expect(texts.filter(one => !kept.includes(letters(one)))).toEqual([])
  const shown = letters((await draftOf(page).textContent()) ?? '')
  expect(texts.filter(one => !shown.includes(letters(one)))).toEqual([])
})

test('what word processors put on the clipboard loses no letter', async ({ newsroom, openAs }) => {
  const id = await newArticle(newsroom.editor, { headline: 'Pasted', text: '' })
  const page = await openAs(newsroom.editor, '/settings', bare)
  const harm = await watchedAt(page, `/articles/${id}`)
  await expect(draftOf(page)).toContainText('Pasted')
  const clips = clipboards()
  await pasteAll(
    page,
    'text/html',
    clips.map(({ html }) => html),
  )
  await expectHarmless(page, harm)
  await saved(page)
  const lost = await page.evaluate(clips => {
    const letters = (text: string | null) => (text ?? '').match(/[\p{L}\p{N}]/gu)?.join('') ?? ''
    const kept = letters(document.querySelector('.draft')?.textContent ?? null)
    return clips.flatMap(({ name, html }) => {
      const { body } = new DOMParser().parseFromString(html, 'text/html')
      /* Word writes the number of a list item as text, to be ignored: the list itself says it. */
      const notWords = 'style, script, template, title, xml, [style*="mso-list:" i][style*="ignore" i]'
      for (const skipped of body.querySelectorAll(notWords)) skipped.remove()
      const written = letters(body.textContent)
      return kept.includes(written) ? [] : [`${name}: ${written}`]
    })
  }, clips)
  expect(lost).toEqual([])
})

for (const format of ['html', 'markdown'] as const) {
  test(`imported as ${format} and exported again, nothing runs`, async ({ newsroom, openAs }, info) => {
    /* An opening that nothing closes would swallow what follows: each text has its own block, and its own share. */
    const shares = Array.from({ length: Math.ceil(texts.length / 60) }, (_, index) =>
      texts.slice(index * 60, (index + 1) * 60),
    )
    const page = await openAs(newsroom.editor, '/settings', bare)
    const harm = watched(page, newsroom.url)
    for (const [index, share] of shares.entries()) {
      const body = share.map(one => (format === 'html' ? `<p>${one}</p>` : one)).join('\n\n')
      const { article } = await post<Answer<'createArticle'>>(newsroom.editor.api, '/api/articles', {
        headline: `Hostile ${format} ${index}`,
        [format]: typeable([body])[0] ?? share.filter(one => typeable([one]).length > 0).join('\n\n'),
      })
      await page.goto(`/articles/${article.id}`)
      await expect(draftOf(page)).toContainText(`Hostile ${format} ${index}`)
      await expectHarmless(page, harm)

      const copy = await newsroom.editor.api.get(
        `/api/articles/${article.id}/export?format=html&profile=checking`,
      )
      const path = info.outputPath(`copy-${format}-${index}.html`)
      await writeFile(path, await copy.body())
      const file = await page.context().newPage()
      const inFile = watched(file, 'file://')
      await file.goto(pathToFileURL(path).href)
      await expect(file.getByRole('heading', { level: 1 })).toContainText(`Hostile ${format} ${index}`)
      await expectHarmless(file, inFile)
      await file.close()
    }
  })
}

test('in titles, notes, comments and wordings it is shown as it was typed', async ({ newsroom, openAs }) => {
  test.slow() // one card is opened for each handful of texts
  const { editor, checker, reviewer } = newsroom
  const fit = typeable(texts).filter(one => one.length <= 400)
  const handful = Math.ceil(fit.length / 10)
  const words = ['Ostra', 'dark', '4 May', 'eleven', 'keeper', 'relay', 'March', 'three', 'radio', 'crew']
  const id = await newArticle(editor, {
    headline: fit[0] ?? '',
    text: `${DRAFT.text}\n${'The end.'}`,
  })
  const claims = await Promise.all(words.map(word => newClaim(checker, id, word)))
  for (const [index, claimId] of claims.entries()) {
    const share = fit.slice(index * handful, (index + 1) * handful)
    const all = share.join('\n')
    await post(checker.api, `/api/claims/${claimId}/finding`, {
      status: 'needs_change',
      note: all,
      proposedWording: share[0],
    })
    await post(checker.api, `/api/claims/${claimId}/comments`, { text: all })
    for (const title of share.slice(0, 12)) {
      await post(checker.api, `/api/claims/${claimId}/citations`, {
        source: { kind: 'person', title, note: title, fields: { role: title, contact: title } },
        locator: title,
        excerpt: title,
      })
    }
  }
  const page = await openAs(reviewer, '/settings', bare)
  const harm = await watchedAt(page, `/articles/${id}`)
  await expect(draftOf(page)).toContainText('Ostra')
  for (const [index, claimId] of claims.entries()) {
    const share = fit.slice(index * handful, (index + 1) * handful)
    await page.goto(`/articles/${id}?claim=${claimId}`)
    const card = page.locator('.card')
    await expect(card).toContainText('Waiting for review')
    const shown = letters((await card.textContent()) ?? '')
    expect(share.filter(one => !shown.includes(letters(one)))).toEqual([])
    await expectHarmless(page, harm)
  }
  await page.goto(`/queue?article=${id}&claim=${claims[0]}`)
  await expect(page.getByRole('main')).toContainText('after the script')
  await expectHarmless(page, harm)
  await page.goto('/sources?q=after+the+script')
  await expect(page.getByRole('button', { name: fit[0] ?? '' }).first()).toBeVisible()
  await expectHarmless(page, harm)
  await page.goto('/')
  await expect(page.getByRole('link', { name: fit[0] ?? '' }).first()).toBeVisible()
  await expectHarmless(page, harm)
})

test('an address that would run is refused in words, and nothing is added', async ({ newsroom, openAs }) => {
  const page = await openAs(newsroom.checker, '/sources')
  await page.getByRole('button', { name: 'New source' }).click()
  const dialog = page.getByRole('dialog', { name: 'New source' })
  await dialog.getByLabel('Kind').selectOption('web_page')
  await dialog.getByLabel('Title').fill('A page that runs')
  const addresses = [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://evil.example/1',
  ]
  for (const address of addresses) {
    await dialog.getByLabel('Address').fill(address)
    await dialog.getByRole('button', { name: 'Add to the library' }).click()
    await expect(dialog.getByText('Only http, https and mailto addresses can be links.')).toBeVisible()
    await expect(dialog.getByLabel('Title')).toHaveValue('A page that runs')
    const answer = await newsroom.checker.api.post('/api/sources', {
      data: { kind: 'web_page', title: 'A page that runs', url: address },
    })
    expect(answer.status(), address).toBe(400)
  }
  await expectAccessibleAtBothWidths(page)
  await dialog.getByLabel('Address').fill('https://harbour.example/log')
  await dialog.getByRole('button', { name: 'Add to the library' }).click()
  await expect(page.getByRole('button', { name: 'A page that runs' })).toHaveCount(1)
  await page.reload()
  await expect(page.getByRole('button', { name: 'A page that runs' })).toHaveCount(1)
})
