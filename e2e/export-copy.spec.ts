import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, type TestInfo, test } from '@playwright/test'
import { EXPORT_PROFILES, type ExportProfile } from '@/lib/contracts/newsroom'
import { annotatedCopy } from '@/lib/exchange/annotated-copy'
import { exportFile } from '@/lib/exchange/export-file'
import { sampleInput } from '@/lib/exchange/testing/copy-input'

/* The exported file is opened from the disk, as whoever was sent it does: there is no server here. */
async function openCopy(page: Page, info: TestInfo, profile: ExportProfile): Promise<void> {
  const { body, fileName } = await exportFile(annotatedCopy(sampleInput({ profile })), 'html')
  const path = info.outputPath(fileName)
  await writeFile(path, body)
  await page.goto(pathToFileURL(path).href)
}

for (const profile of EXPORT_PROFILES) {
  for (const width of [1440, 390]) {
    test(`the ${profile} copy is accessible and asks for nothing, ${width} wide`, async ({ page }, info) => {
      const asked: string[] = []
      const complaints: string[] = []
      page.on('request', request => {
        if (!/^(?:file|data):/.test(request.url())) asked.push(request.url())
      })
      page.on('console', message => complaints.push(message.text()))
      await page.setViewportSize({ width, height: 900 })
      await openCopy(page, info, profile)
      expect(
        (
          await new AxeBuilder({ page })
            .setLegacyMode(true)
            .options({ resultTypes: ['violations'] })
            .analyze()
        ).violations,
      ).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)
      expect(asked).toEqual([])
      expect(complaints).toEqual([])
    })
  }
}

test('a note stands beside the line of its claim, none over another', async ({ page }, info) => {
  await openCopy(page, info, 'draft')
  const notes = await page.getByRole('note').all()
  expect(notes.length).toBe(26)
  let bottom = 0
  for (const note of notes) {
    const box = await note.boundingBox()
    expect(box?.y ?? 0).toBeGreaterThanOrEqual(bottom)
    bottom = (box?.y ?? 0) + (box?.height ?? 0)
  }
  const claim = await page.locator('#t4').boundingBox()
  const note = await page.locator('#n4').boundingBox()
  expect(Math.abs((claim?.y ?? 0) - (note?.y ?? 1000))).toBeLessThan(40)
  expect(note?.x).toBeGreaterThan((claim?.x ?? 0) + (claim?.width ?? 0))
})

test('on a phone a note shows under its number when that is chosen, and leads back', async ({
  page,
}, info) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openCopy(page, info, 'draft')
  const note = page.locator('#n4')
  await expect(note).toBeHidden()
  await page.getByRole('link', { name: 'Note 4', exact: true }).click()
  await expect(note).toBeVisible()
  await expect(note).toContainText('Needs change.')
  await note.getByRole('link', { name: '4, back to the text' }).click()
  await expect(note).toBeHidden()
  await expect(page.locator('#t4')).toBeInViewport()
})
