import { linkUrl } from '@/lib/domain/link-url'
import { STATUS_LABEL, type Status } from '@/lib/domain/status'
import { wordingDiff } from '@/lib/domain/wording-diff'
import type { AnnotatedCopy } from '../../annotated-copy'
import { claimLines } from '../../claim-lines'
import type { CopyBlock, CopyRun } from '../../copy-blocks'
import { originWords, PROFILE_LABEL, sourceWords, statusWords, titleOf, usesWords } from '../../copy-words'
import { type CoverRow, coverRows } from '../../cover-rows'
import { type NotePiece, noteOf } from '../../note'
import { languagesOf, readsRightToLeft } from '../reading-direction'
import { STATUS_COLOUR } from '../status-colour'

/** A piece of a line: text, how it looks, and where it leads: an address, or the number of a source. */
export interface PdfPiece {
  readonly text: string
  readonly look: '' | 'bold' | 'italic' | 'del' | 'ins'
  readonly source?: number
}

/** A stretch of the draft. The claims it belongs to come the longest first. */
export interface PdfRun {
  readonly text: string
  readonly em: boolean
  readonly strong: boolean
  readonly href: string | null
  readonly claims: readonly number[]
  readonly begins: readonly number[]
  readonly ends: readonly number[]
}

export type PdfBlock =
  | { readonly kind: 'rule' }
  | { readonly kind: 'quotation'; readonly blocks: readonly PdfBlock[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly PdfBlock[])[] }
  | {
      readonly kind: 'figure'
      /** The name of its file beside the page; null when it is not to be had. */
      readonly picture: string | null
      readonly format: 'jpg' | 'png'
      /** In points, as large as it may be. */
      readonly width: number
      readonly height: number
      readonly alt: string
      readonly rtl: boolean
      readonly runs: readonly PdfRun[]
    }
  | {
      readonly kind: 'headline' | 'standfirst' | 'heading' | 'paragraph'
      readonly level: number
      readonly rtl: boolean
      readonly runs: readonly PdfRun[]
    }

/** All that a PDF says, as data: the template lays it out, and reads none of it as its own language. */
export interface PdfContent {
  readonly kind: string
  readonly title: string
  readonly titleRtl: boolean
  readonly origin: string
  readonly author: string
  /** Year, month, day, hour, minute, second, UTC. */
  readonly made: readonly number[]
  readonly eastAsia: string
  readonly rows: readonly CoverRow[]
  readonly counts: readonly { readonly status: Status; readonly label: string; readonly count: number }[]
  readonly colours: Record<Status, { readonly fill: string; readonly line: string }>
  /** Each with the numbers of the claims that end in it. */
  readonly blocks: readonly { readonly block: PdfBlock; readonly notes: readonly number[] }[]
  readonly claims: Readonly<Record<string, PdfClaim>>
  readonly orphans: readonly {
    readonly number: number
    readonly quote: string
    readonly note: readonly PdfPiece[]
  }[]
  readonly sources: readonly {
    readonly number: number
    readonly title: string
    readonly url: string | null
    readonly words: string
  }[]
  readonly full: readonly { readonly head: string; readonly lines: readonly string[] }[]
  readonly footer: string
  readonly state: string
}

interface PdfClaim {
  readonly status: Status
  readonly settled: boolean
  readonly note: readonly PdfPiece[]
}

/* How high a picture may be, in points: two thirds of a page. */
const HIGHEST = 480

/** The copy as the data of a PDF. */
export function pdfContent(copy: AnnotatedCopy): PdfContent {
  const made = new Date(copy.madeAt)
  const correction = copy.profile === 'checked'
  const claims = copy.claims.map((claim): [string, PdfClaim] => [
    String(claim.number),
    { status: claim.status, settled: claim.settled, note: piecesOf(noteOf(claim, correction)) },
  ])
  return {
    kind: PROFILE_LABEL[copy.profile],
    title: titleOf(copy),
    titleRtl: readsRightToLeft(titleOf(copy)),
    origin: originWords(copy),
    author: copy.madeBy,
    made: [
      made.getUTCFullYear(),
      made.getUTCMonth() + 1,
      made.getUTCDate(),
      made.getUTCHours(),
      made.getUTCMinutes(),
      made.getUTCSeconds(),
    ],
    eastAsia: languagesOf(copy.text).eastAsia ?? 'zh-CN',
    rows: coverRows(copy),
    counts:
      copy.progress.total === 0 ? [] : copy.counts.map(one => ({ ...one, label: STATUS_LABEL[one.status] })),
    colours: STATUS_COLOUR,
    blocks: leveled(copy.blocks).map(block => ({ block: blockOf(block), notes: endingIn(block) })),
    claims: Object.fromEntries(claims),
    orphans: copy.orphans.map(claim => ({
      number: claim.number,
      quote: claim.quote,
      note: piecesOf(noteOf(claim)),
    })),
    sources: copy.sources.map(source => ({
      number: source.number,
      title: source.title,
      url: source.url === null ? null : linkUrl(source.url),
      words: [sourceWords(source), source.note, usesWords(source)].filter(words => words !== '').join(' '),
    })),
    full: copy.inFull
      ? [...copy.claims, ...copy.orphans].map(claim => ({
          head: `${claim.number} ${claim.quote}`,
          lines: claimLines(copy, claim, true),
        }))
      : [],
    footer: `${titleOf(copy)}, v ${copy.version}`,
    state: statusWords(copy).label.replace(/\.$/, ''),
  }
}

/* Headings go down one level at a time, for whoever jumps from one to the next; those without words are none. */
function leveled(blocks: readonly CopyBlock[]): CopyBlock[] {
  let last = 0
  const one = (block: CopyBlock): CopyBlock => {
    if (block.kind === 'quotation') return { ...block, blocks: block.blocks.map(one) }
    if (block.kind === 'list') return { ...block, items: block.items.map(item => item.map(one)) }
    if (block.kind !== 'headline' && block.kind !== 'heading') return block
    if (block.runs.every(run => run.text.trim() === '')) return { kind: 'paragraph', runs: block.runs }
    last = Math.min(block.kind === 'heading' ? block.level : 1, last + 1)
    return { kind: 'heading', level: last, runs: block.runs }
  }
  return blocks.map(one)
}

function blockOf(block: CopyBlock): PdfBlock {
  switch (block.kind) {
    case 'rule':
      return { kind: 'rule' }
    case 'quotation':
      return { kind: 'quotation', blocks: block.blocks.map(blockOf) }
    case 'list':
      return { kind: 'list', start: block.start, items: block.items.map(item => item.map(blockOf)) }
    case 'figure': {
      const { picture, file, width, height, alt } = block
      // A picture is shown at 96 pixels an inch, as on a screen.
      const scale = Math.min(0.75, HIGHEST / height)
      return {
        kind: 'figure',
        picture: file === null ? null : picture,
        format: file?.type === 'image/png' ? 'png' : 'jpg',
        width: Math.max(1, width * scale),
        height: Math.max(1, height * scale),
        alt: alt === '' ? 'Picture without a description' : alt,
        ...textOf(block.runs),
      }
    }
    default:
      return {
        kind: block.kind,
        level: block.kind === 'heading' ? block.level : 1,
        ...textOf(block.runs),
      }
  }
}

function textOf(runs: readonly CopyRun[]): { readonly rtl: boolean; readonly runs: readonly PdfRun[] } {
  return {
    rtl: readsRightToLeft(runs.map(run => run.text).join('')),
    runs: runs.map(({ href, ...run }) => ({ ...run, href: href === null ? null : linkUrl(href) })),
  }
}

function endingIn(block: CopyBlock): number[] {
  const runs = (inner: CopyBlock): readonly CopyRun[] => {
    if (inner.kind === 'rule') return []
    if (inner.kind === 'quotation') return inner.blocks.flatMap(runs)
    return inner.kind === 'list' ? inner.items.flat().flatMap(runs) : inner.runs
  }
  return runs(block)
    .flatMap(run => run.ends)
    .sort((a, b) => a - b)
}

function piecesOf(pieces: readonly NotePiece[]): PdfPiece[] {
  return pieces.flatMap((piece, index): PdfPiece[] => [
    ...(index === 0 ? [] : [{ text: ' ', look: '' as const }]),
    ...piecesFor(piece),
  ])
}

function piecesFor(piece: NotePiece): PdfPiece[] {
  switch (piece.kind) {
    case 'label':
    case 'flag':
      return [{ text: piece.text, look: 'bold' }]
    case 'tool':
      return [{ text: piece.text, look: '' }]
    case 'said':
      return [{ text: piece.text + piece.stop, look: '' }]
    case 'wording':
      return [
        { text: piece.text, look: 'italic' },
        { text: piece.stop, look: '' },
      ]
    case 'change':
      return wordingDiff(piece.before, piece.after).map(({ kind, text }) => ({
        text,
        look: kind === 'same' ? 'italic' : kind,
      }))
    case 'source':
      return [
        { text: `[${piece.number}]`, look: '', source: piece.number },
        { text: `${piece.locator === '' ? '' : ` ${piece.locator}`}${piece.stop}`, look: '' },
      ]
  }
}
