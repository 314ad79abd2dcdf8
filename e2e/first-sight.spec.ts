import type { Page } from '@playwright/test'
import { expect, expectAccessible, newClaim, post, test } from './fixtures'
import { draftOf } from './workspace'

const DRAFT = `# The lamp at Ostra

The keeper says it *never* went out. Three ships [asked the harbour](https://harbour.example/log), and **none** was told.

## What the log says

- dark on 4 May for eleven hours
- a new relay in March

> Nobody rang, and nobody wrote.

1. One
2. Two

המגדלור באוסטרה כבה ב-4 במאי.

灯台は五月四日に十一時間消えていた。`

/** Where every block of the draft stands and what it says, in whole px; and how the claims in it look. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.draft > *, .draft li')].map(block => {
      const { left, top, width, height } = block.getBoundingClientRect()
      return [block.tagName, block.textContent, ...[left, top, width, height].map(Math.round)].join(' ')
    })
    const claims = [...document.querySelectorAll<HTMLElement>('.draft [data-claim]')].map(claim =>
      [claim.textContent, claim.dataset.lane, getComputedStyle(claim).background].join(' '),
    )
    return { boxes, claims }
  })

for (const width of [1440, 390]) {
  test(`the draft is read before its editor is there, and no line moves when it is, ${width} wide`, async ({
    newsroom,
    openAs,
  }) => {
    const { article } = await post<{ article: { id: string } }>(newsroom.editor.api, '/api/articles', {
      markdown: DRAFT,
      desk: 'Coast',
    })
    await newClaim(newsroom.checker, article.id, 'never went out')
    const disputed = await newClaim(newsroom.checker, article.id, 'Three ships asked the harbour')
    await newClaim(newsroom.checker, article.id, 'ships')
    await post(newsroom.checker.api, `/api/claims/${disputed}/finding`, { status: 'disputed', note: 'Two.' })

    const page = await openAs(newsroom.checker, '/', { width, height: 900 })
    let release: () => void = () => undefined
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    await page.route(`**/api/articles/${article.id}`, async route => {
      await held
      await route.continue()
    })
    await page.goto(`/articles/${article.id}`)
    await expect(page.getByRole('main')).toContainText('The keeper says')
    await expect(draftOf(page)).toHaveCount(0)
    await expectAccessible(page)
    await page.evaluate(() => document.fonts.ready)
    const before = await seen(page)
    expect(before.boxes).toHaveLength(13)
    expect(before.claims).toHaveLength(3)

    release()
    await expect(draftOf(page)).toBeVisible()
    await expect(page.locator('.gutter > *').first()).toBeAttached()
    expect(await seen(page)).toEqual(before)
  })
}
