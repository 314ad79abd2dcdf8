import 'server-only'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { isFinding } from '@/lib/domain/status'
import { sameWording } from '@/lib/domain/wording'
import { type CopyRecord, type RecordedClaim, readRecord } from '@/lib/exchange/copy-record'
import type { ImportedDraft, ReturnedCopy } from '@/lib/exchange/import/imported-draft'
import { isSealed } from './secret'

/**
 * What a copy says was found, when it bears our seal and belongs to that copy; else null. Nothing of a record is
 * read before its seal is known to be ours.
 */
export function openRecord(copy: ReturnedCopy | null): CopyRecord | null {
  if (copy?.record == null || !isSealed(copy.record.text, copy.record.seal)) return null
  const record = readRecord(copy.record.text)
  return record?.articleId === copy.articleId && record.version === copy.version ? record : null
}

/** How much of what a copy says was found would come in with the claims of the file. */
export interface RecordFound {
  readonly findings: number
  readonly citations: number
  readonly comments: number
  /** Findings on words that were changed in the file. */
  readonly stale: number
}

/** Counts what would come in. */
export function foundInRecord({ doc, claims }: ImportedDraft, record: CopyRecord): RecordFound {
  const recorded = new Map(record.claims.map(claim => [claim.id, claim]))
  const named = new Set(record.sources.map(({ number }) => number))
  const anchors = new Map(claimAnchors(doc).map(anchor => [anchor.id, anchor]))
  const found = { findings: 0, citations: 0, comments: 0, stale: 0 }
  for (const { id, formerId } of claims) {
    const [claim, anchor] = [recorded.get(formerId ?? ''), anchors.get(id)]
    if (!claim || !anchor) continue
    found.citations += claim.citations.filter(({ source }) => named.has(source)).length
    found.comments += claim.comments.length
    if (claim.finding === null || !isFinding(claim.status) || !liesWhereItLay(anchor, claim)) continue
    found.findings++
    if (!sameWording(anchor.quote, claim.finding.wording)) found.stale++
  }
  return found
}

/** What of a copy does not come along, each in words; nothing is said of files that are no copies. */
export function leftOfRecord({ doc, claims, copy }: ImportedDraft, record: CopyRecord | null): string[] {
  if (copy === null) return []
  if (record === null) {
    return [
      copy.record === null
        ? 'Findings and sources: the copy does not carry them. What it says of them stands in the comments'
        : 'Findings and sources: the copy does not bear the seal of this newsroom, or was changed. What it says of them stands in the comments',
    ]
  }
  const recorded = new Map(record.claims.map(claim => [claim.id, claim]))
  const named = new Set(record.sources.map(({ number }) => number))
  const anchors = new Map(claimAnchors(doc).map(anchor => [anchor.id, anchor]))
  const here = claims.flatMap(({ id, formerId }) => {
    const [claim, anchor] = [recorded.get(formerId ?? ''), anchors.get(id)]
    return claim && anchor ? [{ claim, anchor }] : []
  })
  const standing = new Set(here.map(({ claim }) => claim.id))
  const unnamed = here.flatMap(({ claim }) => claim.citations).filter(({ source }) => !named.has(source))
  const elsewhere = here.filter(
    ({ claim, anchor }) => claim.finding !== null && !liesWhereItLay(anchor, claim),
  )
  const gone = record.claims.filter(({ id }) => !standing.has(id))
  return [
    ...counted(unnamed.length, n => `${n} of confidential sources, which the copy does not name`, 'citation'),
    ...elsewhere.map(
      ({ claim }) => `The finding of claim ${claim.number}: its comment was moved to other words in the file`,
    ),
    ...counted(gone.length, n => `${n} without words in the file`, 'claim'),
  ]
}

function counted(count: number, words: (counted: string) => string, thing: string): string[] {
  return count === 0 ? [] : [words(`${count} ${thing}${count === 1 ? '' : 's'}`)]
}

/** The words of a claim and those around it. */
interface Placed {
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
}

/* So many letters beside a claim say whether it is where it was; somebody may have changed one side. */
const BESIDE = 12

/**
 * Whether a claim lies where it lay when the copy was made. The seal says what was found, not where the file puts
 * it: a comment can be moved to other words that read the same.
 */
export function liesWhereItLay(now: Placed, then: RecordedClaim): boolean {
  const [before, was] = [pressed(now.prefix), pressed(then.prefix)]
  const [after, had] = [pressed(now.suffix), pressed(then.suffix)]
  return before.slice(-BESIDE) === was.slice(-BESIDE) || after.slice(0, BESIDE) === had.slice(0, BESIDE)
}

/* Word has no empty paragraphs of ours, and letters that XML cannot hold come back as others. */
function pressed(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
