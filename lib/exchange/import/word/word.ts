import type { ImportChoices } from '@/lib/contracts/import-choice'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { isLocked, MAX_WORD_BYTES } from '../decode'
import { DraftBuilder, oneLine } from '../draft-builder'
import { DropTally } from '../drop-tally'
import type { ImportRefusal } from '../import-refusal'
import type { ImportedDraft, ImportOptions } from '../imported-draft'
import { ImportedPictures } from '../imported-pictures'
import { readsAsHeadline } from '../plain-text'
import { WordClaims } from './word-claims'
import { threadsOf, type WordThread } from './word-comments'
import { type Layout, writeDraft } from './word-draft'
import { damaged, refusalOf, WordFault } from './word-fault'
import { type FlowParagraph, flowOf } from './word-flow'
import { countedChanges, leftOutComments } from './word-found'
import { countOf, notesIn, readNotes, withNotes, writeNotes } from './word-notes'
import { WordNumbering } from './word-numbering'
import { locked, openWordFile, type WordPackage, type WordPart } from './word-package'
import { WordPictures } from './word-pictures'
import { WordReader } from './word-reader'
import { copyHead, knownComments, ownChanges } from './word-return'
import { WordStyles } from './word-styles'
import { child } from './word-xml'

export interface WordOptions extends ImportOptions, ImportChoices {
  readonly fileName?: string | undefined
  /** The article that it may be a copy of: then the text is read as it was before the changes that Stet wrote. */
  readonly returnsTo?: string | undefined
}

const AROUND = 'The cover and the lists that Stet wrote around the draft'
const AROUND_RETURNED = `${AROUND}, whatever was changed in them, and changes of formatting alone`
/* More than anybody reads through. */
const MOST_COMMENTS = 5000

/**
 * Reads a Word file: its words with their structure, and comments, tracked changes and notes as claims on exactly
 * the words they stand on. Refused, in words: what is no Word file, is damaged, locked, carries macros, or is larger
 * inside than a Word file is. Nothing outside the file is ever asked for.
 */
export function importWord(
  bytes: Uint8Array,
  options: WordOptions = {},
): Result<ImportedDraft, ImportRefusal> {
  try {
    if (bytes.length > MAX_WORD_BYTES)
      throw new WordFault(
        'too_large',
        'is larger than 40 MB. Take the pictures out of it, or paste the text.',
      )
    if (isLocked(bytes)) throw locked()
    return readWord(openWordFile(bytes), options)
  } catch (error) {
    if (error instanceof WordFault) return refuse(refusalOf(error, options.fileName))
    throw error
  }
}

function readWord(file: WordPackage, options: WordOptions): Result<ImportedDraft, ImportRefusal> {
  const { notes: noteChoice = 'cite', resolved = 'keep' } = options
  const dropped = new DropTally()
  const pictures = new ImportedPictures()
  const shown = new WordPictures(pictures, dropped)
  const styles = new WordStyles(file.styles?.root ?? null)
  const head = copyHead(file)
  const returns = head !== null && head.articleId === options.returnsTo
  const ownOnes = { includes: ownChanges(file), refused: returns }
  const read = (part: WordPart) => {
    const numbering = new WordNumbering(file.numbering?.root ?? null)
    const reader = new WordReader(part, styles, numbering, dropped, shown, ownOnes)
    reader.read(part.root)
    return reader
  }
  const reader = read(bodyOf(file))
  const own = file.claims === null ? null : reader.draft
  /* What stands tracked in a copy of Stet's is proposed, and no more. */
  const { changes = own === null ? 'accept' : 'propose' } = options
  const notes = readNotes(file, read)
  const paragraphs = withNotes(
    own === null ? reader.paragraphs : reader.paragraphs.slice(own.from, own.to),
    notes,
    noteChoice === 'text',
  )
  const all = threadsIn(file, read)
  const threads = resolved === 'keep' ? all : all.filter(({ comment }) => !comment.resolved)
  const known = knownComments(file, all)

  const flow = flowOf(paragraphs, changes === 'accept' ? 'after' : 'before')
  const claims = new WordClaims(flow)
  claims.addThreads(threads, known.found)
  if (changes === 'propose') claims.addProposals()
  const lost = noteChoice === 'cite' ? claims.addNotes(notes) : notesIn(flow, notes)
  const placed = claims.all()

  const layout = returns ? ownLayout(flow) : layoutOf(flow, oneLine(options.headline ?? ''))
  const headline = layout.headline === null ? options.headline : undefined
  const builder = new DraftBuilder({ headline, headlineLeads: true })
  writeDraft(builder, flow, placed, layout)
  writeNotes(builder, lost)
  const doc = builder.finish()
  if (!doc.ok) return doc
  if (doc.value.textContent.trim() === '' && pictures.all().length === 0)
    throw new WordFault('empty', 'holds no words.')
  for (const edge of file.edges) if (edge.root.hasWords) dropped.add('edges')
  return ok({
    doc: doc.value,
    dropped: [
      ...(own === null ? [] : [returns ? AROUND_RETURNED : AROUND]),
      ...dropped.inWords(),
      ...leftOutComments(all.length - threads.length, claims.nowhere),
    ],
    pictures: pictures.all(),
    claims: placed.map(({ places, ...claim }) => claim),
    found: {
      comments: all.length,
      replies: all.reduce((sum, { comment }) => sum + comment.replies.length, 0),
      resolved: all.filter(({ comment }) => comment.resolved).length,
      footnotes: countOf(paragraphs, 'footnote'),
      endnotes: countOf(paragraphs, 'endnote'),
      changes: countedChanges(paragraphs),
      copyOf: head === null ? null : { articleId: head.articleId, version: head.version },
    },
    copy: head === null ? null : { ...head, gone: known.gone },
  })
}

function bodyOf({ document }: WordPackage): WordPart {
  const root = child(document.root, 'w:body')
  if (root === null) throw damaged('its text is missing')
  return { ...document, root }
}

function threadsIn(file: WordPackage, read: (part: WordPart) => WordReader): WordThread[] {
  const { comments } = file
  if (comments === null) return []
  const all = threadsOf(
    comments.root,
    file.threads?.root ?? null,
    root => read({ ...comments, root }).paragraphs,
  )
  if (all.length > MOST_COMMENTS)
    throw new WordFault(
      'too_large',
      `has ${all.length} comments; ${MOST_COMMENTS} can be read. Take it in parts.`,
    )
  return all
}

/* In a copy each part of the draft has a style of its own: nothing is guessed. */
function ownLayout(flow: readonly FlowParagraph[]): Layout {
  const first = (kind: 'title' | 'subtitle') => {
    const index = flow.findIndex(({ role, text }) => role.kind === kind && text.trim() !== '')
    return index < 0 ? null : index
  }
  return { headline: first('title'), standfirst: first('subtitle'), shift: 0 }
}

/*
 * A title leads as the headline, and so does a heading of the first level where it is the only one, or a first line
 * that could be one. What leads already is not asked for again.
 */
function layoutOf(flow: readonly FlowParagraph[], asked: string): Layout {
  const filled = [...flow.entries()].filter(([, { text }]) => text.trim() !== '')
  const [first, second] = filled
  const topLevel = filled.filter(([, { role }]) => role.kind === 'heading' && role.level === 1).length
  const leads =
    first !== undefined &&
    (asked !== ''
      ? oneLine(first[1].text) === asked
      : isHeadline(
          first[1],
          topLevel,
          filled.length > 1,
          filled.some(([, { role }]) => role.kind === 'title'),
        ))
  const headline = leads ? first[0] : null
  const next = leads ? second : first
  const sections = topLevel - (leads && first[1].role.kind === 'heading' ? 1 : 0)
  return {
    headline,
    standfirst: next?.[1].role.kind === 'subtitle' ? next[0] : null,
    shift: sections > 0 ? 1 : 0,
  }
}

function isHeadline(
  { role, list, quote, text }: FlowParagraph,
  topLevel: number,
  more: boolean,
  titled: boolean,
) {
  if (role.kind === 'title') return true
  if (role.kind === 'heading') return role.level === 1 && topLevel === 1 && !titled
  if (role.kind !== 'plain' || titled || topLevel > 0) return false
  return list === null && !quote && more && !text.trim().includes('\n') && readsAsHeadline(text.trim())
}
