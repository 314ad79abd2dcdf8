import type { ExportProfile } from '@/lib/contracts/newsroom'
import type { BlockerKind } from '@/lib/domain/clearance'
import { type ChainHead, shortHash } from '@/lib/domain/event-chain'
import { SOURCE_KIND_LABEL } from '@/lib/domain/source'
import type { AnnotatedCopy } from './annotated-copy'
import type { CopyClearing, HoldingGroup } from './copy-cover'
import type { CopySource } from './copy-source'
import { momentWords } from './moment-words'

/** The profile in words, as it is printed on the copy. */
export const PROFILE_LABEL: Record<ExportProfile, string> = {
  draft: 'Annotated draft',
  checking: 'Checking copy',
  checked: 'Checked copy',
}

/** The headline, or a word for having none. */
export function titleOf(copy: AnnotatedCopy): string {
  return copy.headline === '' ? 'Untitled' : copy.headline
}

/** "Annotated draft of version 214, made by Ines Halvorsen on 22 November 2026 at 14:02." */
export function originWords(copy: AnnotatedCopy): string {
  const made = momentWords(copy.madeAt, copy.timeZone)
  const only = copy.profile === 'checked' ? ' Only the corrections still to make are shown.' : ''
  return `${PROFILE_LABEL[copy.profile]} of version ${copy.version}, made by ${copy.madeBy} on ${made}.${only}`
}

/** Whether it is cleared, in a word and in a sentence. */
export function statusWords(copy: AnnotatedCopy): { readonly label: string; readonly rest: string } {
  const { clearing, progress } = copy
  const holding =
    progress.total === 0
      ? 'No claims yet.'
      : progress.holding === 0
        ? 'Nothing holds it back.'
        : `${progress.holding} of ${claimsWords(progress.total)} ${progress.holding === 1 ? 'holds' : 'hold'} it back.`
  if (clearing === null) return { label: 'Not cleared.', rest: holding }
  return {
    label: clearing.changedSince ? 'Changed since it was cleared.' : 'Cleared.',
    rest: `Version ${clearing.version} was cleared by ${clearing.by} on ${momentWords(clearing.at, copy.timeZone)}.${
      clearing.changedSince ? ` ${holding}` : ''
    }`,
  }
}

/** What a clearing passed over and why, one sentence each; none when it passed over nothing. */
export function overrideWords(clearing: CopyClearing | null): string[] {
  if (clearing === null || clearing.overrideReason === null) return []
  const numbers = [...new Set(clearing.overridden.map(blocker => blocker.number))].sort((a, b) => a - b)
  return [
    `Cleared with ${claimsWords(numbers.length)} open: ${numbers.join(', ')}.`,
    `${clearing.by} gave as the reason: “${clearing.overrideReason}”`,
  ]
}

const HOLDING_WORDS: Record<BlockerKind, (count: number) => string> = {
  unchecked: () => 'not checked',
  stale: count => (count === 1 ? 'wording changed' : 'wordings changed'),
  pending: () => 'waiting for review',
  returned: () => 'returned',
  unresolved: count => (count === 1 ? 'needs an answer' : 'need an answer'),
}

/** "3 not checked", for which the numbers follow in brackets. */
export function holdingWords(group: HoldingGroup): string {
  return `${group.numbers.length} ${HOLDING_WORDS[group.kind](group.numbers.length)}`
}

/** "Tom Wicks wrote it. Bram Oduya checked it." */
export function peopleWords(copy: AnnotatedCopy): string {
  const { wrote, checked, reviewed } = copy.people
  const sentence = (names: readonly string[], verb: string) =>
    names.length === 0 ? [] : [`${listWords(names)} ${verb} it.`]
  const said = [
    ...sentence(wrote, 'wrote'),
    ...sentence(checked, 'checked'),
    ...sentence(reviewed, 'reviewed'),
  ]
  return said.length === 0 ? 'Nobody is named.' : said.join(' ')
}

/** What a source is, beside its title and address: kind, fields, and how it was used. */
export function sourceWords(source: CopySource): string {
  const primary = source.uses.some(use => use.primary)
  const secondary = source.uses.some(use => !use.primary)
  const rank = primary && secondary ? 'primary and secondary' : primary ? 'primary' : 'secondary'
  const fields = source.fields.map(({ label, value }) => `${label}: ${value}.`)
  return [`${SOURCE_KIND_LABEL[source.kind]}, ${rank}.`, ...fields].join(' ')
}

/** "Claims 1 (Sheet 4), 9": by whom a source is cited, and where in it. */
export function usesWords(source: CopySource): string {
  const uses = source.uses.map(({ claim, locator }) =>
    locator === '' ? `${claim}` : `${claim} (${locator})`,
  )
  return `${new Set(source.uses.map(use => use.claim)).size === 1 ? 'Claim' : 'Claims'} ${uses.join(', ')}`
}

/** "1 claim", "2 claims". */
function claimsWords(count: number): string {
  return count === 1 ? '1 claim' : `${count} claims`
}

function listWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** Where the record of the article ended when the copy was made, in a list of one or none. */
export function recordWords(record: ChainHead | null): string[] {
  if (record === null) return []
  const events = record.count === 1 ? '1 event' : `${record.count} events`
  return [`${events}, ending in ${shortHash(record.hash)}`]
}
