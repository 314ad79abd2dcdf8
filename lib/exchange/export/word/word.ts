import { Document, Footer, Packer, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx'
import type { NotePlace } from '@/lib/contracts/newsroom'
import type { AnnotatedCopy } from '../../annotated-copy'
import type { SealedRecord } from '../../copy-record'
import { PROFILE_LABEL, statusWords, titleOf } from '../../copy-words'
import { apparatus, coverPage } from './word-apparatus'
import { contentTypesFirst } from './word-archive-order'
import { claimsParts } from './word-claims-part'
import { WordDraft } from './word-draft'
import { ListNumbering } from './word-lists'
import { WordNotes } from './word-notes'
import { textRuns } from './word-runs'
import { STYLE, wordStyles } from './word-style'
import { wordText } from './word-text'

/* A4 with an inch around it: twentieths of a point. */
const PAGE = { width: 11906, height: 16838 }
const MARGIN = 1440
const LINE_WIDTH = PAGE.width - 2 * MARGIN

/**
 * The copy as a Word file (ECMA-376, transitional): cover, draft with a note on the exact words of each claim and
 * proposals as tracked changes, claims whose text has gone, sources. With a record it carries that along unseen.
 */
export async function wordCopy(
  copy: AnnotatedCopy,
  notePlace: NotePlace = 'comments',
  record: SealedRecord | null = null,
): Promise<Uint8Array<ArrayBuffer>> {
  const notes = new WordNotes(copy, notePlace)
  const numbering = new ListNumbering()
  const draft = new WordDraft(copy, notes, numbering)
  const paragraphs = draft.paragraphs()
  const file = new Document({
    title: wordText(titleOf(copy)),
    subject: PROFILE_LABEL[copy.profile],
    creator: wordText(copy.madeBy),
    lastModifiedBy: wordText(copy.madeBy),
    description: `Version ${copy.version}, sha256 ${copy.textHash}`,
    styles: wordStyles(copy.text),
    numbering: numbering.options(),
    comments: { children: notes.comments },
    footnotes: notes.footnotes,
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: PAGE, margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN } },
        },
        footers: { default: footer(copy), first: new Footer({ children: [] }) },
        children: [...coverPage(copy), ...paragraphs, ...apparatus(copy, notePlace === 'footnotes')],
      },
    ],
  })
  const own = claimsParts(file, { copy, noted: notes.noted, tracked: draft.tracked, record })
  return contentTypesFirst(await Packer.pack(file, 'uint8array', undefined, own))
}

function footer(copy: AnnotatedCopy): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.footer,
        tabStops: [{ type: TabStopType.RIGHT, position: LINE_WIDTH }],
        children: [
          ...textRuns(`${titleOf(copy)}, v ${copy.version} · ${statusWords(copy).label.replace(/\.$/, '')}`),
          new TextRun({ children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
}
