import { linkUrl } from '@/lib/domain/link-url'
import type { ImportedCitation, ImportedComment } from '../imported-draft'
import type { WordThread } from './word-comments'
import { type FlowParagraph, type Place, Sentences } from './word-flow'
import { noteKey, type WordNote } from './word-notes'
import { proposalsIn, wordingFor } from './word-proposals'
import type { FoundAgain } from './word-return'

/** A claim of a Word file, with where it lies in the paragraphs. */
export interface PlacedImport {
  readonly id: string
  formerId: string | null
  readonly origin: 'comment' | 'change' | 'note'
  readonly sentence: boolean
  readonly places: readonly Place[]
  readonly comments: ImportedComment[]
  proposedWording: string | null
  readonly citations: ImportedCitation[]
}

/** The claims that comments, changes and notes of a file make, and the comments that stand nowhere. */
export class WordClaims {
  private readonly claims: PlacedImport[] = []
  private readonly bySentence = new Map<string, PlacedImport>()
  private readonly sentences: Sentences
  readonly nowhere: ImportedComment[] = []

  constructor(private readonly flow: readonly FlowParagraph[]) {
    this.sentences = new Sentences(flow)
  }

  /** All claims, by where they begin, the longer first. */
  all(): PlacedImport[] {
    const start = ({ places }: PlacedImport) => places[0] ?? { paragraph: 0, from: 0, to: 0 }
    const end = ({ places }: PlacedImport) => places.at(-1) ?? { paragraph: 0, from: 0, to: 0 }
    return [...this.claims].sort(
      (a, b) =>
        start(a).paragraph - start(b).paragraph ||
        start(a).from - start(b).from ||
        end(b).paragraph - end(a).paragraph ||
        end(b).to - end(a).to,
    )
  }

  /** A claim for each thread: on the words it was put on, else on the sentence where its sign stands. */
  addThreads(threads: readonly WordThread[], known: ReadonlyMap<string, FoundAgain>): void {
    const { ranges, signs } = this.commentPlaces()
    for (const thread of threads) {
      const { ids } = thread
      const formerId = ids.map(id => known.get(id)?.claimId).find(id => id !== undefined) ?? null
      const comment = withKnown(thread, known)
      const places = trimmed(
        this.flow,
        ids.map(id => ranges.get(id)).find(found => found !== undefined) ?? [],
      )
      if (places.length > 0) {
        this.add({ places, origin: 'comment', sentence: false }).comments.push(comment)
        const claim = this.claims.at(-1)
        if (claim) claim.formerId = formerId
        continue
      }
      const sign = ids.map(id => signs.get(id)).find(found => found !== undefined)
      const claim = sign && this.sentence(sign.paragraph, sign.from, 'comment')
      if (claim) claim.comments.push(comment)
      else this.nowhere.push(comment)
    }
  }

  /** A claim for each tracked change that was not taken, or the change as a proposal on the claim it lies in. */
  addProposals(): void {
    const own = this.byParagraph()
    for (const [paragraph, block] of this.flow.entries()) {
      for (const proposal of proposalsIn(block)) {
        const { author, at, says, edits, wording } = proposal
        const said = {
          author,
          at,
          text: says,
          resolved: false,
          replies: [],
          ofCopy: null,
          wasResolved: false,
        }
        const bare = { from: edits[0]?.from ?? proposal.from, to: edits.at(-1)?.to ?? proposal.to }
        const around = innermost(own.get(paragraph) ?? [], bare.from, bare.to)
        if (around !== null) {
          if (!proposal.own) around.claim.comments.push(said)
          const whole = wordingFor(block.text, around.place, block.edits)
          const fits = whole !== null && whole.trim() !== '' && !whole.includes('\n')
          if (fits && around.claim.places.length === 1) around.claim.proposedWording = whole
          continue
        }
        const place = { paragraph, from: proposal.from, to: proposal.to }
        const hasWords = block.text.slice(place.from, place.to).trim() !== ''
        const claim = hasWords
          ? this.add({ places: [place], origin: 'change', sentence: false })
          : this.sentence(paragraph, proposal.from, 'change')
        claim?.comments.push(said)
        if (claim && hasWords) claim.proposedWording = wording
        if (!claim) this.nowhere.push(said)
      }
    }
  }

  /** Each note as a source of the claim it stands on, else of its sentence; answers those that found no place. */
  addNotes(notes: ReadonlyMap<string, WordNote>): WordNote[] {
    const own = this.byParagraph()
    const lost: WordNote[] = []
    const counts = { footnote: 0, endnote: 0 }
    for (const [paragraph, { signs, text }] of this.flow.entries()) {
      for (const { sign, at } of signs) {
        if (sign.kind !== 'note') continue
        const note = notes.get(noteKey(sign))
        if (note === undefined) continue
        const number = ++counts[sign.of]
        if (note.words === '') continue
        const around = innermost(own.get(paragraph) ?? [], at, at, text)
        const claim = around?.claim ?? this.sentence(paragraph, at, 'note')
        if (claim)
          claim.citations.push(
            citationOf(note, `${sign.of === 'footnote' ? 'Footnote' : 'Endnote'} ${number}`),
          )
        else lost.push(note)
      }
    }
    return lost
  }

  private add(
    claim: Pick<PlacedImport, 'places' | 'origin' | 'sentence'> & { formerId?: string | null },
  ): PlacedImport {
    const added = {
      formerId: null,
      ...claim,
      id: `w${this.claims.length + 1}`,
      comments: [],
      proposedWording: null,
      citations: [],
    }
    this.claims.push(added)
    return added
  }

  /* One claim for a sentence, whatever was put on it without words of its own. */
  private sentence(paragraph: number, at: number, origin: PlacedImport['origin']): PlacedImport | null {
    const place = this.sentences.at(paragraph, at)
    if (place === null) return null
    const key = `${place.paragraph}/${place.from}/${place.to}`
    const known = this.bySentence.get(key)
    if (known) return known
    const claim = this.add({ places: [place], origin, sentence: true })
    this.bySentence.set(key, claim)
    return claim
  }

  private commentPlaces() {
    const ranges = new Map<string, Place[]>()
    const signs = new Map<string, Place>()
    for (const [paragraph, { spans, signs: own }] of this.flow.entries()) {
      for (const { from, to, comments } of spans) {
        for (const id of comments) {
          const places = ranges.get(id)
          const last = places?.at(-1)
          if (places === undefined) ranges.set(id, [{ paragraph, from, to }])
          else if (last?.paragraph === paragraph) places.splice(-1, 1, { paragraph, from: last.from, to })
          else places.push({ paragraph, from, to })
        }
      }
      /* The sign at a comment's end is the better guess where its range is empty: the last one wins. */
      for (const { sign, at } of own)
        if (sign.kind === 'comment') signs.set(sign.id, { paragraph, from: at, to: at })
    }
    return { ranges, signs }
  }

  private byParagraph(): Map<number, { claim: PlacedImport; place: Place }[]> {
    const found = new Map<number, { claim: PlacedImport; place: Place }[]>()
    for (const claim of this.claims) {
      if (claim.origin !== 'comment' || claim.sentence) continue
      for (const place of claim.places) {
        const own = found.get(place.paragraph)
        if (own) own.push({ claim, place })
        else found.set(place.paragraph, [{ claim, place }])
      }
    }
    return found
  }
}

/* A thread with what of it Stet wrote, and whether anybody changed it. */
function withKnown({ ids, comment }: WordThread, known: ReadonlyMap<string, FoundAgain>): ImportedComment {
  const ofCopy = (index: number) => {
    const found = known.get(ids[index] ?? '')
    return found === undefined ? null : found.changed ? 'changed' : 'same'
  }
  return {
    ...comment,
    ofCopy: ofCopy(0),
    wasResolved: known.get(ids[0] ?? '')?.resolved ?? false,
    replies: comment.replies.map((reply, index) => ({ ...reply, ofCopy: ofCopy(index + 1) })),
  }
}

/*
 * The shortest claim that a stretch lies in. Where the text is given, a sign may also stand just behind the claim
 * and the marks that end it.
 */
function innermost(
  placed: readonly { readonly claim: PlacedImport; readonly place: Place }[],
  from: number,
  to: number,
  text?: string,
): { readonly claim: PlacedImport; readonly place: Place } | null {
  let best: { readonly claim: PlacedImport; readonly place: Place } | null = null
  for (const one of placed) {
    const { place } = one
    const near =
      text !== undefined &&
      from > place.to &&
      from - place.to <= 4 &&
      /^[\p{P}\s]+$/u.test(text.slice(place.to, from))
    if (
      !near &&
      (from < place.from || to > place.to || (from === to && from === place.from && text !== undefined))
    )
      continue
    if (best === null || place.to - place.from < best.place.to - best.place.from) best = one
  }
  return best
}

/* Without white space at the ends, and without paragraphs that have nothing else. */
function trimmed(flow: readonly FlowParagraph[], places: readonly Place[]): Place[] {
  return places.flatMap(({ paragraph, from, to }) => {
    const words = (flow[paragraph]?.text ?? '').slice(from, to)
    if (words.trim() === '') return []
    const start = from + (words.length - words.trimStart().length)
    return [{ paragraph, from: start, to: start + words.trim().length }]
  })
}

const LONGEST_TITLE = 500
const URL_IN_TEXT = /https?:\/\/[^\s<>"'“”‘’)\]]+[^\s<>"'“”‘’)\].,;:!?]/i

function citationOf({ words, url }: WordNote, from: string): ImportedCitation {
  const line = words.replace(/\s+/g, ' ').trim()
  const address = url ?? linkUrl(URL_IN_TEXT.exec(line)?.[0] ?? '')
  const cut = line.length > LONGEST_TITLE
  return {
    kind: address?.startsWith('http') ? 'web_page' : 'document',
    title: cut ? `${line.slice(0, LONGEST_TITLE - 1).toWellFormed()}…` : line,
    url: address,
    excerpt: cut ? words.slice(0, 10_000).toWellFormed() : '',
    from,
  }
}
