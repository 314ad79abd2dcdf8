import 'server-only'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import type { CommentRow } from '@/db/queries/comments'
import type { ReturnedCopyAnswer } from '@/lib/contracts/history'
import { type ClaimAnchor, claimAnchors, claimRanges } from '@/lib/domain/claim-anchor'
import { carryClaims } from '@/lib/domain/claim-carry'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { linesOf } from '@/lib/domain/manuscript-text'
import { type ReturnedChange, returnedChanges } from '@/lib/domain/returned-changes'
import { takeChanges } from '@/lib/domain/take-changes'
import { sameWording } from '@/lib/domain/wording'
import type {
  Found,
  ImportedClaim,
  ImportedComment,
  ReturnedCopy,
} from '@/lib/exchange/import/imported-draft'
import { saidSince } from '@/lib/exchange/import/said-since'
import { withoutClaims } from './brought-claims'

/** A copy of an article on its way back into it. */
export interface Returning {
  readonly copy: ReturnedCopy
  readonly sealed: boolean
  readonly found: Found | null
  /** Its text with the claims it has marked, by ids of its own. */
  readonly marked: Node
  readonly claims: readonly ImportedClaim[]
  /** The draft as it was when the copy was made, and as it is. */
  readonly base: Node
  readonly present: Node
  /** The claims of the article: their numbers, and what was said on them. */
  readonly numbers: ReadonlyMap<string, number>
  readonly comments: readonly CommentRow[]
  readonly leave: readonly string[]
  readonly take: readonly string[]
}

/** Something said in a copy: on a claim that is here, or on words that are to become one. */
export interface ReturnedComment {
  readonly id: string
  /** The claim; null for words that are none yet. */
  readonly claimId: string | null
  /** Where the words that are none yet are in the draft of now, ProseMirror; null where they are not. */
  readonly place: number | null
  /** The id of the mark on those words in the copy. */
  readonly markId: string
  readonly quote: string
  readonly comment: ImportedComment
  readonly proposedWording: string | null
  readonly taken: boolean
}

/** What came back, and what of it is to be taken in. */
export interface Returned {
  readonly changes: readonly (ReturnedChange & { readonly taken: boolean })[]
  readonly comments: readonly ReturnedComment[]
  readonly known: number
  /** The draft with what is taken in, marks of new claims included, under the ids of the copy. */
  readonly change: Transform
  readonly remarks: readonly { readonly text: string; readonly claimId: string | null }[]
}

/** Holds a copy against the version it was made of and the draft of now. */
export function returnedIn(returning: Returning): Returned {
  const { base, present, marked, leave, take } = returning
  const copy = withoutClaims(marked)
  const changes = returnedChanges(base, copy, present).map(change => ({
    ...change,
    taken: change.here === null ? !leave.includes(change.id) : take.includes(change.id),
  }))
  const { comments, known } = commentsIn(returning)
  const fresh = new Set(comments.flatMap(one => (one.claimId === null && one.taken ? [one.markId] : [])))
  const change = takeChanges(
    present,
    marked,
    changes.filter(({ taken }) => taken),
    fresh,
  )
  const standing = claimRanges(change.doc)
  const lost = (one: ReturnedComment) => fresh.has(one.markId) && !standing.has(one.markId)
  return {
    changes,
    comments: comments.filter(one => !lost(one)),
    known,
    change,
    remarks: [...remarksOn(returning, copy), ...comments.filter(lost).map(nowhere)],
  }
}

function nowhere({ quote, comment: { author, text } }: ReturnedComment): Returned['remarks'][number] {
  const by = author === '' ? '' : ` by ${author}`
  const words = `“${shortened(quote)}”, which the draft does not have: “${shortened(text)}”`
  return { text: `A comment${by} stands on ${words}`, claimId: null }
}

function commentsIn(returning: Returning): Pick<Returned, 'comments' | 'known'> {
  const { claims, marked, present, numbers, leave } = returning
  const anchors = new Map(claimAnchors(marked).map(anchor => [anchor.id, anchor]))
  const places = placesOf(returning)
  const comments: ReturnedComment[] = []
  let known = 0
  for (const claim of claims) {
    const anchor = anchors.get(claim.id)
    if (!anchor || claim.origin === 'note') continue
    const own = claim.formerId !== null && numbers.has(claim.formerId) ? claim.formerId : null
    const claimId =
      own ?? claimAround(claim, anchor, returning, anchors) ?? claimOn(places.get(claim.id), present)
    const said = saidSince(claim.comments)
    const fresh = said.filter(comment => !isHere(comment, claimId, returning.comments))
    known += said.length - fresh.length
    for (const [index, comment] of fresh.entries()) {
      const id = `c${comments.length + 1}`
      comments.push({
        id,
        claimId,
        place: places.get(claim.id)?.from ?? null,
        markId: claim.id,
        quote: anchor.quote,
        comment,
        proposedWording: index === fresh.length - 1 ? claim.proposedWording : null,
        taken: !leave.includes(id),
      })
    }
  }
  return { comments, known }
}

/* Where the claims of the copy that are none here would lie in the draft of now. */
function placesOf({ marked, claims, present, numbers }: Returning): ReadonlyMap<string, ClaimAnchor> {
  const fresh = new Set(claims.flatMap(({ id, formerId }) => (formerId && numbers.has(formerId) ? [] : [id])))
  if (fresh.size === 0) return new Map()
  const { doc } = takeChanges(withoutClaims(present), marked, [], fresh)
  return new Map(claimAnchors(doc).map(anchor => [anchor.id, anchor]))
}

/* A claim of ours in the copy that holds these words: of several the shortest. */
function claimAround(
  claim: ImportedClaim,
  { from, to }: ClaimAnchor,
  { claims, numbers }: Returning,
  anchors: ReadonlyMap<string, ClaimAnchor>,
): string | null {
  let best: { readonly id: string; readonly length: number } | null = null
  for (const { id, formerId } of claims) {
    const around = anchors.get(id)
    if (id === claim.id || formerId === null || !numbers.has(formerId) || !around) continue
    if (around.from > from || around.to < to) continue
    const length = around.to - around.from
    if (best === null || length < best.length) best = { id: formerId, length }
  }
  return best?.id ?? null
}

/* A claim of now on exactly these words. */
function claimOn(place: ClaimAnchor | undefined, present: Node): string | null {
  if (place === undefined) return null
  const same = claimAnchors(present).find(({ from, to }) => from === place.from && to === place.to)
  return same?.id ?? null
}

/* Whether the same was brought in before, as when the same file comes twice. */
function isHere(
  { author, at, text }: ImportedComment,
  claimId: string | null,
  comments: readonly CommentRow[],
): boolean {
  const minute = (moment: string) => moment.slice(0, 16)
  return comments.some(comment => {
    const said = comment.imported !== null && comment.imported.author === author
    if (!said || comment.text.trim() !== text.trim()) return false
    if (at === null) return comment.claimId === claimId
    return minute(comment.createdAt) === minute(at)
  })
}

/* What was done to the comments of our claims: they stay where they are, whatever the file says. */
function remarksOn({ copy, base, claims, marked, numbers }: Returning, text: Node): Returned['remarks'] {
  const before = new Map(claimAnchors(base).map(anchor => [anchor.id, anchor]))
  const expected = new Map(claimAnchors(carryClaims(base, text)).map(anchor => [anchor.id, anchor]))
  const actual = new Map(claimAnchors(marked).map(anchor => [anchor.id, anchor]))
  const named = (id: string) => (numbers.has(id) ? `claim ${numbers.get(id)}` : null)
  const gone = copy.gone.flatMap(id => {
    const name = named(id)
    if (name === null || !expected.has(id)) return []
    return [{ text: `The comment on ${name} was deleted in the copy. The claim stays.`, claimId: id }]
  })
  const moved = claims.flatMap(({ id, formerId, sentence }) => {
    const name = formerId === null ? null : named(formerId)
    const [was, should, is] = [before.get(formerId ?? ''), expected.get(formerId ?? ''), actual.get(id)]
    if (name === null || formerId === null || !was || !should || !is || sentence) return []
    const apart = is.to <= should.from || is.from >= should.to
    const asItWas = sameWording(was.quote, should.quote)
    if (!apart && (!asItWas || sameWording(should.quote, is.quote))) return []
    const words = `The comment on ${name} was moved in the copy to “${shortened(is.quote)}”. The claim stays on its words.`
    return [{ text: words, claimId: formerId }]
  })
  return [...gone, ...moved]
}

const EXCERPT = 120

function shortened(text: string): string {
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT).toWellFormed()}…` : text
}

/** The copy with ids for its claims that nothing else has. */
export function withOwnIds(
  marked: Node,
  claims: readonly ImportedClaim[],
  newId: () => string,
): Pick<Returning, 'marked' | 'claims'> {
  const ids = new Map(claims.map(({ id }) => [id, newId()]))
  const change = new Transform(withoutClaims(marked))
  for (const [id, ranges] of claimRanges(marked))
    for (const { from, to } of ranges)
      change.addMark(from, to, manuscriptSchema.mark('claim', { id: ids.get(id) ?? id }))
  return {
    marked: change.doc,
    claims: claims.map(claim => ({ ...claim, id: ids.get(claim.id) ?? claim.id })),
  }
}

/** What came back as an answer; `blockOf` says in which block of the comparison a line of the draft of now is shown. */
export function presentReturned(
  { copy, sealed, found, present, numbers }: Returning,
  { changes, comments, known, remarks }: Returned,
  blockOf: (line: number) => number | null,
): ReturnedCopyAnswer {
  const lines = linesOf(present)
  const lineAt = (offset: number) => lines.findIndex(line => offset <= line.offset + line.text.length)
  const anchors = new Map(claimAnchors(present).map(anchor => [anchor.id, anchor]))
  const blockAt = (pos: number | null) =>
    pos === null ? null : blockOf(lines.findLastIndex(line => line.pos <= pos))
  const blockOfClaim = (id: string | null) => {
    const anchor = anchors.get(id ?? '')
    return blockAt(anchor?.from ?? null)
  }
  return {
    version: copy.version,
    sealed,
    changes: changes.map(({ swaps, place, ...change }) => ({ ...change, block: blockOf(lineAt(place)) })),
    comments: comments.map(({ claimId, place, markId, comment, ...one }) => ({
      ...one,
      author: comment.author,
      at: comment.at,
      text: comment.text,
      replies: comment.replies.map(({ author, at, text }) => ({ author, at, text })),
      claim: claimId === null ? null : { id: claimId, number: numbers.get(claimId) ?? 0 },
      block: claimId === null ? blockAt(place) : blockOfClaim(claimId),
    })),
    known,
    tracked: [...(found?.changes ?? [])],
    remarks: remarks.map(({ text, claimId }) => ({ text, block: blockOfClaim(claimId) })),
  }
}
