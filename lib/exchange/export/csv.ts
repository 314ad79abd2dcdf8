import { STANCE_LABEL } from '@/lib/domain/citation'
import { FLAG_LABEL } from '@/lib/domain/flag'
import { PRIORITY_LABEL } from '@/lib/domain/priority'
import { RESOLUTION_LABEL } from '@/lib/domain/resolution'
import { REVIEW_LABEL } from '@/lib/domain/review-state'
import { SOURCE_KIND_LABEL } from '@/lib/domain/source'
import { STATUS_LABEL } from '@/lib/domain/status'
import type { AnnotatedCopy } from '../annotated-copy'
import type { CopyClaim } from '../copy-claim'
import type { CopyCitation } from '../copy-source'

type Cell = string | number | boolean | null
type Column = readonly [
  string,
  (claim: CopyClaim, citation: CopyCitation | null, copy: AnnotatedCopy) => Cell,
]

const CLAIM: readonly Column[] = [
  ['Headline', (_, __, copy) => copy.headline],
  ['Version', (_, __, copy) => copy.version],
  ['Claim', claim => claim.number],
  ['Claim id', claim => claim.id],
  ['Quote', claim => claim.quote],
  ['Start', claim => claim.start],
  ['End', claim => claim.end],
  ['Status', claim => STATUS_LABEL[claim.status]],
  ['Review', claim => REVIEW_LABEL[claim.review]],
  ['Wording changed', claim => claim.stale],
  ['Text gone', claim => claim.orphaned],
  ['Note', claim => claim.note],
  ['Proposed wording', claim => claim.proposedWording],
  ['Found on', claim => claim.findingWording],
  ['Found by', claim => claim.finding?.by ?? null],
  ['Found at', claim => claim.finding?.at ?? null],
  ['Reviewed by', claim => claim.decision?.by ?? null],
  ['Reviewed at', claim => claim.decision?.at ?? null],
  ['Review reason', claim => claim.decision?.reason ?? null],
  ['Answer', claim => (claim.answer === null ? null : RESOLUTION_LABEL[claim.answer.resolution])],
  ['Answer reason', claim => claim.answer?.reason ?? null],
  ['Answered by', claim => claim.answer?.by ?? null],
  ['Answered at', claim => claim.answer?.at ?? null],
  ['Assigned to', claim => claim.assignee],
  ['Priority', claim => PRIORITY_LABEL[claim.priority]],
  ['Secondary sources only', claim => claim.thinlySourced],
]

const sourceOf = (citation: CopyCitation | null, copy: AnnotatedCopy) =>
  citation === null ? undefined : copy.sources[citation.source - 1]

const CITATION: readonly Column[] = [
  ['Source', (_, citation) => citation?.source ?? null],
  ['Stance', (_, citation) => (citation === null ? null : STANCE_LABEL[citation.stance])],
  ['Primary', (_, citation) => citation?.primary ?? null],
  [
    'Source kind',
    (_, citation, copy) => {
      const source = sourceOf(citation, copy)
      return source === undefined ? null : SOURCE_KIND_LABEL[source.kind]
    },
  ],
  ['Source title', (_, citation, copy) => sourceOf(citation, copy)?.title ?? null],
  ['Source address', (_, citation, copy) => sourceOf(citation, copy)?.url ?? null],
  [
    'Source details',
    (_, citation, copy) =>
      sourceOf(citation, copy)
        ?.fields.map(({ label, value }) => `${label}: ${value}`)
        .join('; ') ?? null,
  ],
  ['Locator', (_, citation) => citation?.locator ?? null],
  ['Excerpt', (_, citation) => citation?.excerpt ?? null],
  ['Read at', (_, citation) => citation?.accessedAt ?? null],
]

const CHECKING: readonly Column[] = [
  [
    'Comments',
    claim =>
      claim.comments
        .flatMap(root => [root, ...root.replies].map(one => `${one.at ?? ''} ${one.by}: ${one.text}`.trim()))
        .join('\n'),
  ],
  [
    'History',
    claim => claim.history.map(event => `${event.at ?? ''} ${event.by}: ${event.words}`.trim()).join('\n'),
  ],
]

/* Last, so that the columns of earlier copies keep their places. */
const RECORD: readonly Column[] = [
  ['Record events', (_, __, copy) => copy.record?.count ?? null],
  ['Record ends in', (_, __, copy) => copy.record?.hash ?? null],
  ['Flags', claim => claim.flags.map(flag => FLAG_LABEL[flag]).join(', ')],
]

/**
 * The claims as CSV (RFC 4180, UTF-8 with a byte order mark, without which Excel takes it for another encoding): a
 * row for each claim and citation, one for a claim without any. Times are ISO 8601 in UTC, offsets code points.
 */
export function csvCopy(copy: AnnotatedCopy): string {
  const columns = [...CLAIM, ...CITATION, ...(copy.inFull ? CHECKING : []), ...RECORD]
  const rows = [...copy.claims, ...copy.orphans].flatMap(claim =>
    (claim.citations.length === 0 ? [null] : claim.citations).map(citation =>
      columns.map(([, cell]) => cell(claim, citation, copy)),
    ),
  )
  return `\uFEFF${[columns.map(([name]) => name), ...rows].map(csvRow).join('')}`
}

/** A row of cells, ended by a line end. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  const text = defused(cell)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A spreadsheet takes a cell that begins so for a formula, blanks before it or not, and may run it: an apostrophe
 * before it makes it text (OWASP, "CSV Injection").
 */
function defused(text: string): string {
  return /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(text) ? `'${text}` : text
}
