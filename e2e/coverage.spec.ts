import { expect, expectAccessibleAtBothWidths, newArticle, newClaim, test } from './fixtures'
import { DRAFT } from './sample'
import { caretAfter, draftOf, saved } from './workspace'

test('a checker sees what nobody has looked at, goes through it by key, and says where there is nothing to check', async ({
  newsroom,
  openAs,
}) => {
  const id = await newArticle(newsroom.editor, DRAFT)
  await newClaim(newsroom.editor, id, 'Repairs cost €18,000, twice what was budgeted.')
  const page = await openAs(newsroom.checker, `/articles/${id}`)
  await expect(draftOf(page)).toContainText('lighthouse at Ostra')
  await page.getByRole('button', { name: /^Coverage/ }).click()
  const bar = page.getByRole('region', { name: 'Coverage' })
  await expect(bar).toContainText('6 sentences nobody has looked at')
  const colourOf = (words: string) =>
    draftOf(page).evaluate((draft, words) => {
      const walker = document.createTreeWalker(draft, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const { parentElement, nodeValue } = walker.currentNode
        if (nodeValue?.includes(words) && parentElement) return getComputedStyle(parentElement).color
      }
      return null
    }, words)
  expect(await colourOf('Repairs cost')).not.toBe(await colourOf('lighthouse at Ostra'))

  await draftOf(page).focus()
  await page.keyboard.press('F9')
  const selection = () => page.evaluate(() => getSelection()?.toString())
  await expect.poll(selection).toBe(DRAFT.headline)
  await page.keyboard.press('Control+Shift+Enter')
  await expect(bar).toContainText('5 sentences nobody has looked at')
  await page.keyboard.press('F9')
  await expect.poll(selection).toMatch(/^The lighthouse at Ostra/)
  await page.keyboard.press('Control+Shift+Enter')
  await expect(bar).toContainText('4 sentences nobody has looked at')
  expect(await colourOf('lighthouse at Ostra')).toBe(await colourOf('Repairs cost'))
  await page.keyboard.press('Control+z')
  await expect(bar).toContainText('5 sentences nobody has looked at')
  await page.keyboard.press('Control+Shift+z')
  await expect(bar).toContainText('4 sentences nobody has looked at')
  await saved(page)
  await expectAccessibleAtBothWidths(page)

  // The number stands at its claim, on a telephone too, when the bar comes and moves the draft.
  const size = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  const apart = () =>
    page.evaluate(() => {
      const top = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? NaN
      return Math.abs(top('.gutter .gn') - top('.draft .c'))
    })
  await page.keyboard.press('Control+F9')
  await expect(bar).toBeHidden()
  await expect.poll(apart).toBeLessThan(12)
  await page.keyboard.press('Control+F9')
  await expect(bar).toBeVisible()
  await expect.poll(apart).toBeLessThan(12)
  if (size) await page.setViewportSize(size)

  await page.reload()
  await expect(page.getByRole('button', { name: 'Coverage 4 unseen' })).toBeVisible()
  await page.getByRole('button', { name: 'Sentences', exact: true }).click()
  const list = page.getByRole('listbox', { name: 'Sentences of the draft' })
  await expect(list.getByRole('option').first()).toContainText('Nothing to check')
  await list.press('Home')
  await list.press('Shift+Enter')
  await expect(list.getByRole('option').first()).toContainText('Unseen')
  await list.press('Shift+Enter')
  await page.keyboard.press('Escape')

  // Somebody rewrites a sentence in which there was nothing to check: it stands out again.
  const writing = await openAs(newsroom.editor, `/articles/${id}`)
  await caretAfter(writing, 'went dark on 4 May')
  await writing.keyboard.type(' or 5 May')
  await saved(writing)
  await expect(page.getByRole('button', { name: 'Coverage 5 unseen' })).toBeVisible()
  await writing.getByRole('button', { name: 'Clear for publication' }).first().click()
  await writing.getByRole('button', { name: 'Show them' }).click()
  await expect(writing.getByRole('region', { name: 'Coverage' })).toContainText('5 sentences')
})
