import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '@/lib/domain/status'
import { type Newsroom, newArticle, newClaim, post } from './fixtures'

const REAL = join(
  process.env.STET_SHARED ?? join(process.cwd(), '../shared'),
  'data/verdicts/averitec_dev_000-079.json',
)

/** A claim that somebody has checked: what was found, why, and on which page. */
interface Verdict {
  readonly claim: string
  readonly status: Finding
  readonly note: string
  readonly url: string | null
}

const FOUND: Readonly<Record<string, Finding>> = {
  Supported: 'verified',
  Refuted: 'disputed',
  'Conflicting Evidence/Cherrypicking': 'cannot_verify',
  'Not Enough Evidence': 'cannot_verify',
}

/** So many real fact-checks; where the real inputs are not there, made ones, with a notice. */
function verdicts(count: number): Verdict[] {
  if (existsSync(REAL)) return realVerdicts().slice(0, count)
  console.warn('Claims are made up: STET_SHARED is not set and ../shared is not there.')
  return Array.from({ length: count }, (_, index) => ({
    claim: `Pump ${index + 1} at Harl ran for ${index + 3} hours that night`,
    status: index % 5 === 4 ? 'disputed' : 'verified',
    note: `The log of pump ${index + 1} says so.`,
    url: `https://example.org/log/${index + 1}`,
  }))
}

function realVerdicts(): Verdict[] {
  // Read as the file is documented; what does not fit fails the journey that asks for it.
  const records = JSON.parse(readFileSync(REAL, 'utf8')) as {
    readonly claim: string
    readonly label: string
    readonly justification: string
    readonly questions: readonly { readonly answers: readonly { readonly source_url?: string }[] }[]
  }[]
  return records.map(({ claim, label, justification, questions }) => {
    const urls = questions.flatMap(({ answers }) => answers.map(answer => answer.source_url ?? ''))
    return {
      claim: claim.replace(/\s+/g, ' ').trim(),
      status: FOUND[label] ?? 'cannot_verify',
      note: justification.trim() || 'As the sources say.',
      url: urls.find(url => /^https?:\/\/\S+$/.test(url)) ?? null,
    }
  })
}

/** An article of fact-checks that wait for review, a paragraph each, loaded through the HTTP interface. */
export async function factChecks(
  { editor, checker }: Newsroom,
  headline: string,
  count: number,
): Promise<{
  readonly article: string
  readonly claims: readonly { readonly id: string; readonly quote: string }[]
}> {
  const all = verdicts(count)
  const article = await newArticle(editor, { headline, text: all.map(one => one.claim).join('\n') })
  const claims: { id: string; quote: string }[] = []
  for (const { claim, status, note, url } of all) {
    const id = await newClaim(checker, article, claim)
    if (url !== null) {
      const source = { kind: 'web_page', title: new URL(url).hostname, url }
      await post(checker.api, `/api/claims/${id}/citations`, { source })
    }
    await post(checker.api, `/api/claims/${id}/finding`, { status, note: note.slice(0, 2000) })
    claims.push({ id, quote: claim })
  }
  return { article, claims }
}
