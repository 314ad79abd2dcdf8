import { STATUS_LABEL } from '@/lib/domain/status'
import type { AnnotatedCopy } from './annotated-copy'
import { holdingWords, overrideWords, peopleWords, recordWords, statusWords } from './copy-words'
import { momentWords } from './moment-words'

/** A line of the cover: a term, and what is to be said; `stress` comes first and stands out. */
export interface CoverRow {
  readonly term: string
  readonly stress?: string
  readonly words: string
}

/** What the cover says of the article, line by line, for formats that set it as a list. */
export function coverRows(copy: AnnotatedCopy): CoverRow[] {
  const status = statusWords(copy)
  const open = copy.holding.map(group => `${holdingWords(group)} (${group.numbers.join(', ')})`).join(', ')
  const counts = copy.counts
    .filter(({ count }) => count > 0)
    .map(({ status: one, count }) => `${count} ${STATUS_LABEL[one].toLowerCase()}`)
  const hidden = copy.sources.filter(source => source.hidden).length
  const named = copy.includesConfidential && copy.sources.some(source => source.confidential)
  const row = (term: string, words: string) => (words === '' ? [] : [{ term, words }])
  return [
    { term: 'Status', stress: status.label, words: status.rest },
    ...overrideWords(copy.clearing).map(words => ({ term: 'Override', words })),
    ...row('Open', open),
    { term: 'Claims', words: counts.join(', ') || 'none' },
    { term: 'People', words: peopleWords(copy) },
    ...row('Desk', copy.desk),
    ...row('Deadline', copy.deadline === null ? '' : momentWords(copy.deadline, copy.timeZone)),
    ...row('Sources', hidden === 0 ? '' : `${hidden} confidential, not named in this copy`),
    ...(named ? [{ term: 'Sources', stress: 'This copy names confidential sources.', words: '' }] : []),
    { term: 'Text hash', words: `sha256 ${copy.textHash}` },
    ...recordWords(copy.record).map(words => ({
      term: 'Record',
      words: `${words}, sha256 ${copy.record?.hash}`,
    })),
  ]
}
