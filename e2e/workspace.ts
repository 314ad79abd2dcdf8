import type { Page } from '@playwright/test'
import { expect } from './fixtures'

/** The draft, as a person or a screen reader finds it. */
export const draftOf = (page: Page) => page.getByRole('textbox', { name: 'Draft' })

/** Selects a stretch of the draft as somebody dragging over it would. */
export async function select(page: Page, quote: string): Promise<void> {
  await draftOf(page).focus()
  await page.evaluate(words => {
    const draft = document.querySelector('.draft')
    if (!draft) throw new Error('There is no draft.')
    const nodes: Text[] = []
    const walker = document.createTreeWalker(draft, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) nodes.push(walker.currentNode as Text) // SHOW_TEXT yields text nodes only
    const text = nodes.map(node => node.data).join('')
    const start = text.indexOf(words)
    if (start < 0) throw new Error(`“${words}” is not in the draft.`)
    const at = (offset: number, end: boolean): [Text, number] => {
      let passed = 0
      for (const node of nodes) {
        if (offset < passed + node.length || (end && offset === passed + node.length))
          return [node, offset - passed]
        passed += node.length
      }
      throw new Error('Past the end of the draft.')
    }
    const selection = getSelection()
    selection?.setBaseAndExtent(...at(start, false), ...at(start + words.length, true))
  }, quote)
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible()
}

/** Puts the caret right after a stretch of the draft. */
export async function caretAfter(page: Page, quote: string): Promise<void> {
  await select(page, quote)
  await page.keyboard.press('ArrowRight')
}

/** Marks a stretch as a claim by key and answers its card. */
export async function mark(page: Page, quote: string) {
  await select(page, quote)
  await page.keyboard.press('Control+Enter')
  const card = page.locator('.card')
  await expect(card).toBeVisible()
  return card
}

/** Waits until everything typed is on the server. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator('.save').first()).toContainText('Saved')
}

/** The note or card of a claim, by its name: "Claim 2, verified". */
export const claimNamed = (page: Page, name: string | RegExp) => page.getByRole('article', { name })
