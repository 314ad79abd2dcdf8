import type { Page } from '@playwright/test'
import {
  type Colleague,
  expect,
  expectAccessible,
  expectAccessibleAtBothWidths,
  type Newsroom,
  newArticle,
  newClaim,
  test,
} from './fixtures'
import { DRAFT } from './sample'
import { caretAfter, draftOf, saved, select } from './workspace'

const ARABIC = 'أُغلق الجسر في 4 مايو لمدة 11 ساعة. وقالت شركة Quillane إن أحدًا لم يُبلَّغ.'

/* Long enough for somebody whose connection was lost to be forgotten. */
const FORGOTTEN = { timeout: 15_000 }

const hereNow = (page: Page) => page.getByRole('button', { name: /^Here now/ })
const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

/** How far the carets of others stand from the end of these words, in px; nothing while the words are not there. */
async function distances(page: Page, words: string): Promise<number[]> {
  return page.evaluate(text => {
    const walker = document.createTreeWalker(
      document.querySelector('.draft') ?? document,
      NodeFilter.SHOW_TEXT,
    )
    while (walker.nextNode()) {
      const node = walker.currentNode as Text // SHOW_TEXT yields text nodes only
      const at = node.data.indexOf(text)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at + text.length - 1)
      range.setEnd(node, at + text.length)
      const end = range.getBoundingClientRect()
      const rtl = getComputedStyle(node.parentElement ?? document.body).direction === 'rtl'
      return [...document.querySelectorAll('.other-caret')].map(caret => {
        const box = caret.getBoundingClientRect()
        const x = rtl ? end.left : end.right
        return Math.round(Math.hypot(box.left + 1 - x, box.top - end.top))
      })
    }
    return []
  }, words)
}

/** Where each line of the draft stands, to see that nothing moved. */
const linesOf = (page: Page) =>
  page.evaluate(() => {
    const range = document.createRange()
    return [...document.querySelectorAll('.draft > *')].map(block => {
      range.selectNodeContents(block)
      const tops = new Set([...range.getClientRects()].map(rect => Math.round(rect.bottom)))
      return [Math.round(block.getBoundingClientRect().top), tops.size]
    })
  })

async function articleWithClaim(newsroom: Newsroom, text = DRAFT.text) {
  const id = await newArticle(newsroom.editor, { headline: DRAFT.headline, text })
  const claimId = await newClaim(newsroom.checker, id, 'three ships were warned by radio')
  return { path: `/articles/${id}`, claimId }
}

test('two people in one draft see that the other is there, and where', async ({ newsroom, openAs }) => {
  const { path } = await articleWithClaim(newsroom)
  const edda = await openAs(newsroom.editor, path)
  await expect(draftOf(edda)).toBeVisible()
  await expect(hereNow(edda)).toHaveCount(0)
  const cato = await openAs(newsroom.checker, path)
  await expect(edda.getByRole('button', { name: 'Here now: Cato Blom', exact: true })).toBeVisible()
  await expect(cato.getByRole('button', { name: 'Here now: Edda Quist', exact: true })).toBeVisible()
  await expect(said(edda, 'Cato Blom is here.')).toHaveCount(1)

  /* Somebody with two windows is there once. */
  const again = await openAs(newsroom.checker, path)
  await expect(draftOf(again)).toBeVisible()
  await expect(hereNow(again)).toHaveAccessibleName('Here now: Edda Quist')
  await expect(hereNow(edda)).toHaveAccessibleName('Here now: Cato Blom')
  await expect(hereNow(edda).locator('.av')).toHaveCount(1)
  await again.close()

  /* The caret, before and after words are typed in front of it and at it. */
  const lines = await linesOf(edda)
  await caretAfter(cato, 'three ships')
  await expect.poll(() => distances(edda, 'three ships')).toEqual([0])
  const caret = edda.locator('.other-caret')
  await expect(caret.locator('.whole')).toHaveText('Cato Blom')
  await expect(caret.locator('.whole')).toBeVisible()
  await expect(caret.locator('.whole')).toBeHidden()
  await expect(caret.locator('.short')).toHaveText('CB')
  const box = await caret.boundingBox()
  await edda.mouse.move((box?.x ?? 0) + 3, (box?.y ?? 0) + 10)
  await expect(caret.locator('.whole')).toBeVisible()
  expect(await linesOf(edda)).toEqual(lines)
  await caretAfter(edda, 'The harbour office')
  await edda.keyboard.type(' of Ostra')
  await expect.poll(() => distances(edda, 'three ships')).toEqual([0])
  await expect.poll(() => distances(cato, 'office of Ostra')).toEqual([0])

  /* What is selected is tinted, and no line moves for it. */
  await saved(edda)
  await expect(draftOf(cato)).toContainText('of Ostra')
  const before = await linesOf(edda)
  await select(cato, 'A fishing crew of four')
  await expect(edda.locator('.other-selection')).toHaveText('A fishing crew of four')
  expect(await linesOf(edda)).toEqual(before)
  await expectAccessible(edda)

  /* From the bar one goes to where somebody is. */
  await hereNow(edda).click()
  await edda.getByRole('menuitem', { name: 'Cato Blom' }).click()
  await expect(caret).toBeInViewport()
  await expectAccessibleAtBothWidths(edda)
  await edda.setViewportSize({ width: 390, height: 844 })
  await expect(hereNow(edda)).toBeInViewport()
  await expect(caret).toHaveCount(1)

  await cato.close()
  await expect(hereNow(edda)).toHaveCount(0)
  await expect(caret).toHaveCount(0)
  await expect(edda.locator('.other-selection')).toHaveCount(0)
  await expect(said(edda, 'Cato Blom left.')).toHaveCount(1)
})

test('a claim that somebody has open says so, and nobody is locked out', async ({ newsroom, openAs }) => {
  const { path, claimId } = await articleWithClaim(newsroom)
  const edda = await openAs(newsroom.editor, path)
  const cato = await openAs(newsroom.checker, `${path}?claim=${claimId}`)
  const note = edda.locator(`#note-${claimId}`)
  await expect(note.getByText('Cato has this open').filter({ visible: true })).toBeVisible()
  await expectAccessible(edda)
  await cato.locator('.card').focus()
  await cato.keyboard.press('c')
  await expect(note.getByText('Cato is working on this').filter({ visible: true })).toBeVisible()

  await note.click()
  await expect(edda.locator('.card .held')).toHaveText(/Cato is working on this$/)
  await expect(cato.locator('.card .held')).toHaveText(/Edda has this open$/)
  await expectAccessibleAtBothWidths(edda)
  await edda.locator('.card').focus()
  await edda.keyboard.press('c')
  await edda.getByRole('textbox', { name: 'Comment' }).fill('Who was on the radio?')
  await edda.keyboard.press('Control+Enter')
  await expect(cato.locator('.card')).toContainText('Who was on the radio?')
  await expect(said(cato, 'Edda commented on claim 1.')).toHaveCount(1)

  await edda.keyboard.press('Escape')
  await cato.keyboard.press('Escape')
  await cato.locator('.card').focus()
  await cato.keyboard.press('1')
  await expect(said(edda, 'Cato changed the status of claim 1 to verified.')).toHaveCount(1)
  await cato.locator('.card').focus()
  await cato.keyboard.press('Escape')
  await expect(edda.locator('.held').filter({ visible: true })).toHaveCount(0)
})

test('who lost the connection is gone in 10 s, on both sides', async ({ newsroom, openAs }) => {
  const { path } = await articleWithClaim(newsroom)
  const edda = await openAs(newsroom.editor, path)
  const cato = await openAs(newsroom.checker, path)
  await expect(hereNow(edda)).toBeVisible()
  await expect(hereNow(cato)).toBeVisible()
  await cato.context().setOffline(true)
  await expect(hereNow(cato)).toHaveCount(0, FORGOTTEN)
  await expect(hereNow(edda)).toHaveCount(0, FORGOTTEN)
  await cato.context().setOffline(false)
  await expect(hereNow(edda)).toBeVisible(FORGOTTEN)
  await expect(hereNow(cato)).toBeVisible(FORGOTTEN)
})

test('in text from right to left a caret stands at the end of its words', async ({ newsroom, openAs }) => {
  const { path } = await articleWithClaim(newsroom, `${ARABIC}\n${DRAFT.text}`)
  const open = async (who: Colleague) => {
    const page = await openAs(who, path)
    await expect(draftOf(page)).toBeVisible()
    return page
  }
  const edda = await open(newsroom.editor)
  const cato = await open(newsroom.checker)
  const lines = await linesOf(edda)
  await select(cato, 'الجسر')
  await cato.keyboard.press('ArrowLeft')
  await expect(edda.locator('.other-selection')).toHaveCount(0)
  await expect.poll(() => distances(edda, 'الجسر')).toEqual([0])
  await select(cato, 'جسر في')
  await expect(edda.locator('.other-selection')).toHaveText('جسر في')
  expect(await linesOf(edda)).toEqual(lines)
})
