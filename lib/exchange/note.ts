import { RESOLUTION_LABEL } from '@/lib/domain/resolution'
import { REVIEW_LABEL } from '@/lib/domain/review-state'
import { isAnswerable, isFinding, STATUS_LABEL } from '@/lib/domain/status'
import type { CopyClaim } from './copy-claim'
import type { CopyCitation } from './copy-source'

/** A piece of a note, free of any format; pieces follow each other with a space between. */
export type NotePiece =
  /** The finding. */
  | { readonly kind: 'label'; readonly text: string }
  /** What stands out: changed, returned, answered. */
  | { readonly kind: 'flag'; readonly text: string }
  /** Stet's own words. */
  | { readonly kind: 'tool'; readonly text: string }
  /** What a person wrote; `stop` is what ends it where the person put no stop. */
  | { readonly kind: 'said'; readonly text: string; readonly stop: string }
  /** Words of the draft, or for it. */
  | { readonly kind: 'wording'; readonly text: string; readonly stop: string }
  | { readonly kind: 'change'; readonly before: string; readonly after: string }
  | { readonly kind: 'source'; readonly number: number; readonly locator: string; readonly stop: string }

const tool = (text: string): NotePiece => ({ kind: 'tool', text })
const flag = (text: string): NotePiece => ({ kind: 'flag', text })
const said = (text: string): NotePiece => ({ kind: 'said', text, stop: stopOf(text) })
const wording = (text: string): NotePiece => ({ kind: 'wording', text, stop: stopOf(text) })

/**
 * What one would ask about a claim: the finding, whether the words still are those it was made on, what the review
 * said, the note, the proposal, the answer, the sources. In a `correction` the change to make comes first.
 */
export function noteOf(claim: CopyClaim, correction = false): NotePiece[] {
  return [
    { kind: 'label', text: `${STATUS_LABEL[claim.status]}.` },
    ...(claim.stale && claim.findingWording !== null
      ? [flag('Wording changed.'), tool('Found on'), wording(claim.findingWording)]
      : []),
    ...(correction ? changeOf(claim) : []),
    ...reviewOf(claim),
    ...(claim.note === '' ? [] : [said(claim.note)]),
    ...(correction || claim.proposedWording === null
      ? []
      : [tool('Proposed:'), wording(claim.proposedWording)]),
    ...answerOf(claim),
    ...sourcesOf(claim.citations),
    ...(claim.thinlySourced ? [flag('Secondary sources only, fewer than three.')] : []),
  ]
}

function changeOf(claim: CopyClaim): NotePiece[] {
  if (claim.answer?.resolution === 'cut') return [{ kind: 'change', before: claim.quote, after: '' }]
  if (claim.proposedWording !== null)
    return [{ kind: 'change', before: claim.quote, after: claim.proposedWording }]
  return [flag('No wording is proposed.')]
}

function reviewOf(claim: CopyClaim): NotePiece[] {
  if (!isFinding(claim.status)) return claim.assignee === null ? [] : [tool(`With ${claim.assignee}.`)]
  const { decision } = claim
  if (claim.approvedOnce !== null)
    return [tool(`${REVIEW_LABEL.approved} by ${claim.approvedOnce.by}, one more needed.`)]
  if (decision === null) return claim.review === 'pending' ? [tool(`${REVIEW_LABEL.pending}.`)] : []
  const reason = decision.reason === null ? [] : [said(`“${decision.reason}”`)]
  const by = `${decision.by}${decision.reason === null ? '.' : ':'}`
  if (claim.review === 'approved') return [tool(`${REVIEW_LABEL.approved}, ${by}`), ...reason]
  return [flag(REVIEW_LABEL.returned), tool(`by ${by}`), ...reason]
}

function answerOf(claim: CopyClaim): NotePiece[] {
  const { answer } = claim
  if (answer === null) return isAnswerable(claim.status) ? [tool('No answer yet.')] : []
  const by = `by ${answer.by}${answer.reason === null ? '.' : ':'}`
  const reason = answer.reason === null ? [] : [said(`“${answer.reason}”`)]
  return [flag(RESOLUTION_LABEL[answer.resolution]), tool(by), ...reason]
}

function sourcesOf(citations: readonly CopyCitation[]): NotePiece[] {
  const of = (stance: CopyCitation['stance']) => {
    const own = citations.filter(citation => citation.stance === stance)
    return own.map(({ source, locator }, index): NotePiece => {
      const stop = index < own.length - 1 ? ',' : stopOf(locator)
      return { kind: 'source', number: source, locator, stop }
    })
  }
  const [supports, contradicts, context] = [of('supports'), of('contradicts'), of('context')]
  return [
    ...(supports.length > 0 && contradicts.length > 0 ? [tool('For:')] : []),
    ...supports,
    ...(contradicts.length > 0 ? [tool('Against:')] : []),
    ...contradicts,
    ...(context.length > 0 ? [tool('Background:')] : []),
    ...context,
  ]
}

function stopOf(text: string): string {
  return /[.!?…:;。！？。｡।؟۔”’"'»」』]\s*$/u.test(text) ? '' : '.'
}
