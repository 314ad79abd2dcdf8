import sharp from 'sharp'
import { expect, expectAccessibleAtBothWidths, newArticle, test } from './fixtures'
import { draftOf, mark, saved } from './workspace'

/** A picture with something to be seen, made here. */
async function picture(colour: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="560"><rect width="900" height="560" fill="${colour}"/><rect y="330" width="900" height="230" fill="#2b4a5e"/><path d="M120 330V150h90v180M690 330V150h90v180" fill="#6b6256"/></svg>`
  const { data, info } = await sharp({ create: { width: 900, height: 560, channels: 3, background: colour } })
    .composite([{ input: Buffer.from(svg) }])
    .png()
    .toBuffer({ resolveWithObject: true })
  expect(info.width).toBe(900)
  return data
}

test('a picture is dropped on the draft, its caption checked, and both are in the exported page', async ({
  openAs,
  newsroom,
}) => {
  const id = await newArticle(newsroom.editor, {
    headline: 'The gate at Lindholt',
    text: 'It was built in 1911.\n\nNobody has opened it since.',
  })
  const page = await openAs(newsroom.editor, `/articles/${id}`)
  const draft = draftOf(page)
  await draft.getByText('It was built in 1911.').click()
  const data = (await picture('#c9d6df')).toString('base64')
  const dropped = await page.evaluateHandle(base64 => {
    const transfer = new DataTransfer()
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
    transfer.items.add(new File([bytes], 'gate.png', { type: 'image/png' }))
    return transfer
  }, data)
  const place = await draft.getByText('It was built in 1911.').boundingBox()
  if (!place) throw new Error('The paragraph is not to be seen.')
  const at = { clientX: place.x + 20, clientY: place.y + 10, dataTransfer: dropped }
  await draft.dispatchEvent('drop', at)
  const figure = draft.getByRole('figure')
  await expect(figure.getByRole('img')).toBeVisible()
  // The caret stands in the caption: Enter leaves it for a paragraph below.
  await page.keyboard.type('The gate, seen from the south, in 1931.')
  await page.keyboard.press('Enter')
  // Chromium puts the caret wrong in a block that it has not painted once.
  await page.evaluate(() => new Promise(painted => requestAnimationFrame(() => setTimeout(painted))))
  await page.keyboard.type('It has two doors.')
  await expect(figure.locator('figcaption')).toHaveText('The gate, seen from the south, in 1931.')
  await expect(draft.getByText('It has two doors.')).toBeVisible()
  const card = await mark(page, 'in 1931')
  await expect(card).toContainText('in 1931')
  await saved(page)

  await figure.getByRole('button', { name: 'Describe' }).click()
  await page.getByLabel('Description').fill('A gate of two stone doors over a canal')
  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(figure.getByRole('img', { name: 'A gate of two stone doors over a canal' })).toBeVisible()
  await saved(page)
  await expectAccessibleAtBothWidths(page)

  const response = await newsroom.editor.api.get(`/api/articles/${id}/export?format=html`)
  const html = await response.text()
  expect(html).toMatch(
    /<img src="data:image\/png;base64,[^"]+"[^>]* alt="A gate of two stone doors over a canal"/,
  )
  expect(html).toMatch(/<figcaption[^>]*>The gate, seen from the south, <mark[^>]*>in 1931<\/mark>/)

  // Taken out by key, and back by undoing; what is no picture is refused in words.
  await figure.getByRole('img').click()
  await page.keyboard.press('Backspace')
  await expect(figure).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(figure.getByRole('img')).toBeVisible()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add a picture' }).click()
  await (await choosing).setFiles({
    name: 'gate.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg/>'),
  })
  await expect(page.getByText(/“gate.svg” was not added. SVG drawings are not taken/)).toBeVisible()
  await saved(page)
})
