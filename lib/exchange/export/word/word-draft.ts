import {
  BookmarkEnd,
  BookmarkStart,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InsertedTextRun,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  TextRun,
  UnderlineType,
} from 'docx'
import { linkUrl } from '@/lib/domain/link-url'
import type { Status } from '@/lib/domain/status'
import type { AnnotatedCopy } from '../../annotated-copy'
import type { CopyBlock, CopyRun } from '../../copy-blocks'
import type { CopyClaim, Deed } from '../../copy-claim'
import { readsRightToLeft } from '../reading-direction'
import { STATUS_COLOUR } from '../status-colour'
import { type BlockChange, changesIn } from './word-changes'
import type { ListItem, ListNumbering } from './word-lists'
import type { WordNotes } from './word-notes'
import { wordPicture } from './word-picture'
import { runsOf } from './word-runs'
import { STYLE } from './word-style'
import { wordText } from './word-text'

/* Word's ids of tracked changes and comments share one space; comments count from 0. */
const FIRST_CHANGE = 1_000_000
/** What the draft is marked with from its first to its last word: what stands outside of it is not the article. */
const DRAFT_BOOKMARK = { name: 'stet_draft', id: FIRST_CHANGE - 1 }

/* Not by colour alone: each status has a line of its own. */
const UNDERLINE: Record<Status, (typeof UnderlineType)[keyof typeof UnderlineType]> = {
  unchecked: UnderlineType.DASH,
  in_progress: UnderlineType.DOTDASH,
  verified: UnderlineType.SINGLE,
  needs_change: UnderlineType.WAVE,
  disputed: UnderlineType.DOUBLE,
  cannot_verify: UnderlineType.DOTDOTDASH,
  opinion: UnderlineType.DOTTED,
}

/** Where a block stands: how deep in lists and quotations, and whether it begins an item. */
interface Place {
  readonly quotation: number
  readonly depth: number
  readonly item: ListItem | null
}

/** The draft as Word's paragraphs: its words, claims, notes, links and changes, and nothing else. */
export class WordDraft {
  private readonly claims: ReadonlyMap<number, CopyClaim>
  private changes = FIRST_CHANGE
  /** Whose changes are tracked in the draft, and of when. */
  readonly tracked: Deed[] = []

  constructor(
    private readonly copy: AnnotatedCopy,
    private readonly notes: WordNotes,
    private readonly numbering: ListNumbering,
  ) {
    this.claims = new Map(copy.claims.map(claim => [claim.number, claim]))
  }

  paragraphs(): Paragraph[] {
    const top = { quotation: 0, depth: 0, item: null }
    const all = this.copy.blocks.flatMap(block => this.block(block, top))
    return all.map((options, index) => {
      const children = [
        ...(index === 0 ? [new BookmarkStart(DRAFT_BOOKMARK.name, DRAFT_BOOKMARK.id)] : []),
        ...(options.children ?? []),
        ...(index === all.length - 1 ? [new BookmarkEnd(DRAFT_BOOKMARK.id)] : []),
      ]
      // The types name the whole bookmark only; both ends are elements of a paragraph like those of a comment.
      return new Paragraph({ ...options, children: children as ParagraphChild[] })
    })
  }

  private block(block: CopyBlock, place: Place): IParagraphOptions[] {
    switch (block.kind) {
      case 'rule':
        return [{ style: STYLE.rule }]
      case 'quotation':
        return this.blocks(block.blocks, { ...place, quotation: place.quotation + 1 })
      case 'list': {
        const list = this.numbering.list(block.start)
        const depth = place.depth + 1
        return block.items.flatMap(item =>
          this.blocks(item, { ...place, depth, item: this.numbering.item(list, depth - 1) }),
        )
      }
      case 'figure':
        return this.figure(block, place)
      case 'headline':
        return [this.paragraph(block.runs, place, STYLE.headline)]
      case 'standfirst':
        return block.runs.length === 0 ? [] : [this.paragraph(block.runs, place, STYLE.standfirst)]
      case 'heading':
        return [this.paragraph(block.runs, place, STYLE.heading(block.level))]
      case 'paragraph':
        return [this.paragraph(block.runs, place, place.quotation > 0 ? STYLE.quotation : STYLE.paragraph)]
    }
  }

  /* Where the file is not to be had there is no word for it: what stands here is the draft and nothing else. */
  private figure(block: Extract<CopyBlock, { kind: 'figure' }>, place: Place): IParagraphOptions[] {
    const { file, alt, runs } = block
    const caption = runs.length === 0 ? [] : [this.paragraph(runs, { ...place, item: null }, STYLE.caption)]
    if (file === null) return caption
    return [{ ...this.paragraph([], place, STYLE.picture), children: [wordPicture(file, alt)] }, ...caption]
  }

  /* Only the first block of a list item has its number; the others are set in under it. */
  private blocks(blocks: readonly CopyBlock[], place: Place): IParagraphOptions[] {
    return blocks.flatMap((block, index) => this.block(block, index === 0 ? place : { ...place, item: null }))
  }

  private paragraph(runs: readonly CopyRun[], place: Place, style: string): IParagraphOptions {
    const rightToLeft = readsRightToLeft(runs.map(run => run.text).join(''))
    const indent = 360 * (place.depth + place.quotation)
    return {
      style,
      ...(rightToLeft ? { bidirectional: true } : {}),
      ...(place.item === null
        ? indent === 0
          ? {}
          : { indent: { start: indent } }
        : { numbering: { ...place.item, custom: true } }),
      children: this.inline(runs, rightToLeft),
    }
  }

  private inline(runs: readonly CopyRun[], blockRightToLeft: boolean): ParagraphChild[] {
    const changes = changesIn(runs, number => this.claims.get(number))
    const out: ParagraphChild[] = []
    let offset = 0
    for (const run of runs) {
      for (const number of run.begins) out.push(...this.notes.opening(number).map(startOf))
      const to = offset + run.text.length
      const pieces = cut(run.text, offset, changes).flatMap(piece => this.piece(piece, run, blockRightToLeft))
      out.push(...linked(run, pieces))
      offset = to
      for (const number of [...run.ends].sort((a, b) => a - b)) {
        const note = this.notes.closing(number)
        out.push(...note.comments.map(id => new CommentRangeEnd(id)))
        out.push(...note.comments.map(id => new TextRun({ children: [new CommentReference(id)] })))
        if (note.footnote !== null) out.push(new FootnoteReferenceRun(note.footnote))
      }
    }
    return out
  }

  private piece(piece: Piece, run: CopyRun, blockRightToLeft: boolean): ParagraphChild[] {
    const look = { ...this.look(run), blockRightToLeft }
    const { change } = piece
    if (change === null) return runsOf(piece.text, look, options => new TextRun(options))
    const tracked = (options: IRunOptions) => ({ ...options, ...this.tracking(change.deed) })
    return change.kind === 'del'
      ? runsOf(piece.text, look, options => new DeletedTextRun(tracked(options)))
      : runsOf(piece.text, look, options => new InsertedTextRun(tracked(options)))
  }

  private tracking(deed: Deed): { id: number; author: string; date: string } {
    this.tracked.push(deed)
    return { id: this.changes++, author: wordText(deed.by), date: deed.at ?? this.copy.madeAt }
  }

  private look(run: CopyRun): IRunOptions {
    /* Of claims that overlap the shortest shows, as it does on the screen. */
    const claim = this.claims.get(run.claims.at(-1) ?? 0)
    return {
      ...(run.em ? { italics: true } : {}),
      ...(run.strong ? { bold: true } : {}),
      ...(run.href === null ? {} : { style: 'Hyperlink' }),
      ...(claim === undefined ? {} : claimLook(claim)),
    }
  }
}

function claimLook({ status, settled }: CopyClaim): IRunOptions {
  const { fill, line } = STATUS_COLOUR[status]
  return {
    underline: { type: UNDERLINE[status], color: line },
    ...(settled ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
  }
}

function startOf(id: number): CommentRangeStart {
  return new CommentRangeStart(id)
}

function linked(run: CopyRun, children: readonly ParagraphChild[]): readonly ParagraphChild[] {
  const link = run.href === null ? null : linkUrl(run.href)
  return link === null || children.length === 0 ? children : [new ExternalHyperlink({ link, children })]
}

interface Piece {
  readonly text: string
  readonly change: BlockChange | null
}

/*
 * A run cut where changes begin and end. What is put in stands in the run of its claim on that side, so that it is
 * within the claim's comment.
 */
function cut(text: string, offset: number, changes: readonly BlockChange[]): Piece[] {
  const pieces: Piece[] = []
  const to = offset + text.length
  let at = offset
  const upTo = (end: number, change: BlockChange | null) => {
    if (end > at) pieces.push({ text: text.slice(at - offset, end - offset), change })
    at = Math.max(at, end)
  }
  for (const change of changes) {
    if (change.kind === 'ins') {
      const here = change.leads
        ? change.at >= offset && change.at < to
        : change.at > offset && change.at <= to
      if (!here) continue
      upTo(change.at, null)
      pieces.push({ text: change.text, change })
    } else if (change.from < to && change.to > offset) {
      upTo(Math.max(change.from, offset), null)
      upTo(Math.min(change.to, to), change)
    }
  }
  upTo(to, null)
  return pieces
}
