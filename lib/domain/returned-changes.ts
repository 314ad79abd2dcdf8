import type { Node } from 'prosemirror-model'
import { linesOf, plainText, type TextLine } from './manuscript-text'
import { type TextEdit, textEdits } from './text-edits'

/** What was changed: words, whole paragraphs put in or taken out, or one that stands elsewhere now. */
export const RETURN_KINDS = ['reworded', 'added', 'removed', 'moved'] as const

/** Something that was changed in a copy of an earlier version, against that version and against the draft of now. */
export interface ReturnedChange {
  readonly id: string
  readonly kind: (typeof RETURN_KINDS)[number]
  /** The words as they left, as they came back, and some that stand around them. */
  readonly before: string
  readonly after: string
  readonly lead: string
  readonly trail: string
  /** What stands there now, where it was changed here as well: then it is asked which is to stand. Else null. */
  readonly here: string | null
  /** UTF-16 offset in the plain text of now. */
  readonly place: number
  readonly swaps: readonly Swap[]
}

/** Words of the draft of now, and those of the copy that would stand for them. UTF-16, ends exclusive. */
export interface Swap {
  readonly from: number
  readonly to: number
  readonly at: number
  readonly until: number
  readonly whole: TextEdit['whole']
}

/**
 * What was changed in a copy that comes back: `base` is the version that had left, `copy` what came back, `present`
 * the draft of now. What both changed the same way is no change. Whole lines put in at the same place by both stand
 * one after the other; anything else that both changed is a question.
 */
export function returnedChanges(base: Node, copy: Node, present: Node): ReturnedChange[] {
  const [left, came, now] = [linesOf(base), linesOf(copy), linesOf(present)]
  const texts = { base: plainText(base), copy: plainText(copy), now: plainText(present) }
  const ours = textEdits(left, now)
  const theirs = textEdits(left, came).filter(edit => !isThereToo(edit, ours, texts))
  return withMoves(clustersOf(theirs, ours, texts.base), texts, left)
    .sort((a, b) => a.from - b.from)
    .map((cluster, index) => toldAs(`t${index + 1}`, cluster, ours, texts))
}

interface Texts {
  readonly base: string
  readonly copy: string
  readonly now: string
}

/** Changes that are one: side by side, or grown together by what was changed here. */
interface Cluster {
  from: number
  to: number
  theirs: TextEdit[]
  ours: TextEdit[]
  moved: boolean
}

function isThereToo(edit: TextEdit, ours: readonly TextEdit[], { copy, now }: Texts): boolean {
  const words = copy.slice(edit.at, edit.until)
  return ours.some(
    own => own.from === edit.from && own.to === edit.to && now.slice(own.at, own.until) === words,
  )
}

function clustersOf(theirs: readonly TextEdit[], ours: readonly TextEdit[], base: string): Cluster[] {
  const clusters: Cluster[] = []
  for (const edit of theirs) {
    const last = clusters.at(-1)
    const between = last ? base.slice(last.to, edit.from) : ''
    const joined = last && !edit.whole && !last.theirs.at(-1)?.whole && /^[^\S\n]*$/.test(between)
    if (last && joined) {
      last.theirs.push(edit)
      last.to = edit.to
    } else clusters.push({ from: edit.from, to: edit.to, theirs: [edit], ours: [], moved: false })
  }
  return clusters.map(cluster => grown(cluster, ours)).reduce<Cluster[]>(joinOverlapping, [])
}

/* Takes in what was changed here on the same words, as far as that reaches. */
function grown(cluster: Cluster, ours: readonly TextEdit[]): Cluster {
  let own = ours.filter(edit => cluster.theirs.some(their => meet(their, edit)))
  let { from, to } = cluster
  for (let more = own.length; more > 0; ) {
    from = Math.min(from, ...own.map(edit => edit.from))
    to = Math.max(to, ...own.map(edit => edit.to))
    const known = own
    own = ours.filter(edit => known.includes(edit) || (edit.from < to && from < edit.to))
    more = own.length - known.length
  }
  return { ...cluster, from, to, ours: own }
}

function joinOverlapping(clusters: Cluster[], next: Cluster): Cluster[] {
  const last = clusters.at(-1)
  if (!last || !(next.from < last.to || last.ours.some(edit => next.ours.includes(edit))))
    return [...clusters, next]
  last.from = Math.min(last.from, next.from)
  last.to = Math.max(last.to, next.to)
  last.theirs.push(...next.theirs)
  last.ours = [...new Set([...last.ours, ...next.ours])]
  return clusters
}

type Span = Pick<TextEdit, 'from' | 'to' | 'whole'>

/* Whether two changes are to the same words. Lines put in stand between words, and beside other such lines. */
function meet(a: Span, b: Span): boolean {
  if (a.whole === 'added' || b.whole === 'added') {
    const [line, other] = a.whole === 'added' ? [a, b] : [b, a]
    return other.from < line.from && line.from < other.to
  }
  if (a.from === a.to || b.from === b.to) return a.from <= b.to && b.from <= a.to
  return a.from < b.to && b.from < a.to
}

/* A line that went and came again elsewhere was moved: taken in or left, it is so as one. */
function withMoves(
  clusters: readonly Cluster[],
  { base, copy }: Texts,
  left: readonly TextLine[],
): Cluster[] {
  const rest = [...clusters]
  const alone = (cluster: Cluster, whole: 'removed' | 'added') =>
    cluster.theirs.length === 1 && cluster.theirs[0]?.whole === whole
  const moves: Cluster[] = []
  for (const gone of clusters.filter(cluster => alone(cluster, 'removed'))) {
    const [edit] = gone.theirs
    if (edit === undefined || left.length === 0) continue
    const words = pressed(base.slice(edit.from, edit.to))
    const come = rest.find(
      cluster =>
        alone(cluster, 'added') &&
        cluster.theirs.some(({ at, until }) => pressed(copy.slice(at, until)) === words),
    )
    if (!come || words === '') continue
    rest.splice(rest.indexOf(gone), 1)
    rest.splice(rest.indexOf(come), 1)
    moves.push({ ...gone, theirs: [edit, ...come.theirs], moved: true })
  }
  return [...rest, ...moves]
}

function pressed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/* So many letters around a change tell where it is. */
const AROUND = 48

function toldAs(
  id: string,
  { from, to, theirs, ours, moved }: Cluster,
  all: readonly TextEdit[],
  { base, copy, now }: Texts,
): ReturnedChange {
  const [first] = theirs
  const last = moved ? first : theirs.at(-1)
  const [at, until] = [
    (first?.at ?? 0) - ((first?.from ?? 0) - from),
    (last?.until ?? 0) + (to - (last?.to ?? 0)),
  ]
  const start = placeOf(from, all, ours)
  const end = start + (to - from) + ours.reduce((sum, edit) => sum + grownBy(edit), 0)
  const conflict = ours.length > 0
  const kind = moved ? 'moved' : theirs.length === 1 ? (first?.whole ?? 'reworded') : 'reworded'
  const own = theirs.map(({ whole, ...edit }): Swap => {
    const place = placeOf(edit.from, all, [])
    return { from: place, to: place + (edit.to - edit.from), at: edit.at, until: edit.until, whole }
  })
  const whole: Swap = {
    from: start,
    to: end,
    at,
    until,
    whole: kind === 'reworded' ? null : (first?.whole ?? null),
  }
  return {
    id,
    kind,
    before: base.slice(from, to).trim(),
    after: moved ? base.slice(from, to).trim() : copy.slice(at, until).trim(),
    lead: from === to || kind === 'reworded' ? leadOf(base, from) : '',
    trail: kind === 'reworded' ? trailOf(base, to) : '',
    here: conflict ? now.slice(start, end).trim() : null,
    place: kind === 'reworded' ? start : Math.min(now.length, start + (kind === 'added' ? 0 : 1)),
    swaps: conflict ? [whole, ...(moved ? own.slice(1) : [])] : own,
  }
}

/* Where a place of the version that had left is now; what was put in right there stands before it. */
function placeOf(from: number, all: readonly TextEdit[], without: readonly TextEdit[]): number {
  let place = from
  for (const edit of all) if (edit.to <= from && !without.includes(edit)) place += grownBy(edit)
  return place
}

function grownBy({ from, to, at, until }: TextEdit): number {
  return until - at - (to - from)
}

function leadOf(text: string, from: number): string {
  const line = text.slice(text.lastIndexOf('\n', from - 1) + 1, from)
  const words = line.slice(-AROUND)
  return words.length < line.length ? `…${words.replace(/^\S*\s/, '')}` : words
}

function trailOf(text: string, to: number): string {
  const end = text.indexOf('\n', to)
  const line = text.slice(to, end < 0 ? text.length : end)
  const words = line.slice(0, AROUND)
  return words.length < line.length ? `${words.replace(/\s\S*$/, '')}…` : words
}
