import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import type { Comment, PlacedClaim, StetEvent } from '@/lib/contracts/claim'
import type { Source } from '@/lib/contracts/source'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { type ClaimState, onText, setStatus } from '@/lib/domain/claim-state'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { linesOf, plainText, positionOf } from '@/lib/domain/manuscript-text'
import { findQuote } from '@/lib/domain/quote-search'
import { resolve } from '@/lib/domain/resolution'
import type { Result } from '@/lib/domain/result'
import { decide } from '@/lib/domain/review'
import { claimState } from '@/lib/domain/testing/claim-state'
import { SAMPLE_MARKDOWN } from '../sample/sample-article'
import { SAMPLE_CLAIMS, SAMPLE_EDITS, type SampleClaim, type SampleWork } from '../sample/sample-claims'
import { sampleEdit } from '../sample/sample-edit'
import { SAMPLE_NAMES, type SampleRole } from '../sample/sample-people'
import { SAMPLE_SOURCES, type SampleSource } from '../sample/sample-sources'
import { readMarkdown } from './imported'

const AT = '2026-11-20T09:00:00.000Z'
const LATER = '2026-11-21T16:30:00.000Z'

interface Replayed {
  readonly id: string
  readonly sample: SampleClaim
  state: ClaimState
  dismissed: boolean
}

/** The sample replayed through the rules of the domain, with no database: its draft and its claims as they end up. */
export function sampleState(): {
  readonly doc: Node
  readonly claims: readonly PlacedClaim[]
  readonly events: readonly StetEvent[]
} {
  let doc = readMarkdown(SAMPLE_MARKDOWN).doc
  const events: StetEvent[] = []
  const record = (kind: string, claimId: string, by: SampleRole, data: Record<string, unknown>) => {
    events.push({
      id: events.length + 1,
      kind,
      actor: person(by),
      at: AT,
      articleId: 'sample',
      claimId,
      data,
    })
  }
  const replayed = SAMPLE_CLAIMS.map((sample, index): Replayed => {
    const id = `sample-claim-${String(index + 1).padStart(2, '0')}`
    doc = marked(doc, id, sample.quote)
    record('claim.marked', id, sample.markedBy, {})
    return { id, sample, state: claimState({ quote: sample.quote }), dismissed: false }
  })
  const work = (claim: Replayed, done: SampleWork) => {
    const { finding, review, resolution } = done
    if (finding) {
      claim.state = accepted(setStatus(claim.state, finding, finding.by, AT))
      record('claim.finding', claim.id, finding.by, { status: finding.status, note: finding.note ?? '' })
    }
    if (review) {
      const citationCount = claim.sample.citations?.length ?? 0
      const context = {
        by: review.by,
        at: LATER,
        citationCount,
        ownFindingsAllowed: false,
        secondReviewer: false,
      }
      claim.state = accepted(decide(claim.state, review.decision, review.reason ?? null, context))
      record('claim.reviewed', claim.id, review.by, {
        decision: review.decision,
        reason: review.reason ?? '',
      })
    }
    if (resolution) {
      const answer = accepted(resolve(claim.state, resolution.resolution, resolution.reason ?? null))
      claim.state = { ...claim.state, ...answer, resolvedBy: resolution.by, resolvedAt: LATER }
    }
  }
  for (const claim of replayed) work(claim, claim.sample)
  for (const edit of SAMPLE_EDITS) {
    doc = sampleEdit(doc, edit).doc
    const quotes = new Map(claimAnchors(doc).map(anchor => [anchor.id, anchor.quote]))
    for (const claim of replayed) claim.state = onText(claim.state, quotes.get(claim.id) ?? null)
  }
  for (const claim of replayed) {
    work(claim, claim.sample.afterEdits ?? {})
    claim.dismissed = claim.sample.afterEdits?.dismissed ?? false
  }
  return { doc, claims: placed(doc, replayed), events }
}

function marked(doc: Node, id: string, quote: string): Node {
  const lines = linesOf(doc)
  const { start, end } = accepted(findQuote(plainText(doc), quote))
  const from = positionOf(lines, start)
  const to = positionOf(lines, end)
  if (from === null || to === null) throw new Error(`“${quote}” has no place.`)
  return new Transform(doc).addMark(from, to, manuscriptSchema.mark('claim', { id })).doc
}

function placed(doc: Node, replayed: readonly Replayed[]): PlacedClaim[] {
  const anchors = claimAnchors(doc)
  const order = [
    ...anchors.map(anchor => anchor.id),
    ...replayed.filter(c => c.state.orphaned).map(c => c.id),
  ]
  return replayed
    .map(({ id, sample, state, dismissed }): PlacedClaim => {
      const anchor = anchors.find(one => one.id === id)
      const { approvalStands: _, ...shown } = state
      return {
        ...shown,
        id,
        articleId: 'sample',
        number: order.indexOf(id) + 1,
        prefix: anchor?.prefix ?? '',
        suffix: anchor?.suffix ?? '',
        start: anchor?.start ?? null,
        end: anchor?.end ?? null,
        dismissed,
        findingBy: personOrNull(state.findingBy),
        firstApprovedBy: personOrNull(state.firstApprovedBy),
        reviewedBy: personOrNull(state.reviewedBy),
        resolvedBy: personOrNull(state.resolvedBy),
        textChangedBy: state.stale || state.orphaned ? person('editor') : null,
        textChangedAt: state.stale || state.orphaned ? LATER : null,
        assignee: sample.assignee === undefined ? null : person(sample.assignee),
        priority: sample.priority ?? 'normal',
        claimant: null,
        verdict: null,
        citations: (sample.citations ?? []).map(({ source, ...details }, index) => ({
          stance: 'supports' as const,
          primary: false,
          locator: '',
          excerpt: '',
          ...details,
          id: `${id}-citation-${index}`,
          source: sampleSource(source),
          accessedAt: SAMPLE_SOURCES[source].kind === 'web_page' ? AT : null,
          addedBy: person('checker'),
          addedAt: AT,
        })),
        comments: commentsOf(id, sample),
        createdBy: person(sample.markedBy),
        createdAt: AT,
        updatedAt: LATER,
      }
    })
    .sort((a, b) => a.number - b.number)
}

function commentsOf(id: string, sample: SampleClaim): Comment[] {
  return (sample.comments ?? []).flatMap((root, index) => {
    const rootId = `${id}-comment-${index}`
    const made = { createdAt: AT }
    return [
      { id: rootId, text: root.text, replyTo: null, author: person(root.by), ...made },
      ...(root.replies ?? []).map((reply, at) => ({
        id: `${rootId}-${at}`,
        text: reply.text,
        replyTo: rootId,
        author: person(reply.by),
        ...made,
      })),
    ]
  })
}

function sampleSource(key: SampleSource): Source {
  const { kind, title, url, note, confidential, fields } = SAMPLE_SOURCES[key]
  return {
    id: `source-${key}`,
    kind,
    title,
    url: url ?? null,
    note: note ?? '',
    confidential: confidential ?? false,
    fields: fields ?? {},
    citationCount: 1,
    createdBy: person('checker'),
    createdAt: AT,
    updatedAt: AT,
  }
}

function person(role: SampleRole) {
  return { id: role, name: SAMPLE_NAMES[role] }
}

function personOrNull(id: string | null) {
  return id === null ? null : person(id as SampleRole) // the replay names people by their role
}

function accepted<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`The sample breaks a rule: ${result.error}.`)
  return result.value
}
