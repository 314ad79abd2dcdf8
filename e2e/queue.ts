import type { Page } from '@playwright/test'
import type { Answer } from '@/lib/contracts/call'
import type { Finding } from '@/lib/domain/status'
import { type Colleague, expect, type Newsroom, newArticle, newClaim, post } from './fixtures'

interface Waiting {
  readonly quote: string
  readonly status?: Finding
  readonly note?: string
  readonly proposedWording?: string
  readonly source?: string
  readonly primary?: boolean
  readonly by?: Colleague
}

/** An article with claims that wait for review, made through the HTTP interface; answers its id and theirs. */
export async function waiting(
  { editor, checker }: Newsroom,
  draft: { readonly headline: string; readonly text: string; readonly deadline?: string },
  claims: readonly Waiting[],
): Promise<{ readonly article: string; readonly claims: readonly string[] }> {
  const article = await newArticle(editor, draft)
  const ids: string[] = []
  for (const {
    quote,
    status = 'verified',
    note = 'As the log says.',
    source,
    primary = true,
    ...more
  } of claims) {
    const who = more.by ?? checker
    const id = await newClaim(who, article, quote)
    ids.push(id)
    if (source) {
      await post(who.api, `/api/claims/${id}/citations`, {
        source: { kind: 'official_record', title: source },
        primary,
        excerpt: `What ${source} says.`,
      })
    }
    await post<Answer<'setFinding'>>(who.api, `/api/claims/${id}/finding`, {
      status,
      note,
      ...(more.proposedWording ? { proposedWording: more.proposedWording } : {}),
    })
  }
  return { article, claims: ids }
}

/** What waits in one article, as a view of its own: other journeys share the newsroom. */
export const viewOfArticle = (article: string) => `/queue?review=pending&article=${article}`

export const claimList = (page: Page) => page.getByRole('listbox', { name: /^Claims/ })
export const pane = (page: Page) => page.getByRole('region', { name: 'Claim', exact: true })
export const approveButton = (page: Page) => page.getByRole('button', { name: /^Approve/ })

/** The claim in hand, by the words in brackets, on a page that is alive: before, keys would be lost, and no time is shown. */
export async function inHand(page: Page, quote: string): Promise<void> {
  await expect(pane(page).locator('mark')).toHaveText(quote)
  await expect(page.locator('time').filter({ visible: true })).not.toHaveCount(0)
}

/** The words of the claims listed, in order. */
export async function listedQuotes(page: Page): Promise<string[]> {
  return claimList(page).getByRole('option').locator('.qq').allInnerTexts()
}

/** What went wrong, as the page says it at once; Next keeps an empty alert of its own in every page. */
export const alertIn = (page: Page) => page.locator('.banner.bad[role="alert"], .alert[role="alert"]')
